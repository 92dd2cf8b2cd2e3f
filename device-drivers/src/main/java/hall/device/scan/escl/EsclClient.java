// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.http.DeviceHttp;
import hall.device.http.Reply;
import hall.device.http.Stop;
import hall.device.scan.escl.EsclQuirks.Flag;
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

  private static final String HOST = "Host";

  private final DeviceHttp http;
  private final EsclAddress address;
  private final EsclQuirks quirks;

  EsclClient(DeviceHttp http, EsclAddress address, EsclQuirks quirks) {
    this.http = http;
    this.address = address;
    this.quirks = quirks;
  }

  /// The same scanner over another connection; to be closed.
  DeviceHttp afresh() {
    return http.afresh();
  }

  EsclClient over(DeviceHttp other) {
    return new EsclClient(other, address, quirks);
  }

  /// The same connection to a scanner of which more is known.
  EsclClient minding(EsclQuirks known) {
    return new EsclClient(http, address, known);
  }

  /// What the scanner is.
  ///
  /// @param server the name of its web server, empty where it has none
  record Profile(EsclCapabilities capabilities, String server) {}

  Profile profile(Deadline deadline) throws Stop, InterruptedException {
    var answer = document("/ScannerCapabilities", deadline);
    try {
      return new Profile(EsclCapabilitiesCodec.read(answer.body()), answer.server().orElse(""));
    } catch (EsclFormatException e) {
      throw Stop.because(Faults.protocol("ScannerCapabilities: " + e.getMessage()));
    }
  }

  EsclStatus status(Deadline deadline) throws Stop, InterruptedException {
    var body = document("/ScannerStatus", deadline).body();
    try {
      return EsclCodec.status(body);
    } catch (EsclFormatException e) {
      throw Stop.because(Faults.protocol("ScannerStatus: " + e.getMessage()));
    }
  }

  private Reply.Answer document(String name, Deadline deadline) throws Stop, InterruptedException {
    var answer =
        Stop.unlessWhole(
            http.send(to(address.base() + name).GET().build(), EsclXml.MOST_BYTES, deadline));
    return switch (answer.status()) {
      case 200 -> answer;
      case 503 -> throw Stop.because(Faults.busy(name + ": HTTP 503"));
      case 401, 403 ->
          throw Stop.because(EsclFaults.accessDenied(name + ": HTTP " + answer.status()));
      case 301, 302, 307, 308 ->
          throw Stop.because(
              Faults.protocol(
                  "%s: HTTP %d to %s"
                      .formatted(name, answer.status(), answer.location().orElse("nowhere"))));
      default -> throw Stop.because(Faults.protocol(name + ": HTTP " + answer.status()));
    };
  }

  /// Asks for a job; its name is wanted even when nobody waits for its pages any more.
  Reply.Answer start(EsclRequest request, Deadline deadline) throws Stop {
    var post =
        to(address.base() + "/ScanJobs")
            .header("Content-Type", "text/xml")
            .POST(BodyPublishers.ofByteArray(EsclCodec.settings(request)));
    if (quirks.has(Flag.HOST_LOCALHOST)) {
      post.setHeader(HOST, "localhost");
    }
    return Stop.unlessWhole(http.sendSettled(post.build(), EsclXml.MOST_BYTES, deadline, GRACE));
  }

  /// The path of the job that an answer created.
  String created(Reply.Answer answer) throws Stop {
    try {
      return EsclCodec.jobPath(
          address.base(),
          answer.location().orElseThrow(() -> new EsclFormatException("no Location")));
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
    return to(address, quirks, path);
  }

  static HttpRequest.Builder to(EsclAddress address, EsclQuirks quirks, String path) {
    var request = DeviceHttp.to(URI.create(address.origin() + path));
    return quirks.has(Flag.HOST_WITH_PORT) ? request.setHeader(HOST, address.authority()) : request;
  }
}
