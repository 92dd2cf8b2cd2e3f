// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hall.server.Https;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The platform above, written from the reference protocol and not from the connector: a real HTTP
/// server that keeps what it is handed, and fails in every way that it is told to.
final class UpstreamSimulator implements AutoCloseable {
  private static final String CONTENT = "X-Hall-Content-SHA256";
  private static final long MOST_APART = 300;

  /// How a request goes.
  enum Fault {
    NONE,
    /// An error of its own, unsigned.
    BROKEN,
    /// Does nothing and never answers.
    SILENT,
    /// Does all of it and never answers.
    STORES_AND_IS_SILENT,
    /// Answers with a signature that is not its own.
    FORGED,
    /// Signs a receipt for other documents.
    LIES,
    /// Finds that what arrived of a document is not what was announced.
    GARBLES,
    /// Its clock is an hour ahead.
    CLOCK_OFF,
    /// Does all of it twice.
    TWICE,
    /// Gives a receipt and forgets the case.
    LOSES,
    /// Will never take this.
    REFUSES
  }

  /// How this side signs and knows the other's hand.
  interface Hand {
    String sign(String text);

    boolean knows(String text, String signature);
  }

  /// What a request is, for whoever decides how it goes.
  record Asked(String method, String caseNumber, boolean completes) {}

  /// A case as it is held.
  static final class Kept {
    final String number;
    final JsonNode metadata;
    final Map<String, String> arrived = new TreeMap<>();
    boolean complete;

    Kept(String number, JsonNode metadata) {
      this.number = number;
      this.metadata = metadata;
    }

    String digest() {
      StringBuilder lines = new StringBuilder();
      arrived.forEach((id, hash) -> lines.append(id).append(' ').append(hash).append('\n'));
      return hex(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private record Reply(int status, JsonNode body) {}

  private final Hand hand;
  private final InstantSource clock;
  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, List<Kept>> cases = new HashMap<>();
  private final Set<String> nonces = new HashSet<>();
  private final ArrayNode changes = Https.JSON.createArrayNode();
  final Map<Fault, Integer> seen = new HashMap<>();
  Function<Asked, Fault> mood = _ -> Fault.NONE;
  private int last = 1000;

  UpstreamSimulator(Hand hand, InstantSource clock) throws IOException {
    this.hand = hand;
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/exchange/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/exchange");
  }

  /// What it holds of a case, whole.
  synchronized List<Kept> held(String caseNumber) {
    return cases.getOrDefault(caseNumber, List.of()).stream()
        .filter(kept -> kept.complete)
        .toList();
  }

  synchronized Set<String> numbers() {
    return Set.copyOf(cases.keySet());
  }

  /// Something became of a case; it is told twice, as platforms do.
  void became(String caseNumber, String number, String state) {
    became(caseNumber, number, state, Map.of());
  }

  /// With what else is said of it, or said otherwise.
  synchronized void became(String caseNumber, String number, String state, Map<String, ?> more) {
    ObjectNode change = Https.JSON.createObjectNode();
    change.put("sequence", changes.size() / 2 + 1);
    change.put("caseNumber", caseNumber);
    change.put("upstreamNumber", number);
    change.put("state", state);
    change.put("at", clock.instant().toString());
    change.setAll((ObjectNode) Https.JSON.valueToTree(more));
    changes.add(change).add(change);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String number = path.length > 3 && path[2].equals("cases") ? path[3] : "";
    boolean completes = path[path.length - 1].equals("completion");
    Fault fault;
    Reply reply;
    synchronized (this) {
      fault = mood.apply(new Asked(exchange.getRequestMethod(), number, completes));
      seen.merge(fault, 1, Integer::sum);
      reply =
          switch (fault) {
            case BROKEN -> new Reply(500, Https.JSON.createObjectNode());
            case SILENT -> new Reply(0, Https.JSON.createObjectNode());
            case REFUSES -> problem(422, "item-unknown");
            default -> checked(exchange, body, path, fault);
          };
    }
    send(exchange, reply, fault);
  }

  /// What is not signed, late, repeated or altered on its way is not looked at.
  private Reply checked(HttpExchange exchange, byte[] body, String[] path, Fault fault) {
    var headers = exchange.getRequestHeaders();
    String sender = String.valueOf(headers.getFirst("X-Hall-Sender"));
    long seconds = Long.parseLong(headers.getFirst("X-Hall-Timestamp"));
    String nonce = String.valueOf(headers.getFirst("X-Hall-Nonce"));
    String query = exchange.getRequestURI().getRawQuery();
    String text =
        "hall-request\n"
            + exchange.getRequestMethod()
            + "\n"
            + exchange.getRequestURI().getRawPath()
            + (query == null ? "" : "?" + query)
            + "\n"
            + sender
            + "\n"
            + seconds
            + "\n"
            + nonce
            + "\n"
            + headers.getFirst(CONTENT);
    if (!hand.knows(text, String.valueOf(headers.getFirst("X-Hall-Signature")))
        || !sender.equals("sample-district")) {
      return problem(401, "signature");
    }
    Instant now = fault == Fault.CLOCK_OFF ? clock.instant().plusSeconds(3600) : clock.instant();
    if (Math.abs(now.getEpochSecond() - seconds) > MOST_APART) {
      return problem(401, "clock");
    }
    if (!nonces.add(nonce)) {
      return problem(401, "nonce");
    }
    if (!hex(body).equals(headers.getFirst(CONTENT))) {
      return problem(400, "body-differs");
    }
    return served(exchange.getRequestMethod(), path, query, body, fault);
  }

  private Reply served(String method, String[] path, String query, byte[] body, Fault fault) {
    return switch (method + " " + path[2] + " " + path.length) {
      case "PUT cases 4" -> announced(path[3], body);
      case "PUT cases 6" -> document(path[3], path[5], body, fault);
      case "POST cases 5" -> completed(path[3], fault);
      case "GET changes 3" -> changes(Long.parseLong(query.substring("after=".length())));
      case "GET days 4" -> day(path[3]);
      default -> problem(404, "path-unknown");
    };
  }

  private Reply announced(String number, byte[] body) {
    JsonNode metadata;
    try {
      metadata = Https.JSON.readTree(body);
    } catch (IOException e) {
      return problem(400, "no-json");
    }
    if (!metadata.path("caseNumber").asText().equals(number)) {
      return problem(400, "number-differs");
    }
    List<Kept> known = cases.computeIfAbsent(number, _ -> new ArrayList<>());
    Kept before = known.isEmpty() ? null : known.getFirst();
    Kept kept = new Kept(before == null ? "S" + ++last : before.number, metadata);
    if (before != null) {
      kept.arrived.putAll(before.arrived);
      kept.complete = before.complete;
    }
    known.clear();
    known.add(kept);
    ObjectNode answer = Https.JSON.createObjectNode().put("caseNumber", number);
    ArrayNode missing = answer.putArray("missing");
    for (JsonNode document : metadata.get("documents")) {
      String id = document.get("id").asText();
      if (!document.get("sha256").asText().equals(kept.arrived.get(id))) {
        missing.add(id);
      }
    }
    return new Reply(200, answer);
  }

  private Reply document(String number, String id, byte[] body, Fault fault) {
    List<Kept> known = cases.getOrDefault(number, List.of());
    if (known.isEmpty()) {
      return problem(404, "case-unknown");
    }
    known.getFirst().arrived.put(id, fault == Fault.GARBLES ? "0".repeat(64) : hex(body));
    return new Reply(200, Https.JSON.createObjectNode());
  }

  private Reply completed(String number, Fault fault) {
    List<Kept> known = cases.getOrDefault(number, new ArrayList<>());
    if (known.isEmpty()) {
      return problem(409, "documents-differ");
    }
    Kept kept = known.getFirst();
    for (JsonNode document : kept.metadata.get("documents")) {
      if (!document.get("sha256").asText().equals(kept.arrived.get(document.get("id").asText()))) {
        return problem(409, "documents-differ");
      }
    }
    kept.complete = true;
    ObjectNode receipt = receipt(number, kept);
    if (fault == Fault.LIES) {
      receipt.put("digest", "f".repeat(64));
    }
    if (fault == Fault.TWICE) {
      Kept second = new Kept("S" + ++last, kept.metadata);
      second.arrived.putAll(kept.arrived);
      second.complete = true;
      known.add(second);
    }
    if (fault == Fault.LOSES) {
      cases.remove(number);
    }
    return new Reply(200, receipt);
  }

  private static ObjectNode receipt(String number, Kept kept) {
    return Https.JSON
        .createObjectNode()
        .put("caseNumber", number)
        .put("upstreamNumber", kept.number)
        .put("digest", kept.digest());
  }

  private Reply changes(long after) {
    ArrayNode page = Https.JSON.createArrayNode();
    for (JsonNode change : changes) {
      if (change.get("sequence").asLong() > after && page.size() < 3) {
        page.add(change);
      }
    }
    return new Reply(200, page);
  }

  private Reply day(String day) {
    ArrayNode all = Https.JSON.createArrayNode();
    cases.forEach((number, copies) ->
        copies.stream()
            .filter(kept -> kept.complete && kept.metadata.get("day").asText().equals(day))
            .forEach(kept -> all.add(receipt(number, kept))));
    return new Reply(200, all);
  }

  private static Reply problem(int status, String code) {
    return new Reply(status, Https.JSON.createObjectNode().put("code", code));
  }

  private void send(HttpExchange exchange, Reply reply, Fault fault) throws IOException {
    try {
      if (fault == Fault.SILENT || fault == Fault.STORES_AND_IS_SILENT) {
        closing.await(60, TimeUnit.SECONDS);
        return;
      }
      byte[] body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
      if (fault != Fault.BROKEN) {
        String nonce = exchange.getRequestHeaders().getFirst("X-Hall-Nonce");
        String text = "hall-answer\n" + reply.status() + "\n" + nonce + "\n" + hex(body);
        exchange
            .getResponseHeaders()
            .set("X-Hall-Signature", hand.sign(fault == Fault.FORGED ? text + "x" : text));
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
