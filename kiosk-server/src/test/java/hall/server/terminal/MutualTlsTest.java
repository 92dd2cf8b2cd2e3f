// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.CertifiedTerminal;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a thief, a forger and an independent TLS client can do with certificates.
@OnServer
class MutualTlsTest {
  private static final String CATALOGUE = "/api/v1/terminal/catalogue";
  private static final String ENROLMENT = "/api/v1/terminal/enrolment";
  private static final int MANY = 1000;

  @Inject Scene scene;
  @Inject Database database;
  @Inject TestClock clock;
  @TempDir Path folder;

  @Test
  void aSelfMadeCertificateWithTheSameNameIsRefusedInTheHandshake() throws Exception {
    CertifiedTerminal terminal = scene.certified();
    KeyPair forger = CertifiedTerminal.keys("secp256r1");
    String subject = terminal.own().getSubjectX500Principal().getName();
    String issuer = terminal.own().getIssuerX500Principal().getName();
    X509Certificate forged = forged(forger, issuer, subject, terminal.own());
    Caller caller = Caller.certified(CertifiedTerminal.showing(scene, forger, forged));
    AssertionError refused = assertThrows(AssertionError.class, () -> caller.get(CATALOGUE));
    assertTrue(refused.getCause() instanceof IOException, String.valueOf(refused.getCause()));

    // Of another issuer a client that obeys the list of accepted ones does not even show it.
    X509Certificate strange = forged(forger, subject, subject, terminal.own());
    Caller stranger = Caller.certified(CertifiedTerminal.showing(scene, forger, strange));
    assertEquals("credential-required", stranger.get(CATALOGUE).problem());
    assertEquals(200, terminal.caller().get(CATALOGUE).status());
  }

  /// Without the key the certificate is a public paper.
  @Test
  void aCertificateWithoutItsKeyIsWorthNothing() {
    CertifiedTerminal terminal = scene.certified();
    KeyPair thief = CertifiedTerminal.keys("secp256r1");
    Caller caller =
        Caller.certified(
            CertifiedTerminal.showing(scene, thief, terminal.own(), terminal.authority()));
    assertThrows(AssertionError.class, () -> caller.get(CATALOGUE));
  }

  @Test
  void aCertificateThatTheDatabaseDoesNotKnowIsRefused() {
    CertifiedTerminal terminal = scene.certified();
    database.run("delete from terminal_certificate where terminal_id = ?", terminal.id());
    Answer refused = terminal.caller().get(CATALOGUE);
    assertEquals(401, refused.status());
    assertEquals("certificate-unknown", refused.problem());
  }

  @Test
  void aThousandUsesOfOneCodeAtOnceAreOneEnrolment() throws Exception {
    String id = scene.planned();
    String code = scene.code(scene.operator(), id);
    String csr = CertifiedTerminal.request(CertifiedTerminal.keys("secp256r1"));
    List<Answer> same = atOnce(Map.of("code", code, "software", "t", "csr", csr));
    assertEquals(1, same.stream().map(Answer::text).distinct().count());
    assertEquals(201, same.getFirst().status(), same.getFirst().text());
    assertEquals(1, count("terminal_certificate", id));

    String old = scene.planned();
    String oldCode = scene.code(scene.operator(), old);
    List<Answer> bearers = atOnce(Map.of("code", oldCode, "software", "t"));
    assertEquals(1, bearers.stream().filter(answer -> answer.status() == 201).count());
    assertEquals(MANY - 1, bearers.stream().filter(answer -> answer.status() == 403).count());
    assertEquals(1, count("terminal_credential", old));
  }

  private List<Answer> atOnce(Map<String, String> request) throws Exception {
    Caller anonymous = scene.anonymous();
    try (ExecutorService callers = Executors.newFixedThreadPool(100)) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        answers.add(callers.submit(() -> anonymous.post(ENROLMENT, request)));
      }
      List<Answer> all = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }

  private long count(String table, String terminalId) {
    return database
        .first(
            "select count(*) as n from " + table + " where terminal_id = ?",
            row -> row.number("n"),
            terminalId)
        .orElseThrow();
  }

  @Test
  void whatARevokedTerminalIsSendingIsCutOff() throws Exception {
    CertifiedTerminal terminal = scene.certified();
    try (SSLSocket upload = halfAnUpload(terminal)) {
      scene
          .operator()
          .post(
              "/api/v1/operator/terminals/" + terminal.id() + "/revoke",
              Map.of("reason", "stolen"));
      assertEnds(upload);
    }
  }

  /// As another server on the same database would.
  @Test
  void aRevocationElsewhereArrivesAndCutsOffToo() throws Exception {
    CertifiedTerminal terminal = scene.certified();
    assertEquals(200, terminal.caller().get(CATALOGUE).status());
    try (SSLSocket upload = halfAnUpload(terminal)) {
      database.run(
          """
          with r as (insert into terminal_revocation (terminal_id, at, actor, reason)
            values (?, ?, 'operator x', 'y') returning id)
          update terminal_certificate set revocation_id = (select id from r)
          where terminal_id = ?\
          """,
          terminal.id(),
          clock.instant(),
          terminal.id());
      assertEnds(upload);
      await(() -> terminal.caller().get(CATALOGUE).status() == 401);
      assertEquals("certificate-revoked", terminal.caller().get(CATALOGUE).problem());
    }
  }

  private SSLSocket halfAnUpload(CertifiedTerminal terminal) throws Exception {
    UUID key = UUID.randomUUID();
    byte[] document = new byte[1024 * 1024];
    ObjectNode submission = Golden.submission();
    ((ObjectNode) submission.withArray("documents").get(0)).put("bytes", document.length);
    assertEquals(201, terminal.caller().put(Scene.path(key), submission).status());
    SSLSocket socket =
        (SSLSocket)
            Https.trusting(scene.certificate(), terminal.keyStore(), CertifiedTerminal.password())
                .getSocketFactory()
                .createSocket("localhost", scene.address().getPort());
    socket
        .getOutputStream()
        .write(
            ("PATCH "
                    + Scene.path(key)
                    + "/documents/d1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                    + Caller.BODY
                    + "\r\nUpload-Offset: 0\r\nContent-Length: "
                    + document.length
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(document, 0, 700_000);
    socket.getOutputStream().flush();
    // The server has begun to take it in.
    await(() ->
        !terminal
            .caller()
            .head(Scene.path(key) + "/documents/d1")
            .header("Upload-Offset")
            .equals("0"));
    return socket;
  }

  private static void assertEnds(SSLSocket upload) throws Exception {
    upload.setSoTimeout(60_000);
    try {
      assertEquals(-1, upload.getInputStream().read());
    } catch (SocketTimeoutException stillOpen) {
      throw new AssertionError("The upload goes on", stillOpen);
    } catch (IOException reset) {
      assertFalse(String.valueOf(reset.getMessage()).isEmpty());
    }
  }

  private static void await(BooleanSupplier what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!what.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It does not happen");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /// An independent client, an independent key, an independent request.
  @Test
  void opensslEnrolsAndComesInAndIsToldWhoseCertificatesAreAccepted() throws Exception {
    run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "own.key");
    run("req", "-new", "-sha256", "-key", "own.key", "-subj", "/CN=openssl", "-out", "own.csr");
    String id = scene.planned();
    Answer answer =
        scene
            .anonymous()
            .post(
                ENROLMENT,
                Map.of(
                    "code",
                    scene.code(scene.operator(), id),
                    "software",
                    "openssl",
                    "csr",
                    Files.readString(folder.resolve("own.csr"))));
    assertEquals(201, answer.status(), answer.text());
    Files.writeString(
        folder.resolve("chain.pem"), answer.json().get("certificate").get("pem").asText());
    X509Certificate[] chain = CertifiedTerminal.chain(answer.json().get("certificate"));
    Files.writeString(
        folder.resolve("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(chain[1].getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    assertTrue(
        run(
                "verify",
                "-x509_strict",
                "-purpose",
                "sslclient",
                "-attime",
                Long.toString(clock.instant().getEpochSecond() + 60),
                "-CAfile",
                "ca.pem",
                "chain.pem")
            .contains("chain.pem: OK"));

    String shown = session("-cert", "chain.pem", "-key", "own.key");
    assertTrue(shown.contains("HTTP/1.1 200"), shown);
    run(
        "req",
        "-x509",
        "-new",
        "-sha256",
        "-key",
        "own.key",
        "-subj",
        "/CN=" + id,
        "-out",
        "self.pem");
    String forced = session("-cert", "self.pem", "-key", "own.key");
    assertTrue(forced.contains("alert"), forced);
    assertFalse(forced.contains("HTTP/1.1"), forced);
    String bare = session();
    assertTrue(bare.contains("HTTP/1.1 401"), bare);
    String names = bare.substring(bare.indexOf("Acceptable client certificate CA names"));
    String authority = chain[1].getSubjectX500Principal().getName().replace("CN=", "CN = ");
    assertEquals(authority, names.lines().skip(1).findFirst().orElse(""));
    assertFalse(names.lines().skip(2).findFirst().orElse("").contains("CN"), names);
  }

  private String session(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "s_client",
                "-connect",
                "localhost:" + scene.address().getPort(),
                "-CAfile",
                scene.certificate().toString(),
                "-servername",
                "localhost",
                "-ign_eof"));
    arguments.addAll(List.of(more));
    Files.writeString(
        folder.resolve("input"),
        "GET " + CATALOGUE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    return run(arguments.toArray(String[]::new));
  }

  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    if (Files.exists(folder.resolve("input"))) {
      builder.redirectInput(folder.resolve("input").toFile());
    }
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assertTrue(status == 0 || arguments[0].equals("s_client"), output);
    return output;
  }

  private X509Certificate forged(KeyPair keys, String issuer, String subject, X509Certificate like)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    like.getSerialNumber(),
                    Date.from(clock.instant()),
                    Date.from(clock.instant().plus(Duration.ofDays(30))),
                    new X500Name(subject),
                    keys.getPublic())
                .addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }
}
