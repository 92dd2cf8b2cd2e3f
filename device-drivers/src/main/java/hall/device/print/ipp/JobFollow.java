// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.DeviceFault;
import hall.device.print.PrintFaults;
import hall.device.print.Printer.PrintEvidence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a look at a job means: decided here, waited for elsewhere.
///
/// | job-state | means |
/// |---|---|
/// | completed | done, with the evidence that the counts give, once the document is taken |
/// | canceled, aborted | the printer's fault if it names one, else the job's |
/// | processing-stopped, or any while the printer is stopped | the printer's fault at once if it names one; without a reason after a short stillness |
/// | pending, processing | a fault at once for a reason that blocks; for any other stopping reason only after a long stillness, since it may be one tray of several |
/// | pending-held | `printer-stopped` after a long stillness |
final class JobFollow {

  static final Duration SHORT = Duration.ofSeconds(3);
  static final Duration LONG = Duration.ofSeconds(12);

  private JobFollow() {}

  /// What to do next.
  sealed interface Next {}

  /// The printer has finished the job.
  record Done(PrintEvidence evidence) implements Next {}

  /// The job will not come out as it should; it is to be cancelled.
  record Failed(DeviceFault fault) implements Next {}

  /// Look again after a wait.
  record LookAgain(Duration pause) implements Next {}

  /// One look at a job.
  ///
  /// @param still for how long neither the job's state nor its count nor the printer's state
  ///   changed
  /// @param seen every printer state reason since the start
  /// @param before the printer before the job
  /// @param sending whether the document is still on its way
  record Look(
      JobReport job,
      PrinterReport printer,
      Duration still,
      List<String> seen,
      IppPlan plan,
      PrinterReport before,
      boolean sending) {

    private int pages() {
      return job.pages(plan.twoSided());
    }

    private boolean stillFor(Duration duration) {
      return still.compareTo(duration) >= 0;
    }

    private String raw() {
      return printer.raw(job);
    }

    private Failed failed(Optional<DeviceFault> named, DeviceFault otherwise) {
      return new Failed(named.map(fault -> fault.withRaw(raw())).orElse(otherwise));
    }
  }

  static Next next(Look look) {
    var named = StateReason.worst(look.printer.stopping());
    return switch (look.job.state()) {
      case COMPLETED ->
          look.sending && !look.stillFor(SHORT) ? again(look) : new Done(evidence(look));
      case CANCELED -> look.failed(named, PrintFaults.canceled(look.raw()));
      case ABORTED -> look.failed(named, PrintFaults.aborted(look.raw()));
      case PROCESSING_STOPPED -> stopped(look, named);
      case PENDING_HELD ->
          look.stillFor(LONG) ? look.failed(named, PrintFaults.stopped(look.raw())) : again(look);
      case PENDING, PROCESSING ->
          look.printer.state() == PrinterReport.State.STOPPED
              ? stopped(look, named)
              : running(look, named);
    };
  }

  private static Next stopped(Look look, Optional<DeviceFault> named) {
    return named.isPresent() || look.stillFor(SHORT)
        ? look.failed(named, PrintFaults.stopped(look.raw()))
        : again(look);
  }

  private static Next running(Look look, Optional<DeviceFault> named) {
    var blocking = StateReason.blocking(look.printer.stopping());
    if (blocking.isPresent()) {
      return look.failed(blocking, PrintFaults.stopped(look.raw()));
    }
    return named.isPresent() && look.stillFor(LONG)
        ? look.failed(named, PrintFaults.stopped(look.raw()))
        : again(look);
  }

  private static Next again(Look look) {
    return new LookAgain(
        look.still.compareTo(Duration.ofSeconds(2)) < 0
            ? Duration.ofMillis(200)
            : Duration.ofMillis(1000));
  }

  private static PrintEvidence evidence(Look look) {
    return new PrintEvidence(
        level(look), look.pages(), look.job.uri(), look.seen, look.plan.degraded());
  }

  /// Each rung of the ladder stands on the one below.
  private static int level(Look look) {
    boolean whole =
        look.pages() >= look.plan.expected()
            && !look.job.reasons().contains("job-completed-with-errors");
    if (!whole) {
      return 2;
    }
    boolean faultSeen =
        look.seen.stream()
            .map(StateReason::parse)
            .anyMatch(reason ->
                reason.severity() != StateReason.Severity.REPORT && reason.fault().isPresent());
    if (faultSeen) {
      return 3;
    }
    return look.printer.countedSince(look.before, look.plan.expected(), look.plan.twoSided())
        ? 5
        : 4;
  }
}
