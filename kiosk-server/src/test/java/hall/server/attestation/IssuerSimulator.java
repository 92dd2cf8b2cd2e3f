// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hall.server.elicence.LicenceBook;
import hall.server.seal.TestSeals;
import hall.server.seal.TestSeals.Holder;
import hall.server.seal.TestSeals.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A platform that issues certificates as `docs/attestation-platform.md` describes it, and holds
/// electronic licences as `docs/elicence-platform.md` does, typed from there: real PDFs with real
/// seals of a test authority, and one kind of certificate as a real OFD. What goes wrong with the
/// next answer is said at `/control/FAULT`; a licence with a new code comes from
/// `/control/licence?…` ([LicenceBook]). A person whose number ends in `0000` has no certificate on
/// record.
public final class IssuerSimulator implements AutoCloseable {
  public static final String SENDER = "hall-test";
  public static final String SECRET = "a secret of the issuing platform, for tests";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// How the next answer goes.
  public enum Fault {
    NONE,
    ALTERED,
    ADDED,
    FOREIGN,
    EXPIRED,
    UNSIGNED,
    PARTLY,
    STALE,
    TRUNCATED,
    OTHER_PERSON,
    /// Says that it is about who asked, and is not.
    OTHER_PAPER,
    /// As OFD alone: nothing can draw what stands on it.
    UNDRAWABLE,
    HUGE,
    SLOW,
    BROKEN,
    /// Its answer is signed by another hand.
    FORGED
  }

  private final Holder root = TestSeals.root("示例电子印章根证书 Sample root", "secp256r1");
  private final Holder seal =
      TestSeals.signer("示例区电子印章 Sample seal", root, TestSeals.FROM, TestSeals.UNTIL);
  private final Holder ended =
      TestSeals.signer(
          "示例区旧印章 Old seal", root, TestSeals.FROM, Instant.parse("2001-01-01T00:00:00Z"));
  private final Holder foreign = TestSeals.root("Foreign root", "secp256r1");
  private final OfdIssuer ofds = new OfdIssuer();
  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
  private final LicenceBook licences = new LicenceBook();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;

  private IssuerSimulator(HttpServer server) {
    this.server = server;
  }

  /// One at a port of this machine; 0 for any that is free.
  public static IssuerSimulator start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    IssuerSimulator simulator = new IssuerSimulator(server);
    server.createContext("/control/", simulator::control);
    server.createContext(
        "/api/attestations", exchange -> simulator.serve(exchange, simulator::reply));
    server.createContext("/api/licences", exchange -> simulator.serve(exchange, simulator::shown));
    server.start();
    return simulator;
  }

  /// Runs until it is ended: `PORT FOLDER`; the folder gets `anchors.pem` and `issuer.key`.
  public static void main(String[] arguments) throws IOException {
    IssuerSimulator simulator = start(Integer.parseInt(arguments[0]));
    simulator.writeFiles(Path.of(arguments[1]));
    System.out.println(simulator.url());
  }

  /// The files that the server's settings name.
  public void writeFiles(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("anchors.pem"),
        TestSeals.pem(root.certificate()) + TestSeals.pem(ofds.root()));
    Files.writeString(folder.resolve("issuer.key"), SECRET);
  }

  /// The address for the server's settings.
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
  }

  /// The first document takes some seconds on a busy machine: fonts are looked for.
  public void warmUp() {
    try {
      pdf("nothing", "nobody", Instant.EPOCH, Fault.NONE);
      ofds.issue("nobody", Instant.EPOCH, Fault.NONE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// How the next answer goes.
  public void next(Fault fault) {
    next.set(fault);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private record Reply(int status, ObjectNode body) {}

  /// What the platform says to a question at a time.
  private interface Speaker {
    Reply reply(JsonNode question, Instant now, Fault fault) throws IOException;
  }

  private void serve(HttpExchange exchange, Speaker speaker) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Fault fault = next.getAndSet(Fault.NONE);
      String nonce = header(exchange, "X-Hall-Nonce");
      String asked =
          String.join(
              "\n",
              "hall-request",
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              header(exchange, "X-Hall-Sender"),
              header(exchange, "X-Hall-Timestamp"),
              nonce,
              hex(body));
      if (!hmac(SECRET, asked).equals(header(exchange, "X-Hall-Signature"))
          || !SENDER.equals(header(exchange, "X-Hall-Sender"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      if (fault == Fault.BROKEN) {
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      if (fault == Fault.SLOW) {
        closing.await(60, TimeUnit.SECONDS);
        return;
      }
      // The caller's clock, which tests move ahead.
      Instant now = Instant.ofEpochSecond(Long.parseLong(header(exchange, "X-Hall-Timestamp")));
      Reply reply = speaker.reply(JSON.readTree(body), now, fault);
      byte[] text = reply.body().toString().getBytes(StandardCharsets.UTF_8);
      String answer = "hall-answer\n" + reply.status() + "\n" + nonce + "\n" + hex(text);
      exchange
          .getResponseHeaders()
          .set("X-Hall-Signature", hmac(fault == Fault.FORGED ? "another" : SECRET, answer));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), text.length);
      exchange.getResponseBody().write(text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply reply(JsonNode question, Instant now, Fault fault) throws IOException {
    String request = question.path("request").asText();
    String name = question.path("name").asText();
    String number = question.path("idNumber").asText();
    if (number.endsWith("0000")) {
      return new Reply(404, JSON.createObjectNode().put("code", "nothing-found"));
    }
    String about = fault == Fault.OTHER_PERSON ? "T00000000000000009" : number;
    String paper = fault == Fault.OTHER_PAPER ? "T00000000000000009" : about;
    String kind = question.path("kind").asText();
    byte[] document =
        kind.equals(OfdIssuer.KIND) ? ofds.issue(paper, now, fault) : pdf(kind, paper, now, fault);
    return new Reply(
        200,
        JSON.createObjectNode()
            .put("kind", kind)
            .put("subject", hex(bytes(request + "\n" + name + "\n" + about)))
            .put("sha256", hex(document))
            .put("document", document));
  }

  private byte[] pdf(String kind, String number, Instant now, Fault fault) throws IOException {
    List<String> lines =
        List.of(
            "SAMPLE - NOT A REAL CERTIFICATE",
            "Kind: " + kind,
            "Identity number: " + number,
            "Issued: " + now);
    return sealed(TestSeals.document(lines, kind.startsWith("property") ? 2 : 1), now, fault);
  }

  /// What a code stands for; other people's licences are asked for by code as well.
  private Reply shown(JsonNode question, Instant now, Fault fault) throws IOException {
    ObjectNode answer = licences.redeem(question, now);
    if (answer.has("code")) {
      return new Reply(409, answer);
    }
    String number = answer.get("number").asText();
    byte[] pdf =
        sealed(
            TestSeals.document(
                List.of(
                    "SAMPLE - NOT A REAL LICENCE",
                    "Kind: " + answer.get("kind").asText(),
                    "Number: " + (fault == Fault.OTHER_PAPER ? "another" : number),
                    "For one use: " + question.get("request").asText()),
                1),
            now,
            fault);
    if (fault == Fault.OTHER_PERSON) {
      answer.putArray("holders").add(hex(bytes("somebody else")));
    }
    return new Reply(200, answer.put("sha256", hex(pdf)).put("document", pdf));
  }

  private byte[] sealed(byte[] plain, Instant now, Fault fault) throws IOException {
    Way way = Way.of(root, seal, now);
    return switch (fault) {
      case UNSIGNED -> plain;
      case ALTERED -> TestSeals.altered(TestSeals.sealed(plain, way));
      case ADDED -> TestSeals.added(TestSeals.sealed(plain, way));
      case PARTLY -> TestSeals.partly(plain, way);
      case FOREIGN ->
          TestSeals.sealed(
              plain,
              Way.of(
                  foreign,
                  TestSeals.signer("Foreign", foreign, TestSeals.FROM, TestSeals.UNTIL),
                  now));
      case EXPIRED -> TestSeals.sealed(plain, Way.of(root, ended, now));
      case STALE -> TestSeals.sealed(plain, Way.of(root, seal, now.minus(Duration.ofDays(400))));
      case TRUNCATED -> {
        byte[] whole = TestSeals.sealed(plain, way);
        yield Arrays.copyOf(whole, whole.length - 700);
      }
      case HUGE -> Arrays.copyOf(TestSeals.sealed(plain, way), 30 * 1024 * 1024);
      case NONE, SLOW, BROKEN, FORGED, OTHER_PERSON, OTHER_PAPER, UNDRAWABLE ->
          TestSeals.sealed(plain, way);
    };
  }

  private void control(HttpExchange exchange) throws IOException {
    try (exchange) {
      String word = exchange.getRequestURI().getPath().substring("/control/".length());
      if (word.equals("licence")) {
        byte[] code = bytes(licences.issue(exchange.getRequestURI().getQuery()));
        exchange.sendResponseHeaders(200, code.length);
        exchange.getResponseBody().write(code);
        return;
      }
      next(Fault.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
      byte[] said = bytes("next: " + word);
      exchange.sendResponseHeaders(200, said.length);
      exchange.getResponseBody().write(said);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
      return "hmac-sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
