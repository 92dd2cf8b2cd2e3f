// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.Secrets;
import hall.server.TestClock;
import hall.server.attestation.IssuerSimulator.Fault;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From the card through the issuing platform to the paper and the page that verifies it.
@OnServer
class AttestationTest {
  private static final String KIND = "insurance-record";
  private static final String OFD = "residence-record";

  @Inject Scene scene;
  @Inject AttestationScene attestations;
  @Inject Database database;
  @Inject TestClock clock;

  @Test
  void aSealThatHoldsIsPrintedCountedAndVerifiedByAnybody() {
    Caller terminal = scene.terminal().caller();
    Golden.assertSameShape(
        "attestation-offer.response", terminal.get(AttestationScene.PATH).json());
    String number = AttestationScene.newNumber();
    UUID key = UUID.randomUUID();
    Answer issued = AttestationScene.ask(terminal, key, KIND, number);
    assertEquals(200, issued.status(), issued::text);
    assertEquals("no-store", issued.header("Cache-Control"));
    String hash = HexFormat.of().formatHex(Secrets.sha256().digest(issued.response().body()));
    assertEquals(hash, issued.header("X-Hall-Content-SHA256"));
    assertEquals("1", issued.header("X-Hall-Pages"));
    assertEquals("3", issued.header("X-Hall-Copies"));
    String code = issued.header("X-Hall-Verification-Code");
    assertTrue(issued.header("X-Hall-Verification-Url").endsWith("/verify/" + code));
    assertEquals(204, AttestationScene.report(terminal, key, 1, "stopped", 1).status());
    assertEquals(204, AttestationScene.report(terminal, key, 1, "stopped", 1).status(), "again");
    assertEquals(204, AttestationScene.report(terminal, key, 2, "confirmed", 2).status());
    assertEquals(422, AttestationScene.report(terminal, key, 3, "eaten", 2).status());
    Caller other = scene.terminal().caller();
    assertEquals(404, AttestationScene.report(other, key, 3, "sent", 1).status());

    String typed = code.toLowerCase(java.util.Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
    Answer page = scene.anonymous().get("/verify/" + typed + "?lang=zh-CN");
    assertEquals(200, page.status());
    assertTrue(page.text().contains(hash) && page.text().contains("社会保险参保证明"), page::text);
    assertFalse(page.text().contains(number) || page.text().contains("张测试"));
    assertEquals(404, scene.anonymous().get("/verify/222222222222").status());
    String console = scene.as(Role.VIEWER).get("/console/attestations?lang=en").text();
    assertTrue(console.contains("printing stopped: 1"), console);
    assertFalse(
        database
            .first(
                "select a::text as row from attestation a where key = ?",
                row -> row.text("row"),
                key)
            .orElseThrow()
            .contains(number));
  }

  @ParameterizedTest
  @CsvSource({
    "ALTERED, altered",
    "ADDED, added-to",
    "FOREIGN, untrusted",
    "EXPIRED, untrusted",
    "UNSIGNED, unsigned",
    "PARTLY, partly-signed",
    "STALE, not-fresh",
    "TRUNCATED, unsigned",
    "OTHER_PERSON, other-person",
    "OTHER_PAPER, other-person",
  })
  void whatIsNotGenuineIsNotPrintedAndStandsInTheAudit(Fault fault, String flaw) throws Exception {
    Scene.Enrolled terminal = scene.terminal();
    attestations.next(fault);
    Answer refused =
        AttestationScene.ask(
            terminal.caller(), UUID.randomUUID(), KIND, AttestationScene.newNumber());
    assertEquals(409, refused.status(), refused::text);
    assertEquals("attestation-not-genuine", refused.problem());
    Golden.assertSameShape("attestation.not-genuine", refused.json());
    assertTrue(refused.json().get("detail").asText().contains("(" + flaw + ")"), refused::text);
    assertEquals(
        1,
        database
            .first(
                "select count(*) as n from audit_entry where actor = ? and action ="
                    + " 'attestation-refused' and detail ->> 'flaw' = ?",
                row -> row.number("n"),
                terminal.id(),
                flaw)
            .orElseThrow());
  }

  @Test
  void anOfdIsVerifiedAndReachesTheTerminalAsTheDrawingOfIt() throws Exception {
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    Answer issued = AttestationScene.ask(terminal, key, OFD, AttestationScene.newNumber());
    assertEquals(200, issued.status(), issued::text);
    byte[] pdf = issued.response().body();
    assertEquals("%PDF-", new String(pdf, 0, 5, StandardCharsets.US_ASCII));
    assertEquals(
        HexFormat.of().formatHex(Secrets.sha256().digest(pdf)),
        issued.header("X-Hall-Content-SHA256"));
    assertEquals("1", issued.header("X-Hall-Pages"));
    assertEquals("2", issued.header("X-Hall-Copies"));
    try (PDDocument drawn = Loader.loadPDF(pdf)) {
      assertEquals(1, drawn.getNumberOfPages());
    }
    assertEquals(204, AttestationScene.report(terminal, key, 1, "confirmed", 2).status());
    String page =
        scene
            .anonymous()
            .get("/verify/" + issued.header("X-Hall-Verification-Code") + "?lang=zh-CN")
            .text();
    assertTrue(page.contains("示例区户籍专用章 Sample OFD seal"), page);
    assertFalse(
        page.contains(issued.header("X-Hall-Content-SHA256")),
        "the issuing unit knows the hash of what it sealed, not of the drawing");
  }

  @ParameterizedTest
  @CsvSource({
    "ALTERED, altered",
    "ADDED, added-to",
    "FOREIGN, untrusted",
    "EXPIRED, untrusted",
    "UNSIGNED, unsigned",
    "PARTLY, unsigned",
    "STALE, not-fresh",
    "TRUNCATED, unreadable",
    "OTHER_PERSON, other-person",
    "OTHER_PAPER, other-person",
    "UNDRAWABLE, undrawable",
  })
  void anOfdThatIsNotGenuineIsNotPrintedEither(Fault fault, String flaw) throws Exception {
    attestations.next(fault);
    Answer refused =
        AttestationScene.ask(
            scene.terminal().caller(), UUID.randomUUID(), OFD, AttestationScene.newNumber());
    assertEquals(409, refused.status(), refused::text);
    assertEquals("attestation-not-genuine", refused.problem());
    assertTrue(refused.json().get("detail").asText().contains("(" + flaw + ")"), refused::text);
  }

  @ParameterizedTest
  @CsvSource({"BROKEN", "FORGED", "SLOW", "HUGE"})
  void aPlatformThatCannotBeBelievedIsNoAnswer(Fault fault) throws Exception {
    Caller terminal = scene.terminal().caller();
    attestations.next(fault);
    Answer silent =
        AttestationScene.ask(terminal, UUID.randomUUID(), KIND, AttestationScene.newNumber());
    assertEquals(503, silent.status(), silent::text);
    assertEquals("attestation-platform-silent", silent.problem());
  }

  @Test
  void nobodyPrintsMoreADayThanAllowedAndTomorrowNobodyKnows() {
    Caller terminal = scene.terminal().caller();
    String number = AttestationScene.newNumber();
    for (int copies : new int[] {3, 2}) {
      UUID key = UUID.randomUUID();
      assertEquals(200, AttestationScene.ask(terminal, key, KIND, number).status());
      AttestationScene.report(terminal, key, 1, "confirmed", copies);
    }
    UUID last = UUID.randomUUID();
    Answer one = AttestationScene.ask(terminal, last, KIND, number);
    assertEquals("1", one.header("X-Hall-Copies"), "six a day");
    assertEquals(
        "attestation-limit-reached",
        AttestationScene.ask(scene.terminal().caller(), UUID.randomUUID(), KIND, number).problem(),
        "it may be coming out of the printer");
    assertEquals(
        200, AttestationScene.ask(terminal, UUID.randomUUID(), "property-record", number).status());
    assertEquals("attestation-known", AttestationScene.ask(terminal, last, KIND, number).problem());
    clock.advance(Duration.ofMinutes(31));
    assertEquals(
        200,
        AttestationScene.ask(terminal, UUID.randomUUID(), KIND, number).status(),
        "it did not come out");
  }

  @Test
  void whatCannotBeAskedForIsSaid() {
    Caller terminal = scene.terminal().caller();
    assertEquals(
        "attestation-nothing-found",
        AttestationScene.ask(terminal, UUID.randomUUID(), KIND, "T1234567890120000").problem());
    assertEquals(
        "attestation-not-offered",
        AttestationScene.ask(terminal, UUID.randomUUID(), "nothing", "T1").problem());
    assertEquals(
        "attestation-question-defective",
        AttestationScene.ask(terminal, UUID.randomUUID(), KIND, " ").problem());
  }
}
