// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.http.Stop;
import hall.device.print.Printer.PrintEvidence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Follows a job to its end, while its document may still be on the way.
final class IppFollower {

  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int BLIPS = 3;

  private final IppClient client;
  private final IppTrail trail;
  private final Deadline deadline;
  private final IppPlan plan;
  private final PrinterReport before;
  private final IppDocument document;
  private Optional<IppClient.Upload> upload;
  private Optional<Stop> broken = Optional.empty();

  /// @param plan as it was submitted
  /// @param before the printer before the job
  /// @param upload the document on its way, unless it went with the job
  IppFollower(
      IppClient client,
      IppTrail trail,
      Deadline deadline,
      IppPlan plan,
      PrinterReport before,
      IppDocument document,
      Optional<IppClient.Upload> upload) {
    this.client = client;
    this.trail = trail;
    this.deadline = deadline;
    this.plan = plan;
    this.before = before;
    this.document = document;
    this.upload = upload;
  }

  PrintEvidence follow(int job) throws Stop, InterruptedException {
    try {
      return looking(job);
    } finally {
      upload.ifPresent(on -> on.sending().cancel());
    }
  }

  private PrintEvidence looking(int job) throws Stop, InterruptedException {
    var ticker = deadline.ticker();
    var moved = ticker.nanos();
    List<Object> last = List.of();
    while (true) {
      var looked = look(job);
      List<Object> now =
          List.of(
              looked.job.state(),
              looked.job.pages(plan.twoSided()),
              looked.printer.state(),
              document.handedOver(),
              upload.isPresent());
      if (!now.equals(last)) {
        moved = ticker.nanos();
        last = now;
      }
      var look =
          new JobFollow.Look(
              looked.job,
              looked.printer,
              Duration.ofNanos(ticker.nanos() - moved),
              trail.seen(),
              plan,
              before,
              upload.isPresent());
      switch (JobFollow.next(look)) {
        case JobFollow.Done(var evidence) -> {
          return evidence;
        }
        case JobFollow.Failed(var fault) -> throw Stop.because(better(fault));
        case JobFollow.LookAgain(var pause) -> {
          checkUpload();
          deadline.pause(pause);
        }
      }
    }
  }

  /// A document that can't be drawn ends its job at the printer; that is not the printer's fault.
  private DeviceFault better(DeviceFault fault) {
    return document.damage().orElse(fault);
  }

  /// A document that was not taken is a fault, but the job may tell a better one at the next look.
  private void checkUpload() throws Stop {
    if (broken.isPresent()) {
      throw broken.get();
    }
    if (upload.isEmpty()) {
      return;
    }
    var reply = upload.get().sending().reply();
    if (reply.isEmpty()) {
      return;
    }
    try {
      IppClient.taken(reply.get(), upload.get().requestId());
      trail.transmitted();
    } catch (Stop stop) {
      broken = Optional.of(document.damage().map(Stop::because).orElse(stop));
    }
    upload = Optional.empty();
  }

  private record Looked(JobReport job, PrinterReport printer) {}

  /// One look; a blip of the network is borne.
  private Looked look(int job) throws Stop, InterruptedException {
    for (int blip = 1; ; blip++) {
      try {
        var looked = new Looked(client.job(job, deadline), client.printer(deadline));
        trail.reasons(looked.printer.reasons());
        trail.job(looked.job);
        return looked;
      } catch (Stop stop) {
        boolean lost =
            stop.fault().filter(fault -> fault.reason().equals("disconnected")).isPresent();
        if (!lost || blip == BLIPS) {
          throw stop;
        }
        deadline.pause(WAIT);
      }
    }
  }
}
