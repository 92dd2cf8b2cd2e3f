// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.http.Stop;
import hall.device.print.PrintFaults;
import hall.device.print.PrintSettings;
import hall.device.print.Printer.PrintEvidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One document from the first question to the printer's word that it is finished.
///
/// Where the printer can, the job is made first and its document sent while the job is followed: a
/// printer that runs out of paper stops taking the document, and says why only when it is asked.
final class IppJob {

  private static final int ATTEMPTS = 10;
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final IppClient client;
  private final IppTrail trail;
  private final Deadline deadline;

  IppJob(IppClient client, IppTrail trail, Deadline deadline) {
    this.client = client;
    this.trail = trail;
    this.deadline = deadline;
  }

  /// @param pages how many the document has
  PrintEvidence print(String jobName, byte[] pdf, PrintSettings settings, int pages)
      throws Stop, InterruptedException {
    var before = client.printer(deadline);
    refuse(before);
    var plan = IppPlanner.plan(before.can(), settings, pages);
    var document = IppDocument.of(pdf, plan);
    // Jobs of an earlier citizen that survived a crash or a power cut.
    new IppWithdrawal(client).run(deadline);
    try {
      var job = submit(jobName, plan, document, before.can());
      var told = withDegraded(plan, job.unsupported());
      var upload = before.can().createsJobs() ? upload(job.job(), plan, document) : none();
      return new IppFollower(client, trail, deadline, told, before, document, upload)
          .follow(job.job().id());
    } finally {
      document.stop();
    }
  }

  private static void refuse(PrinterReport printer) throws Stop {
    var raw = String.join(" ", printer.reasons());
    if (printer.state() == PrinterReport.State.STOPPED) {
      throw Stop.because(
          StateReason.worst(printer.reasons())
              .map(fault -> fault.withRaw(raw))
              .orElse(PrintFaults.stopped(raw)));
    }
    if (!printer.accepting()) {
      throw Stop.because(PrintFaults.notAccepting(raw));
    }
  }

  private IppClient.Submitted submit(
      String jobName, IppPlan plan, IppDocument document, PrinterAbilities can)
      throws Stop, InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var job =
          can.createsJobs()
              ? client.create(jobName, plan, can, deadline)
              : client.submit(jobName, plan, document, can, deadline);
      if (job.isPresent()) {
        accepted(job.get(), plan, !can.createsJobs());
        return job.get();
      }
      deadline.pause(WAIT);
    }
    throw Stop.because(Faults.busy("server-error-busy %d times".formatted(ATTEMPTS)));
  }

  private void accepted(IppClient.Submitted submitted, IppPlan plan, boolean whole) throws Stop {
    trail.accepted(submitted.job(), plan);
    if (whole) {
      trail.transmitted();
    }
    var refusal = IppTicket.refusal(submitted.unsupported());
    if (refusal.isPresent()) {
      throw Stop.because(refusal.get());
    }
  }

  private static IppPlan withDegraded(IppPlan plan, List<String> unsupported) {
    var degraded = new ArrayList<>(plan.degraded());
    degraded.addAll(IppTicket.degraded(unsupported));
    return plan.with(degraded);
  }

  private Optional<IppClient.Upload> upload(JobReport job, IppPlan plan, IppDocument document) {
    return Optional.of(client.begin(job.id(), plan, document));
  }

  private static Optional<IppClient.Upload> none() {
    return Optional.empty();
  }
}
