// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.Deadline;
import hall.device.SelfTestRun;
import hall.device.http.FirstContact;
import hall.device.http.Stop;
import hall.device.print.PrintSettings;

/// The checks of a printer, behind those of its connection: `attributes`; how it is, as `state`,
/// `accepting-jobs`, `trays`, `supplies`; what it can do, as `operations`, `clock`, `format`; and
/// `validate-job`, which asks it to judge the job that a print would send.
final class IppSelfTest {

  /// The check of the first answer.
  static final String FIRST = "attributes";

  private final IppClient client;
  private final Deadline deadline;

  IppSelfTest(IppClient client, Deadline deadline) {
    this.client = client;
    this.deadline = deadline;
  }

  void on(FirstContact contact) throws Stop, InterruptedException {
    var report = client.printer(deadline);
    var run = contact.met(FIRST);
    run.pass("%s %s".formatted(report.makeAndModel(), report.serialNumber()).strip());
    IppChecks.state(run.next("state"), report);
    run.next("accepting-jobs").judge(report.accepting(), String.valueOf(report.accepting()));
    IppChecks.trays(run.next("trays"), report.trays());
    IppChecks.supplies(run.next("supplies"), report.markers());
    run.next("operations");
    var details = client.details(deadline);
    IppChecks.operations(run, details);
    IppChecks.clock(run.next("clock"), details.clock());
    run.next("format");
    var plan = IppPlanner.plan(report.can(), PrintSettings.PLAIN, 1);
    IppChecks.format(run, plan);
    validate(run.next("validate-job"), details, plan, report.can());
  }

  private void validate(SelfTestRun run, PrinterDetails details, IppPlan plan, PrinterAbilities can)
      throws Stop, InterruptedException {
    if (!details.validates()) {
      run.unasked();
      return;
    }
    var unsupported = client.validate("self-test", plan, can, deadline);
    run.judge(
        IppTicket.refusal(unsupported).isEmpty(),
        unsupported.isEmpty() ? "accepted" : "leaves out " + String.join(" ", unsupported));
  }
}
