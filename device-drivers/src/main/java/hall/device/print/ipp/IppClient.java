// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import com.hp.jipp.encoding.IppPacket;
import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.http.DeviceHttp;
import hall.device.http.Reply;
import hall.device.http.Sending;
import hall.device.http.Stop;
import hall.device.print.PrintFaults;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;

/// The operations of IPP, each one exchange; what they mean together is [IppJob]'s matter.
final class IppClient {

  private static final int NOT_POSSIBLE = 0x0404;
  private static final int NOT_FOUND = 0x0406;
  private static final int FORMAT_NOT_SUPPORTED = 0x040A;
  private static final int NOT_SUPPORTED = 0x040B;
  private static final int SERVICE_UNAVAILABLE = 0x0502;
  private static final int NOT_ACCEPTING_JOBS = 0x0506;
  private static final int BUSY = 0x0507;

  private final DeviceHttp http;
  private final IppAddress address;
  private int requests;

  IppClient(DeviceHttp http, IppAddress address) {
    this.http = http;
    this.address = address;
  }

  PrinterReport printer(Deadline deadline) throws Stop, InterruptedException {
    int id = ++requests;
    var answer = ask(IppCodec.getPrinter(uri(), user(), id), id, deadline);
    try {
      return IppCodec.printer(succeeded(answer));
    } catch (IppFormatException e) {
      throw Stop.because(Faults.protocol(String.valueOf(e.getMessage())));
    }
  }

  /// What a self-test asks besides.
  PrinterDetails details(Deadline deadline) throws Stop, InterruptedException {
    int id = ++requests;
    var answer = ask(IppCodec.getDetails(uri(), user(), id), id, deadline);
    try {
      return IppCodec.details(succeeded(answer));
    } catch (IppFormatException e) {
      throw Stop.because(Faults.protocol(String.valueOf(e.getMessage())));
    }
  }

  /// Asks whether the printer would take a job, and makes none.
  ///
  /// @return the names of the attributes that it would leave out
  List<String> validate(String jobName, IppPlan plan, PrinterAbilities can, Deadline deadline)
      throws Stop, InterruptedException {
    int id = ++requests;
    var ticket = IppTicket.attributes(plan, can);
    var message = IppCodec.validateJob(uri(), user(), jobName, plan.format(), ticket, id);
    return IppCodec.unsupported(succeeded(ask(message, id, deadline)));
  }

  /// A job that the printer has taken.
  ///
  /// @param unsupported the names of the attributes that it leaves out
  record Submitted(JobReport job, List<String> unsupported) {}

  /// A document on its way.
  record Upload(Sending sending, int requestId) {}

  /// Sends the job with its document; empty while the printer is busy with another job.
  Optional<Submitted> submit(
      String jobName, IppPlan plan, IppDocument document, PrinterAbilities can, Deadline deadline)
      throws Stop {
    int id = ++requests;
    var ticket = IppTicket.attributes(plan, can);
    var head = IppCodec.printJob(uri(), user(), jobName, plan.format(), ticket, id);
    return submitted(document.after(head), id, deadline);
  }

  /// Makes a job whose document is still to come; empty while the printer is busy with another.
  Optional<Submitted> create(String jobName, IppPlan plan, PrinterAbilities can, Deadline deadline)
      throws Stop {
    int id = ++requests;
    var ticket = IppTicket.attributes(plan, can);
    var message = IppCodec.createJob(uri(), user(), jobName, ticket, id);
    return submitted(BodyPublishers.ofByteArray(message), id, deadline);
  }

  private Optional<Submitted> submitted(BodyPublisher message, int id, Deadline deadline)
      throws Stop {
    // Whether there is a job now is wanted even when nobody waits for its pages any more.
    var answer =
        read(
            http.sendSettled(request(message), IppCodec.MOST_BYTES, deadline, IppWithdrawal.GRACE),
            id);
    if (answer.getCode() == BUSY || answer.getCode() == SERVICE_UNAVAILABLE) {
      return Optional.empty();
    }
    return Optional.of(new Submitted(job(succeeded(answer)), IppCodec.unsupported(answer)));
  }

  /// Begins to send the document of a job that was made before.
  Upload begin(int job, IppPlan plan, IppDocument document) {
    int id = ++requests;
    var head = IppCodec.sendDocument(uri(), user(), job, plan.format(), id);
    var request = request(document.after(head));
    return new Upload(http.begin(request, IppCodec.MOST_BYTES), id);
  }

  /// What the printer answered to the document.
  static void taken(Reply reply, int requestId) throws Stop {
    succeeded(read(reply, requestId));
  }

  JobReport job(int job, Deadline deadline) throws Stop, InterruptedException {
    int id = ++requests;
    return job(succeeded(ask(IppCodec.getJob(uri(), user(), job, id), id, deadline)));
  }

  private static JobReport job(IppPacket answer) throws Stop {
    try {
      return IppCodec.job(answer);
    } catch (IppFormatException e) {
      throw Stop.because(Faults.protocol(String.valueOf(e.getMessage())));
    }
  }

  List<JobReport> ownJobs(Deadline deadline) throws Stop, InterruptedException {
    int id = ++requests;
    var answer = ask(IppCodec.getOwnJobs(uri(), user(), id), id, deadline);
    if (answer.getCode() == NOT_FOUND) {
      return List.of(); // some printers say so when there are none
    }
    try {
      return IppCodec.jobs(succeeded(answer)).stream().filter(job -> !job.ended()).toList();
    } catch (IppFormatException e) {
      throw Stop.because(Faults.protocol(String.valueOf(e.getMessage())));
    }
  }

  /// Cancels; a job that has ended meanwhile is as good as cancelled.
  void cancel(int job, Deadline deadline) throws Stop, InterruptedException {
    int id = ++requests;
    var answer = ask(IppCodec.cancelJob(uri(), user(), job, id), id, deadline);
    if (answer.getCode() != NOT_POSSIBLE && answer.getCode() != NOT_FOUND) {
      succeeded(answer);
    }
  }

  private IppPacket ask(byte[] message, int id, Deadline deadline)
      throws Stop, InterruptedException {
    var request = request(BodyPublishers.ofByteArray(message));
    return read(http.send(request, IppCodec.MOST_BYTES, deadline), id);
  }

  private HttpRequest request(BodyPublisher message) {
    return HttpRequest.newBuilder(address.http())
        .header("Content-Type", "application/ipp")
        .POST(message)
        .build();
  }

  private static IppPacket read(Reply reply, int id) throws Stop {
    var answer = Stop.unlessWhole(reply);
    if (answer.status() != 200) {
      throw Stop.because(
          answer.status() == 503
              ? Faults.busy("HTTP 503")
              : Faults.protocol("HTTP " + answer.status()));
    }
    try {
      return IppCodec.answer(answer.body(), id);
    } catch (IppFormatException e) {
      throw Stop.because(Faults.protocol(String.valueOf(e.getMessage())));
    }
  }

  private static IppPacket succeeded(IppPacket answer) throws Stop {
    if (answer.getCode() <= 0xFF) {
      return answer;
    }
    throw Stop.because(
        answer.getCode() == NOT_SUPPORTED
            ? IppTicket.refusal(IppCodec.unsupported(answer))
                .orElseGet(() -> Faults.protocol("IPP status " + answer.getStatus()))
            : fault(answer.getCode(), "IPP status " + answer.getStatus()));
  }

  private static DeviceFault fault(int code, String raw) {
    return switch (code) {
      case NOT_FOUND -> PrintFaults.lost(raw);
      case FORMAT_NOT_SUPPORTED -> PrintFaults.formatUnsupported(raw);
      case NOT_ACCEPTING_JOBS -> PrintFaults.notAccepting(raw);
      case BUSY, SERVICE_UNAVAILABLE -> Faults.busy(raw);
      default -> Faults.protocol(raw);
    };
  }

  private URI uri() {
    return address.ipp();
  }

  private String user() {
    return address.user();
  }
}
