// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.jspecify.annotations.Nullable;

/// The HTTP and IPP side of the simulated printer (RFC 8010, RFC 8011).
final class IppWire {

  private static final int OK = 0x0000;
  private static final int BAD_REQUEST = 0x0400;
  private static final int NOT_POSSIBLE = 0x0404;
  private static final int NOT_FOUND = 0x0406;
  private static final int FORMAT_NOT_SUPPORTED = 0x040A;
  private static final int FORMAT_ERROR = 0x0411;
  private static final int OPERATION_NOT_SUPPORTED = 0x0501;

  private final IppMachine machine;
  private final @Nullable Path folder;
  private volatile boolean refusePdf;

  /// @param folder where received documents are stored, if anywhere
  IppWire(IppMachine machine, @Nullable Path folder) {
    this.machine = machine;
    this.folder = folder;
  }

  void refusePdf(boolean refuse) {
    refusePdf = refuse;
  }

  private List<String> formats() {
    return refusePdf
        ? List.of("image/pwg-raster", "image/jpeg")
        : List.of("application/pdf", "image/pwg-raster", "image/jpeg");
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      var body = new BufferedInputStream(exchange.getRequestBody());
      var request = IppMessage.read(body);
      var document = body.readAllBytes();
      var host = exchange.getRequestHeaders().getFirst("Host");
      var printer = "ipp://" + host + "/ipp/print";
      var answer = answer(request, document, printer);
      exchange.getResponseHeaders().add("Content-Type", "application/ipp");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private byte[] answer(IppMessage request, byte[] document, String printer) throws IOException {
    return switch (request.operation()) {
      case 0x02 -> print(request, document, printer);
      case 0x04 -> new IppAnswer(known(request) ? OK : FORMAT_NOT_SUPPORTED, request).end();
      case 0x08 -> cancel(request);
      case 0x09 -> job(request, printer);
      case 0x0A -> jobs(request, printer);
      case 0x0B -> {
        var answer = new IppAnswer(OK, request);
        answer.only(request.texts("requested-attributes"));
        answer.group(IppAnswer.PRINTER_GROUP);
        IppAttributes.printer(answer, machine, printer, formats());
        yield answer.end();
      }
      default -> new IppAnswer(OPERATION_NOT_SUPPORTED, request).end();
    };
  }

  private boolean known(IppMessage request) {
    return formats().contains(request.text("document-format", "application/pdf"));
  }

  private byte[] print(IppMessage request, byte[] document, String printer) throws IOException {
    if (!known(request)) {
      return new IppAnswer(FORMAT_NOT_SUPPORTED, request).end();
    }
    int pages;
    try (var pdf = Loader.loadPDF(document)) {
      pages = pdf.getNumberOfPages();
    } catch (IOException e) {
      System.err.println("not a PDF: " + e.getMessage());
      return new IppAnswer(FORMAT_ERROR, request).end();
    }
    var job =
        machine.submit(
            request.text("job-name", "untitled"),
            user(request),
            pages,
            Math.clamp(request.number("copies", 1), 1, 99));
    store(job, request, document);
    var answer = new IppAnswer(OK, request);
    IppAttributes.job(answer, job, machine, printer);
    return answer.end();
  }

  private void store(IppPaperJob job, IppMessage request, byte[] document) throws IOException {
    if (folder == null) {
      return;
    }
    Files.createDirectories(folder);
    Files.write(folder.resolve("job-%02d.pdf".formatted(job.id)), document);
    var json =
        "{\"job\": %s, \"format\": \"%s\", \"bytes\": %d}%n"
            .formatted(
                job.json(), request.text("document-format", "application/pdf"), document.length);
    Files.writeString(folder.resolve("job-%02d.json".formatted(job.id)), json);
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
    IppAttributes.job(answer, job, machine, printer);
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
        IppAttributes.job(answer, job, machine, printer);
      }
    }
    return answer.end();
  }
}
