// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.http.DeviceHttp;
import hall.device.http.Reply;
import hall.device.http.Stop;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/// The requests of eSCL, each one exchange; what they mean together is [EsclJob]'s matter.
final class EsclClient {

  /// A colour A4 page at 600 dpi, hardly compressed.
  private static final int MOST_PAGE_BYTES = 96 << 20;

  /// How long an operation that has ended may take to leave the scanner in order.
  static final Duration GRACE = Duration.ofSeconds(2);

  private final DeviceHttp http;
  private final String authority;
  private final String base;

  /// @param authority host and port
  /// @param base the path of the service, without a slash at its end
  EsclClient(DeviceHttp http, String authority, String base) {
    this.http = http;
    this.authority = authority;
    this.base = base;
  }

  /// The same scanner over another connection; to be closed.
  DeviceHttp afresh() {
    return http.afresh();
  }

  EsclClient over(DeviceHttp other) {
    return new EsclClient(other, authority, base);
  }

  EsclCapabilities capabilities(Deadline deadline) throws Stop, InterruptedException {
    var body = document("/ScannerCapabilities", deadline);
    try {
      return EsclCodec.capabilities(body);
    } catch (EsclFormatException e) {
      throw Stop.because(Faults.protocol("ScannerCapabilities: " + e.getMessage()));
    }
  }

  EsclStatus status(Deadline deadline) throws Stop, InterruptedException {
    var body = document("/ScannerStatus", deadline);
    try {
      return EsclCodec.status(body);
    } catch (EsclFormatException e) {
      throw Stop.because(Faults.protocol("ScannerStatus: " + e.getMessage()));
    }
  }

  private byte[] document(String name, Deadline deadline) throws Stop, InterruptedException {
    var answer =
        Stop.unlessWhole(http.send(to(base + name).GET().build(), EsclXml.MOST_BYTES, deadline));
    return switch (answer.status()) {
      case 200 -> answer.body();
      case 503 -> throw Stop.because(Faults.busy(name + ": HTTP 503"));
      default -> throw Stop.because(Faults.protocol(name + ": HTTP " + answer.status()));
    };
  }

  /// Asks for a job; its name is wanted even when nobody waits for its pages any more.
  Reply.Answer start(EsclRequest request, Deadline deadline) throws Stop {
    var post =
        to(base + "/ScanJobs")
            .header("Content-Type", "text/xml")
            .POST(BodyPublishers.ofByteArray(EsclCodec.settings(request)))
            .build();
    return Stop.unlessWhole(http.sendSettled(post, EsclXml.MOST_BYTES, deadline, GRACE));
  }

  /// The path of the job that an answer created.
  String created(Reply.Answer answer) throws Stop {
    try {
      return EsclCodec.jobPath(
          base, answer.location().orElseThrow(() -> new EsclFormatException("no Location")));
    } catch (EsclFormatException e) {
      throw Stop.because(Faults.protocol("ScanJobs: " + e.getMessage()));
    }
  }

  /// Asks for the next page; an answer cut short is `truncated` while the scanner is still there.
  Reply.Answer next(String job, Deadline deadline) throws Stop, InterruptedException {
    var reply = http.send(to(job + "/NextDocument").GET().build(), MOST_PAGE_BYTES, deadline);
    if (reply instanceof Reply.Cut(var raw)) {
      status(deadline); // a scanner that lost its power is disconnected, not truncating
      throw Stop.because(Faults.truncated(raw));
    }
    return Stop.unlessWhole(reply);
  }

  /// Asks the scanner to forget a job; it may have done so by itself.
  Reply delete(String job, Deadline deadline) throws InterruptedException {
    return http.send(to(job).DELETE().build(), EsclXml.MOST_BYTES, deadline);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + authority + path));
  }
}
