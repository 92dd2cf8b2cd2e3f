// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.CertifiedTerminal;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Enrolment, renewal and end of certificates, over mutual TLS against the running server.
@OnServer
class CertificateTest {
  private static final String TERMINALS = "/api/v1/operator/terminals/";
  private static final String ENROLMENT = "/api/v1/terminal/enrolment";
  private static final String CERTIFICATE = "/api/v1/terminal/certificate";
  private static final String HEARTBEAT = "/api/v1/terminal/heartbeat";
  private static final String CATALOGUE = "/api/v1/terminal/catalogue";

  @Inject Scene scene;
  @Inject TestClock clock;

  @Test
  void aTerminalEnrolsWithItsOwnKeyAndComesWithItsCertificate() throws Exception {
    String id = scene.planned();
    ObjectNode request = (ObjectNode) Golden.read("enrolment.csr.request");
    KeyPair keys = CertifiedTerminal.keys("secp256r1");
    request.put("code", scene.code(scene.operator(), id));
    request.put("csr", CertifiedTerminal.request(keys));
    Answer answer = scene.anonymous().post(ENROLMENT, request);
    assertEquals(201, answer.status());
    Golden.assertSameShape("enrolment.csr.response", answer.json());
    assertNull(answer.json().get("credential"));

    X509Certificate[] chain = CertifiedTerminal.chain(answer.json().get("certificate"));
    Caller terminal = Caller.certified(CertifiedTerminal.showing(scene, keys, chain));
    assertEquals(200, terminal.post(HEARTBEAT, Golden.read("heartbeat.request")).status());
    assertEquals("idle", state(id), "the server says who the terminal is");
    assertEquals("CN=" + id, chain[0].getSubjectX500Principal().getName());
    assertEquals(List.of("1.3.6.1.5.5.7.3.2"), chain[0].getExtendedKeyUsage());
    assertEquals(-1, chain[0].getBasicConstraints());
    assertEquals(Set.of("2.5.29.15", "2.5.29.19"), chain[0].getCriticalExtensionOIDs());
    assertEquals(Set.of("2.5.29.35", "2.5.29.37"), chain[0].getNonCriticalExtensionOIDs());
    chain[0].verify(chain[1].getPublicKey());
  }

  @Test
  void withoutTheCertificateTheDoorStaysShutAndOperatorsDoorsDoAnyway() {
    CertifiedTerminal terminal = scene.certified();
    assertEquals(200, terminal.caller().get(CATALOGUE).status());
    assertEquals("credential-required", scene.anonymous().get(CATALOGUE).problem());
    assertEquals(401, terminal.caller().get("/api/v1/operator/terminals").status());
    assertEquals(303, terminal.caller().get("/console/terminals").status());
  }

  @Test
  void aCertificateIsGoodForThirtyDaysAndRenewedAtTwoThirds() {
    CertifiedTerminal terminal = scene.certified();
    Instant from = at(terminal.certificate(), "validFrom");
    assertEquals(
        Duration.ofDays(30), Duration.between(from, at(terminal.certificate(), "validUntil")));
    assertEquals(
        Duration.ofDays(20), Duration.between(from, at(terminal.certificate(), "renewFrom")));

    clock.advance(Duration.ofDays(20));
    CertifiedTerminal next = terminal.renewed();
    Golden.assertSameShape("certificate.response", next.certificate());
    assertNotEquals(terminal.own().getSerialNumber(), next.own().getSerialNumber());
    assertEquals(200, next.caller().get(CATALOGUE).status());
    assertEquals(200, terminal.caller().get(CATALOGUE).status(), "the old one overlaps");

    clock.advance(Duration.ofDays(10).plusMinutes(1));
    Answer over = terminal.caller().get(CATALOGUE);
    assertEquals(401, over.status());
    assertEquals("certificate-expired", over.problem());
    assertTrue(over.json().get("detail").asText().contains("new code"));
    assertEquals(
        401,
        terminal
            .caller()
            .post(CERTIFICATE, Map.of("csr", CertifiedTerminal.request(terminal.keys())))
            .status(),
        "an expired one renews nothing");
    assertEquals(200, next.caller().get(CATALOGUE).status());
  }

  @Test
  void anOldTerminalUpgradesAndItsBearerEndsWithTheFirstUseOfTheCertificate() {
    Scene.Enrolled old = scene.terminal();
    KeyPair keys = CertifiedTerminal.keys("secp256r1");
    ObjectNode request = (ObjectNode) Golden.read("certificate.request");
    request.put("csr", CertifiedTerminal.request(keys));
    Answer answer = old.caller().post(CERTIFICATE, request);
    assertEquals(201, answer.status());
    assertEquals(200, old.caller().get(CATALOGUE).status(), "not used yet");

    Caller terminal =
        Caller.certified(
            CertifiedTerminal.showing(scene, keys, CertifiedTerminal.chain(answer.json())));
    assertEquals(200, terminal.get(CATALOGUE).status());
    assertEquals(401, old.caller().get(CATALOGUE).status());
    assertEquals(200, terminal.get(CATALOGUE).status());
  }

  @Test
  void aLostAnswerIsGivenAgainToTheSameKeyAlone() {
    String id = scene.planned();
    String code = scene.code(scene.operator(), id);
    String csr = CertifiedTerminal.request(CertifiedTerminal.keys("secp256r1"));
    JsonNode first = enrol(code, csr).json();
    assertEquals(first, enrol(code, csr).json());
    assertEquals(1, certificates(id).size());

    Answer thief = enrol(code, CertifiedTerminal.request(CertifiedTerminal.keys("secp256r1")));
    assertEquals("enrolment-code-refused", thief.problem());
    assertEquals(
        403, scene.anonymous().post(ENROLMENT, Map.of("code", code, "software", "old")).status());
    clock.advance(Duration.ofMinutes(61));
    assertEquals("enrolment-code-refused", enrol(code, csr).problem());
  }

  @Test
  void aKeyIsCertifiedForOneTerminalOnly() {
    CertifiedTerminal terminal = scene.certified();
    Map<String, String> replayed = Map.of("csr", CertifiedTerminal.request(terminal.keys()));
    assertEquals(terminal.certificate(), terminal.caller().post(CERTIFICATE, replayed).json());
    assertEquals("key-used", scene.certified().caller().post(CERTIFICATE, replayed).problem());
    String id = scene.planned();
    String code = scene.code(scene.operator(), id);
    assertEquals("key-used", enrol(code, replayed.get("csr")).problem());
    assertEquals(
        201,
        enrol(code, CertifiedTerminal.request(CertifiedTerminal.keys("secp256r1"))).status(),
        "a refused key does not use the code up");
  }

  @Test
  void aDefectiveRequestUsesNoCodeUp() {
    String id = scene.planned();
    String code = scene.code(scene.operator(), id);
    Answer refused = enrol(code, "no request");
    assertEquals(422, refused.status());
    assertEquals(Golden.read("csr.defective"), refused.json());
    assertEquals("csr-defective", scene.certified().caller().post(CERTIFICATE, Map.of()).problem());
    assertEquals(id, CertifiedTerminal.enrol(scene, id, code).id());
  }

  @Test
  void aRevokedTerminalIsShutOutAtOnceAndANewCodeBringsItBackWithItsHistory() {
    CertifiedTerminal stolen = scene.certified();
    stolen.caller().post(HEARTBEAT, Golden.read("heartbeat.request"));
    CertifiedTerminal renewed = stolen.renewed();
    assertEquals(200, renewed.caller().get(CATALOGUE).status());
    String unused = scene.code(scene.operator(), stolen.id());

    Answer revoked =
        scene
            .operator()
            .post(TERMINALS + stolen.id() + "/revoke", Golden.read("revocation.request"));
    assertEquals(200, revoked.status(), revoked.text());
    Golden.assertSameShape("revocation.response", revoked.json());
    assertEquals(2, revoked.json().get("certificates").asInt());
    for (CertifiedTerminal each : List.of(stolen, renewed)) {
      Answer refused = each.caller().get(CATALOGUE);
      assertEquals(401, refused.status());
      assertEquals(Golden.read("certificate.refused"), refused.json());
    }
    assertEquals("enrolment-code-refused", enrol(unused, null).problem());
    JsonNode entry = certificates(stolen.id()).get(0);
    assertEquals("revoked", entry.get("state").asText());
    assertEquals("主板被盗", entry.get("revocation").get("reason").asText());
    assertNotEquals("planned", state(stolen.id()));

    CertifiedTerminal back =
        CertifiedTerminal.enrol(scene, stolen.id(), scene.code(scene.operator(), stolen.id()));
    assertEquals(200, back.caller().get(CATALOGUE).status());
    assertEquals(401, stolen.caller().get(CATALOGUE).status());
    assertEquals("idle", state(stolen.id()), "what it last reported is still known");
  }

  @Test
  void anotherBoardTakesTheTerminalOverAndTheOldBoardIsOut() {
    CertifiedTerminal before = scene.certified();
    before.caller().get(CATALOGUE);
    CertifiedTerminal after =
        CertifiedTerminal.enrol(scene, before.id(), scene.code(scene.operator(), before.id()));
    assertEquals("certificate-revoked", before.caller().get(CATALOGUE).problem());
    assertEquals(200, after.caller().get(CATALOGUE).status());
    JsonNode old = certificates(before.id()).get(1);
    assertEquals("enrolled-again", old.get("revocation").get("reason").asText());
    assertEquals("server", old.get("revocation").get("actor").asText());
  }

  @Test
  void aBearerIsRevokedToo() {
    Scene.Enrolled old = scene.terminal();
    assertEquals(
        200,
        scene
            .operator()
            .post(TERMINALS + old.id() + "/revoke", Map.of("reason", "scrapped"))
            .status());
    assertEquals(401, old.caller().get(CATALOGUE).status());
  }

  @Test
  void aRevocationNeedsAReasonAndATerminal() {
    String id = scene.certified().id();
    Caller operator = scene.operator();
    for (Map<String, String> body :
        List.of(
            Map.<String, String>of(), Map.of("reason", " "), Map.of("reason", "x".repeat(201)))) {
      assertEquals(
          "revocation-defective", operator.post(TERMINALS + id + "/revoke", body).problem());
    }
    assertEquals(404, operator.post(TERMINALS + "nobody/revoke", Map.of("reason", "x")).status());
  }

  @Test
  void aCodeIsGoodForAsLongAsTheOperatorChose() {
    Caller operator = scene.operator();
    String id = scene.planned();
    String codes = TERMINALS + id + "/enrolment-codes?lifeMinutes=";
    for (int minutes : new int[] {14, 1441, 0, -1}) {
      assertEquals("code-life-defective", operator.post(codes + minutes).problem());
    }
    String quick = operator.post(codes + 15).json().get("code").asText();
    clock.advance(Duration.ofMinutes(15));
    assertEquals(403, enrol(quick, null).status());
    String slow = operator.post(codes + 1440).json().get("code").asText();
    clock.advance(Duration.ofMinutes(1439));
    assertEquals(201, enrol(slow, null).status());
  }

  private Answer enrol(String code, @Nullable String csr) {
    return scene
        .anonymous()
        .post(
            ENROLMENT,
            csr == null
                ? Map.of("code", code, "software", "test")
                : Map.of("code", code, "software", "test", "csr", csr));
  }

  private JsonNode certificates(String id) {
    return scene.operator().get(TERMINALS + id + "/certificates").json();
  }

  private String state(String id) {
    for (JsonNode terminal : scene.operator().get("/api/v1/operator/terminals").json()) {
      if (terminal.get("id").asText().equals(id)) {
        return terminal.get("state").asText();
      }
    }
    throw new AssertionError("No terminal " + id);
  }

  private static Instant at(JsonNode certificate, String field) {
    return OffsetDateTime.parse(certificate.get(field).asText()).toInstant();
  }
}
