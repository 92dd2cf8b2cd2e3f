// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A platform that signs, written from the reference protocol and not from the connector: a real
/// HTTP server that believes signed requests alone, and fails on its way as it is told to.
public abstract class SimulatedPlatform implements AutoCloseable {
  private static final String CONTENT = "X-Hall-Content-SHA256";
  private static final long MOST_APART = 300;

  /// How a request goes, whatever it is about.
  public enum Way {
    WELL,
    /// An error of its own, unsigned.
    BROKEN,
    /// Does nothing and never answers.
    SILENT,
    /// Does all of it and never answers.
    SILENT_AFTER,
    /// Does all of it and answers with a signature that is not its own.
    FORGED,
    /// Does all of it and answers with what is no JSON, signed.
    GARBAGE,
    /// Its clock is an hour ahead.
    CLOCK_OFF
  }

  /// How this side signs and knows the other's hand.
  public interface Hand {
    String sign(String text);

    boolean knows(String text, String signature);
  }

  /// A request that is to be believed.
  ///
  /// @param path its segments, the first of which is empty
  public record Request(String method, String[] path, String query, byte[] body) {}

  /// What is answered; no status for nothing at all.
  public record Reply(int status, JsonNode body) {}

  private final Hand hand;
  protected final InstantSource clock;
  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Set<String> nonces = new HashSet<>();
  private boolean open;

  protected SimulatedPlatform(Hand hand, InstantSource clock) throws IOException {
    this.hand = hand;
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  /// Where it is; it answers from the first time that somebody asks this.
  public synchronized URI address() {
    if (!open) {
      server.createContext("/exchange/", this::answer);
      server.start();
      open = true;
    }
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/exchange");
  }

  /// How this one goes; asked once for each request, alone.
  protected abstract Way way(Request request);

  /// What comes of it; asked once for each request that is believed, alone.
  protected abstract Reply served(Request request);

  private void answer(HttpExchange exchange) throws IOException {
    Request request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath().split("/", -1),
            String.valueOf(exchange.getRequestURI().getRawQuery()),
            exchange.getRequestBody().readAllBytes());
    Way way;
    Reply reply;
    synchronized (this) {
      way = way(request);
      reply =
          switch (way) {
            case BROKEN -> new Reply(500, Https.JSON.createObjectNode());
            case SILENT -> new Reply(0, Https.JSON.createObjectNode());
            case WELL, SILENT_AFTER, FORGED, GARBAGE, CLOCK_OFF ->
                checked(exchange, request, way == Way.CLOCK_OFF);
          };
    }
    send(exchange, reply, way);
  }

  /// What is not signed, late, repeated or altered on its way is not looked at.
  private Reply checked(HttpExchange exchange, Request request, boolean off) {
    var headers = exchange.getRequestHeaders();
    String sender = String.valueOf(headers.getFirst("X-Hall-Sender"));
    long seconds = Long.parseLong(headers.getFirst("X-Hall-Timestamp"));
    String nonce = String.valueOf(headers.getFirst("X-Hall-Nonce"));
    String query = exchange.getRequestURI().getRawQuery();
    String text =
        String.join(
            "\n",
            "hall-request",
            request.method(),
            exchange.getRequestURI().getRawPath() + (query == null ? "" : "?" + query),
            sender,
            Long.toString(seconds),
            nonce,
            headers.getFirst(CONTENT));
    if (!hand.knows(text, String.valueOf(headers.getFirst("X-Hall-Signature")))
        || !sender.equals("sample-district")) {
      return problem(401, "signature");
    }
    Instant now = off ? clock.instant().plusSeconds(3600) : clock.instant();
    if (Math.abs(now.getEpochSecond() - seconds) > MOST_APART) {
      return problem(401, "clock");
    }
    if (!nonces.add(nonce)) {
      return problem(401, "nonce");
    }
    if (!hex(request.body()).equals(headers.getFirst(CONTENT))) {
      return problem(400, "body-differs");
    }
    return served(request);
  }

  protected static Reply problem(int status, String code) {
    return new Reply(status, Https.JSON.createObjectNode().put("code", code));
  }

  private void send(HttpExchange exchange, Reply reply, Way way) throws IOException {
    try {
      if (way == Way.SILENT || way == Way.SILENT_AFTER) {
        closing.await(60, TimeUnit.SECONDS);
        return;
      }
      String said = way == Way.GARBAGE ? "<html>gateway</html>" : reply.body().toString();
      byte[] body = said.getBytes(StandardCharsets.UTF_8);
      if (way != Way.BROKEN) {
        String nonce = exchange.getRequestHeaders().getFirst("X-Hall-Nonce");
        String text = "hall-answer\n" + reply.status() + "\n" + nonce + "\n" + hex(body);
        exchange
            .getResponseHeaders()
            .set("X-Hall-Signature", hand.sign(way == Way.FORGED ? text + "x" : text));
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

  /// SHA-256.
  public static String hex(byte[] bytes) {
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
