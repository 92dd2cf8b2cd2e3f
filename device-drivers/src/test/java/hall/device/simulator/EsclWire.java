// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The HTTP side of the simulated scanner (eSCL Technical Specification, chapter on operations).
final class EsclWire {

  private static final String JOBS = "/eSCL/ScanJobs";
  private static final Pattern JOB =
      Pattern.compile("(?:DELETE|GET) " + JOBS + "/(?<name>[^/]+)(?<next>/NextDocument)?");

  private enum Truncate {
    NO,
    WIRE,
    IMAGE
  }

  private final EsclMachine machine;
  private final int pageMillis;
  private final Set<String> quirks = ConcurrentHashMap.newKeySet();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicLong busyMillis = new AtomicLong();
  private final AtomicInteger pages = new AtomicInteger();
  private volatile int slowMillis;
  private volatile Truncate truncate = Truncate.NO;
  private volatile boolean saidEarly404;

  EsclWire(EsclMachine machine, int pageMillis) {
    this.machine = machine;
    this.pageMillis = pageMillis;
  }

  void truncate(boolean wire) {
    truncate = wire ? Truncate.WIRE : Truncate.IMAGE;
  }

  void busy(int times) {
    busy.set(times);
  }

  void slow(int millis) {
    slowMillis = millis;
  }

  void quirk(String name, boolean on) {
    if (!Set.of("early-404", "relative-location", "broken-location").contains(name)) {
      throw new IllegalArgumentException("no quirk " + name);
    }
    if (on) {
      quirks.add(name);
    } else {
      quirks.remove(name);
    }
  }

  String stats() {
    return "{\"busyMillis\": %d, \"pages\": %d, \"sheets\": %d, \"jobs\": %d}"
        .formatted(busyMillis.get(), pages.get(), machine.sheets(), machine.activeJobs());
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().replaceFirst("/+$", "");
      var request = exchange.getRequestMethod() + " " + path;
      if (request.equals("GET /eSCL/ScannerCapabilities")) {
        xml(exchange, EsclDocuments.capabilities());
      } else if (request.equals("GET /eSCL/ScannerStatus")) {
        xml(exchange, EsclDocuments.status(machine));
      } else if (request.equals("POST " + JOBS)) {
        create(exchange);
      } else {
        job(exchange, JOB.matcher(request));
      }
    }
  }

  private void job(HttpExchange exchange, Matcher request) throws IOException {
    if (!request.matches()) {
      exchange.sendResponseHeaders(404, -1);
    } else if (request.group("next") != null) {
      next(exchange, request.group("name"));
    } else {
      exchange.sendResponseHeaders(machine.delete(request.group("name")) ? 200 : 404, -1);
    }
  }

  private void create(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (refuse(exchange)) {
      return;
    }
    EsclMachine.SampleShot settings;
    try {
      settings = EsclDocuments.settings(body);
    } catch (IllegalArgumentException e) {
      System.err.println("refused: " + e.getMessage());
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    var name = machine.create(settings);
    if (name == null) {
      exchange.sendResponseHeaders(409, -1);
      return;
    }
    saidEarly404 = false;
    var host = exchange.getRequestHeaders().getFirst("Host");
    var location = "http://" + host + JOBS + "/" + name;
    if (quirks.contains("relative-location")) {
      location = JOBS + "/" + name;
    } else if (quirks.contains("broken-location")) {
      location = "http://printer host.local:9999" + JOBS + "/" + name;
    }
    exchange.getResponseHeaders().add("Location", location);
    exchange.sendResponseHeaders(201, -1);
  }

  private boolean refuse(HttpExchange exchange) throws IOException {
    if (busy.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      return false;
    }
    exchange.sendResponseHeaders(503, -1);
    return true;
  }

  private void next(HttpExchange exchange, String name) throws IOException {
    var job = machine.job(name);
    if (refuse(exchange)) {
      return;
    }
    if (job == null || job.done) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    if (quirks.contains("early-404") && job.delivered > 0 && machine.sheets() > 0) {
      saidEarly404 = !saidEarly404;
      if (saidEarly404) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
    }
    long begin = System.nanoTime();
    try {
      var fed = machine.feed(job, machine.sheets() == 0 && job.settings.feeder() ? 0 : millis());
      var sheet = fed.sheet();
      if (sheet != null) {
        page(exchange, job, sheet);
        return;
      }
      var trouble = fed.trouble();
      exchange.sendResponseHeaders(
          trouble == EsclMachine.Trouble.JAM || trouble == EsclMachine.Trouble.COVER ? 409 : 404,
          -1);
    } catch (InterruptedException e) {
      throw new IOException("switched off while feeding", e);
    } finally {
      busyMillis.addAndGet((System.nanoTime() - begin) / 1_000_000);
    }
  }

  private int millis() {
    return pageMillis + slowMillis;
  }

  private void page(HttpExchange exchange, EsclMachine.Job job, EsclMachine.Sheet sheet)
      throws IOException {
    var shot = job.settings;
    var jpeg =
        SamplePaper.scan(
            new SamplePaper.Shot(
                sheet.document(),
                sheet.number(),
                shot.dpi(),
                shot.gray(),
                shot.width(),
                shot.height()));
    var how = truncate;
    truncate = Truncate.NO;
    var sent = how == Truncate.NO ? jpeg : Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
    exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
    exchange.getResponseHeaders().add("Content-Location", exchange.getRequestURI().getPath());
    exchange.sendResponseHeaders(200, how == Truncate.WIRE ? jpeg.length : sent.length);
    exchange.getResponseBody().write(sent);
    exchange.getResponseBody().flush();
    if (how == Truncate.NO) {
      pages.incrementAndGet();
    }
  }

  private static void xml(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
