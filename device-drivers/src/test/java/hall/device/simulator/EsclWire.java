// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
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
  private final Set<EsclQuirky> quirks = ConcurrentHashMap.newKeySet();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicLong busyMillis = new AtomicLong();
  private final AtomicInteger pages = new AtomicInteger();
  private volatile int slowMillis;
  private volatile Truncate truncate = Truncate.NO;
  private volatile boolean saidEarly404;
  private volatile String model = "Hall Sample Scanner A4";
  private volatile long pageEnded;

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

  void model(String makeAndModel) {
    model = makeAndModel;
  }

  void quirk(EsclQuirky quirk, boolean on) {
    if (on) {
      quirks.add(quirk);
    } else {
      quirks.remove(quirk);
    }
  }

  String stats() {
    return "{\"busyMillis\": %d, \"pages\": %d, \"sheets\": %d, \"jobs\": %d}"
        .formatted(busyMillis.get(), pages.get(), machine.sheets(), machine.activeJobs());
  }

  void handle(HttpExchange exchange) throws IOException {
    route(exchange);
    exchange.close(); // not after an exception: then the server drops the connection as it is
  }

  private void route(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().replaceFirst("/+$", "");
    var request = exchange.getRequestMethod() + " " + path;
    if (request.equals("GET /eSCL/ScannerCapabilities")) {
      xml(exchange, EsclDocuments.capabilities(model));
    } else if (request.equals("GET /eSCL/ScannerStatus")) {
      xml(exchange, EsclDocuments.status(machine));
    } else if (request.equals("POST " + JOBS)) {
      create(exchange);
    } else {
      job(exchange, JOB.matcher(request));
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
    var host = exchange.getRequestHeaders().getFirst("Host");
    if (quirks.contains(EsclQuirky.HP_LOCALHOST) && !host.equals("localhost")) {
      exchange.sendResponseHeaders(403, -1);
      return;
    }
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
    if (quirks.contains(EsclQuirky.NO_LINEART) && settings.tone() == EsclMachine.Tone.LINEART) {
      exchange.sendResponseHeaders(409, -1);
      return;
    }
    var name = machine.create(settings);
    if (name == null) {
      exchange.sendResponseHeaders(409, -1);
      return;
    }
    saidEarly404 = false;
    var location = JOBS + "/" + name;
    if (quirks.contains(EsclQuirky.BROKEN_LOCATION)) {
      location = "http://printer host.local:9999" + location;
    } else if (quirks.contains(EsclQuirky.XEROX_LOCATION)) {
      location = "http://[fe80" + location;
    } else if (quirks.contains(EsclQuirky.OTHER_HOST_LOCATION)) {
      location = "https://192.0.2.7:443" + location + "/";
    } else if (!quirks.contains(EsclQuirky.RELATIVE_LOCATION)) {
      location = "http://" + host + location;
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
    if (early(job)) {
      exchange.sendResponseHeaders(404, -1);
      return;
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
          switch (trouble) {
            case JAM, DOUBLE_FEED, COVER -> 409;
            case NONE, EMPTY, CANCELED -> 404;
          },
          -1);
    } catch (InterruptedException e) {
      throw new IOException("switched off while feeding", e);
    } finally {
      busyMillis.addAndGet((System.nanoTime() - begin) / 1_000_000);
    }
  }

  /// Whether this scanner says "no more" although there is more.
  private boolean early(EsclMachine.Job job) {
    if (job.delivered == 0 || machine.sheets() == 0) {
      return false;
    }
    if (quirks.contains(EsclQuirky.BROTHER_EARLY_404)
        && System.nanoTime() - pageEnded < millis() * 250_000L) {
      machine.giveUp(job);
      return true;
    }
    if (quirks.contains(EsclQuirky.EARLY_404)) {
      saidEarly404 = !saidEarly404;
      return saidEarly404;
    }
    return false;
  }

  private int millis() {
    return pageMillis + slowMillis;
  }

  private void page(HttpExchange exchange, EsclMachine.Job job, EsclMachine.Sheet sheet)
      throws IOException {
    var jpeg = EsclImage.of(sheet, job.settings, quirks.contains(EsclQuirky.BACKS_TURNED));
    var how = truncate;
    truncate = Truncate.NO;
    var sent = how == Truncate.NO ? jpeg : Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
    boolean chunked = quirks.contains(EsclQuirky.CHUNKED);
    exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
    exchange.getResponseHeaders().add("Content-Location", exchange.getRequestURI().getPath());
    int length = how == Truncate.WIRE ? jpeg.length : sent.length;
    exchange.sendResponseHeaders(200, chunked ? 0 : length);
    if (chunked) {
      trickle(exchange.getResponseBody(), sent);
    } else {
      exchange.getResponseBody().write(sent);
    }
    exchange.getResponseBody().flush();
    if (how == Truncate.WIRE) {
      throw new IOException("the connection is cut");
    }
    if (how == Truncate.NO) {
      pages.incrementAndGet();
    }
    pageEnded = System.nanoTime();
  }

  /// In chunks of 1, 2, 3 and more bytes.
  private static void trickle(OutputStream body, byte[] bytes) throws IOException {
    for (int at = 0, size = 1; at < bytes.length; at += size++) {
      body.write(bytes, at, Math.min(size, bytes.length - at));
      body.flush();
    }
  }

  private static void xml(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
