// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A server over HTTP that publishes one configuration and writes down what it is told.
final class PublishedConfigurations implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// What it offers besides.
  final OfferedSoftware software = new OfferedSoftware();

  private final HttpServer http;
  private final List<String> reports = new ArrayList<>();
  private final List<Integer> confirmedFrom = new ArrayList<>();
  private final List<Integer> otherwiseFrom = new ArrayList<>();
  private String keys;
  private Optional<String> configuration = Optional.empty();
  private long desired;
  private int fetched;
  private boolean away;
  private int status = 200;
  private String checks = "";

  PublishedConfigurations(String keys) throws IOException {
    this.keys = keys;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/api/v1/terminal/configuration", this::answer);
    http.createContext("/api/v1/terminal/software", this::software);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  synchronized void publish(long generation, String signed) {
    configuration = Optional.of(signed);
    desired = generation;
  }

  synchronized void keys(String offered) {
    keys = offered;
  }

  synchronized void away(boolean gone) {
    away = gone;
  }

  /// How reports of `confirmed` are answered from now on.
  synchronized void answerConfirmedWith(int newStatus) {
    status = newStatus;
  }

  synchronized long desired() {
    return desired;
  }

  synchronized int fetched() {
    return fetched;
  }

  synchronized List<String> reports() {
    return List.copyOf(reports);
  }

  /// The checks of the last report that had any.
  synchronized String checks() {
    return checks;
  }

  /// Whether what was confirmed came over connections that nothing was fetched over.
  synchronized boolean confirmedOverNewConnections() {
    return !confirmedFrom.isEmpty() && confirmedFrom.stream().noneMatch(otherwiseFrom::contains);
  }

  /// Everything since the beginning.
  void awaitReports(String... expected) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (reports().size() < expected.length && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertEquals(List.of(expected), reports());
  }

  private void software(HttpExchange exchange) throws IOException {
    boolean gone;
    synchronized (this) {
      gone = away;
    }
    if (gone) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
    } else {
      software.answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var path = exchange.getRequestURI().getPath();
    int answered;
    String text;
    synchronized (this) {
      int from = exchange.getRemoteAddress().getPort();
      if (away) {
        answered = 503;
        text = "{}";
      } else if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answered = 401;
        text = "{}";
      } else if (path.endsWith("/reports")) {
        var report = JSON.readTree(body);
        boolean confirms =
            report.get("state").asText().equals("confirmed") && report.get("reason").isNull();
        if (confirms) {
          confirmedFrom.add(from);
        }
        answered = confirms ? status : 200;
        text =
            answered == 200
                ? "{\"desiredGeneration\": %d}".formatted(desired)
                : "{\"type\": \"urn:hall:problem:generation-unknown\"}";
        if (answered == 200) {
          note(report);
        }
      } else if (path.endsWith("/keys")) {
        otherwiseFrom.add(from);
        answered = 200;
        text = keys;
      } else {
        otherwiseFrom.add(from);
        fetched++;
        answered = configuration.isPresent() ? 200 : 404;
        text = configuration.orElse("{\"type\": \"urn:hall:problem:configuration-none\"}");
      }
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answered, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void note(JsonNode report) throws JsonProcessingException {
    var reason = report.get("reason");
    reports.add(
        report.get("generation").asLong()
            + " "
            + report.get("state").asText()
            + (reason.isNull() ? "" : " " + reason.asText()));
    if (!report.get("checks").isEmpty()) {
      checks = JSON.writeValueAsString(report.get("checks"));
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
