// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The HTTP and IPP side of the simulated printer (RFC 8010, RFC 8011).
final class IppWire {

  private static final int OK = 0x0000;
  private static final int BAD_REQUEST = 0x0400;
  private static final int NOT_POSSIBLE = 0x0404;
  private static final int NOT_FOUND = 0x0406;
  private static final int FORMAT_NOT_SUPPORTED = 0x040A;
  private static final int FORMAT_ERROR = 0x0411;
  private static final int OPERATION_NOT_SUPPORTED = 0x0501;

  private static final int IGNORED = 0x0001;
  private static final int BUSY = 0x0507;
  private static final String PDF = "application/pdf";

  private final IppMachine machine;
  private final IppKnobs knobs;
  private final IppDocuments documents;
  private final String scheme;
  private final Map<Integer, IppMessage> tickets = new ConcurrentHashMap<>();
  private volatile boolean busy;

  /// @param scheme `ipp` or `ipps`
  IppWire(IppMachine machine, IppKnobs knobs, IppDocuments documents, String scheme) {
    this.machine = machine;
    this.knobs = knobs;
    this.documents = documents;
    this.scheme = scheme;
  }

  /// Whether new jobs are refused for now.
  void busy(boolean now) {
    busy = now;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      var body = new BufferedInputStream(exchange.getRequestBody());
      var request = IppMessage.read(body);
      var host = exchange.getRequestHeaders().getFirst("Host");
      var printer = scheme + "://" + host + "/ipp/print";
      var answer = answer(request, body, printer);
      exchange.getResponseHeaders().add("Content-Type", "application/ipp");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private byte[] answer(IppMessage request, InputStream document, String printer)
      throws IOException {
    return switch (request.operation()) {
      case 0x02 -> print(request, document, printer);
      case 0x04 -> validated(request);
      case 0x05 -> create(request, printer);
      case 0x06 -> send(request, document, printer);
      case 0x08 -> cancel(request);
      case 0x09 -> job(request, printer);
      case 0x0A -> jobs(request, printer);
      case 0x0B -> {
        var answer = new IppAnswer(OK, request);
        answer.only(request.texts("requested-attributes"));
        answer.group(IppAnswer.PRINTER_GROUP);
        IppAttributes.printer(answer, machine, printer, knobs);
        yield answer.end();
      }
      default -> new IppAnswer(OPERATION_NOT_SUPPORTED, request).end();
    };
  }

  private boolean known(IppMessage request) {
    return knobs.formats().contains(request.text("document-format", PDF));
  }

  private byte[] validated(IppMessage request) throws IOException {
    if (busy || !known(request)) {
      return new IppAnswer(busy ? BUSY : FORMAT_NOT_SUPPORTED, request).end();
    }
    var unsupported = IppTicketCheck.unsupported(request, knobs);
    var answer = new IppAnswer(unsupported.isEmpty() ? OK : IGNORED, request);
    answer.unsupported(unsupported);
    return answer.end();
  }

  private byte[] print(IppMessage request, InputStream document, String printer)
      throws IOException {
    if (busy || !known(request)) {
      return new IppAnswer(busy ? BUSY : FORMAT_NOT_SUPPORTED, request).end();
    }
    var job = submitted(request);
    return documents.take(job, request, request.text("document-format", PDF), document)
        ? accepted(job, request, printer)
        : new IppAnswer(FORMAT_ERROR, request).end();
  }

  private byte[] create(IppMessage request, String printer) throws IOException {
    if (busy || !knobs.creating()) {
      return new IppAnswer(busy ? BUSY : OPERATION_NOT_SUPPORTED, request).end();
    }
    var job = submitted(request);
    tickets.put(job.id, request);
    return accepted(job, request, printer);
  }

  private byte[] send(IppMessage request, InputStream document, String printer) throws IOException {
    var job = machine.job(jobId(request));
    var ticket = tickets.get(jobId(request));
    if (job == null || ticket == null) {
      return new IppAnswer(NOT_FOUND, request).end();
    }
    if (job.ended() || !known(request)) {
      return new IppAnswer(job.ended() ? NOT_POSSIBLE : FORMAT_NOT_SUPPORTED, request).end();
    }
    if (!documents.take(job, ticket, request.text("document-format", PDF), document)) {
      return new IppAnswer(FORMAT_ERROR, request).end();
    }
    var answer = new IppAnswer(OK, request);
    IppAttributes.job(answer, job, machine, printer, knobs);
    return answer.end();
  }

  private IppPaperJob submitted(IppMessage ticket) {
    var unsupported = IppTicketCheck.unsupported(ticket, knobs);
    boolean twoSided =
        !unsupported.contains("sides") && ticket.text("sides", "").startsWith("two-sided");
    int copies = unsupported.contains("copies") ? 1 : Math.clamp(ticket.number("copies", 1), 1, 99);
    return machine.submit(ticket.text("job-name", "untitled"), user(ticket), copies, twoSided);
  }

  private byte[] accepted(IppPaperJob job, IppMessage ticket, String printer) throws IOException {
    var unsupported = IppTicketCheck.unsupported(ticket, knobs);
    var answer = new IppAnswer(unsupported.isEmpty() ? OK : IGNORED, ticket);
    answer.unsupported(unsupported);
    IppAttributes.job(answer, job, machine, printer, knobs);
    return answer.end();
  }

  private static String user(IppMessage request) {
    return request.text("requesting-user-name", "anonymous");
  }

  private static int jobId(IppMessage request) {
    int id = request.number("job-id", -1);
    if (id >= 0) {
      return id;
    }
    var tail = request.text("job-uri", "").replaceFirst(".*/", "");
    return tail.matches("[0-9]{1,9}") ? Integer.parseInt(tail) : -1;
  }

  private byte[] cancel(IppMessage request) throws IOException {
    int id = jobId(request);
    int status =
        id < 0
            ? BAD_REQUEST
            : machine.job(id) == null ? NOT_FOUND : machine.cancel(id) ? OK : NOT_POSSIBLE;
    return new IppAnswer(status, request).end();
  }

  private byte[] job(IppMessage request, String printer) throws IOException {
    var job = machine.job(jobId(request));
    if (job == null) {
      return new IppAnswer(NOT_FOUND, request).end();
    }
    var answer = new IppAnswer(OK, request);
    answer.only(request.texts("requested-attributes"));
    IppAttributes.job(answer, job, machine, printer, knobs);
    return answer.end();
  }

  private byte[] jobs(IppMessage request, String printer) throws IOException {
    var completed = request.text("which-jobs", "not-completed").equals("completed");
    var answer = new IppAnswer(OK, request);
    answer.only(
        request.attributes().containsKey("requested-attributes")
            ? request.texts("requested-attributes")
            : List.of("job-id", "job-uri"));
    for (var job : new ArrayList<>(machine.jobs())) {
      boolean own = !request.flag("my-jobs") || job.user.equals(user(request));
      if (own && job.ended() == completed) {
        IppAttributes.job(answer, job, machine, printer, knobs);
      }
    }
    return answer.end();
  }
}
