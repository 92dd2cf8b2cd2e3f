// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.Ticker;
import hall.device.http.Conversations;
import hall.device.http.DeviceHttp;
import hall.device.http.FirstContact;
import hall.device.http.Stop;
import hall.device.print.PdfPages;
import hall.device.print.PrintFaults;
import hall.device.print.PrintOutcome;
import hall.device.print.PrintProgress;
import hall.device.print.PrintSettings;
import hall.device.print.Printer;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// A network printer behind `ipp://host:port/path?user=NAME`, or behind `ipps://…` over TLS, with
/// `fingerprint=SHA256HEX` for a printer that signed its certificate itself.
///
/// It gets PDF as it is, or PWG raster where it reads no PDF.
///
/// After a fault, a passed deadline, an interruption or [#close], all jobs of the user at the
/// printer are cancelled; that takes up to five seconds more. While the printer could not be
/// reached for that, every later look at its status tries again.
public final class IppPrinter implements Printer {

  private static final Duration COUNT = Duration.ofSeconds(2);

  private final DeviceUri uri;
  private final Ticker ticker;
  private final IppAddress address;
  private final Conversations conversations;
  private volatile boolean leftBehind;

  /// @throws IllegalArgumentException where the URI can't be a printer's
  public IppPrinter(DeviceUri uri, DeviceContext context) {
    this.uri = uri;
    this.ticker = context.ticker();
    this.address = IppAddress.of(uri);
    this.conversations = new Conversations(uri, context, address.trust());
  }

  @Override
  public DeviceUri uri() {
    return uri;
  }

  @Override
  public Operations operations() {
    return conversations.operations();
  }

  @Override
  public PrintOutcome print(
      String jobName,
      byte[] pdf,
      PrintSettings settings,
      Consumer<PrintProgress> progress,
      Deadline deadline)
      throws InterruptedException {
    OptionalInt pages = PdfPages.count(pdf);
    if (pages.isEmpty()) {
      return new PrintOutcome.Failed(
          PrintFaults.documentInvalid("%d bytes".formatted(pdf.length)), PrintOutcome.Trail.NONE);
    }
    var trail = new IppTrail(progress);
    var outcome =
        conversations.hold(
            "print",
            deadline,
            http -> {
              boolean done = false;
              try {
                var job = new IppJob(new IppClient(http, address), trail, deadline);
                var evidence = job.print(jobName, pdf, settings, pages.getAsInt());
                done = true;
                return evidence;
              } finally {
                if (!done) {
                  withdraw(trail, http.afresh());
                }
              }
            });
    operations().count("sheets", trail.sheets());
    return PrintOutcome.of(outcome, trail.told());
  }

  private void withdraw(IppTrail trail, DeviceHttp connections) throws InterruptedException {
    // An interruption that is already noted must not stop the clean-up that it asks for.
    boolean interrupted = Thread.interrupted();
    leftBehind = true;
    try (var http = connections) {
      var end = Deadline.after(IppWithdrawal.GRACE, ticker);
      var client = new IppClient(http, address);
      leftBehind = !new IppWithdrawal(client).run(end);
      if (trail.jobId().isPresent()) {
        // A job that does not let go within the time for it still tells its count.
        trail.counted(client.job(trail.jobId().get(), Deadline.after(COUNT, ticker)));
      }
    } catch (Stop stop) {
      // The printer can't be asked now; what was left behind is cancelled when it can.
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    var answer =
        conversations.hold(
            "status",
            deadline,
            http -> {
              var client = new IppClient(http, address);
              var report = client.printer(deadline);
              if (leftBehind) {
                leftBehind = !new IppWithdrawal(client).run(deadline);
              }
              return PrinterStatus.of(report);
            });
    return switch (answer) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() ->
          DeviceStatus.of(Faults.silence("before the deadline"));
    };
  }

  @Override
  public SelfTest selfTest(Deadline deadline) throws InterruptedException {
    var contact = new FirstContact(address.http().getAuthority(), address.trust());
    return contact.after(
        conversations.hold(
            "self-test",
            deadline,
            http -> {
              new IppSelfTest(new IppClient(http, address), deadline).on(contact);
              return contact;
            }),
        IppSelfTest.FIRST);
  }

  @Override
  public void close() {
    conversations.close();
  }
}
