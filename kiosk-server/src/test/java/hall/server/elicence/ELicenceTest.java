// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.auth.Role;
import hall.server.forwarding.Handovers;
import hall.server.submission.Cases;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// 扫码亮证, from the code on the phone through the platform to the case, its package and the platform
/// above.
@OnServer
class ELicenceTest {
  private static final String CASES = "/api/v1/operator/cases/";

  @Inject Scene scene;
  @Inject ELicenceScene licences;
  @Inject Database database;
  @Inject TestClock clock;
  @Inject ObjectMapper json;
  @Inject Cases cases;

  private final String person = LifeEvent.newIdNumber();

  private Answer shown(Caller terminal, UUID key, ObjectNode submission) throws Exception {
    String code = licences.code("household-register", person, Map.of("validTo", "2199-12-31"));
    Answer shown = ELicenceScene.show(terminal, key, code, submission, person);
    assertEquals(200, shown.status(), shown::text);
    return shown;
  }

  @Test
  void aLicenceStandsForThePaperAndTheClerkSeesWhatWasSeen() throws Exception {
    Caller terminal = scene.terminal().caller();
    Golden.assertSameShape("elicence-offer.response", terminal.get(ELicenceScene.PATH).json());
    ObjectNode submission = LifeEvent.submission(terminal, person);
    UUID key = UUID.randomUUID();
    Answer shown = shown(terminal, key, submission);
    assertEquals("no-store", shown.header("Cache-Control"));
    byte[] header = Base64.getDecoder().decode(shown.header("X-Hall-Licence"));
    JsonNode told = json.readTree(header);
    Golden.assertSameShape("elicence.licence", told);
    assertEquals("X440***********2345", told.get("number").asText());
    String row =
        database
            .first(
                "select e::text as row from elicence_check e where key = ?",
                each -> each.text("row"),
                key)
            .orElseThrow();
    assertFalse(row.contains(ELicenceScene.NUMBER) || row.contains(person), "sealed");

    ELicenceScene.name(submission, key, shown);
    ((ObjectNode) submission.at("/documents/0/elicence")).putObject("licence").put("number", "0");
    JsonNode done = ELicenceScene.handedIn(terminal, submission, shown.response().body());
    String number = done.at("/parts/0/caseNumber").asText();
    Caller clerk = scene.as(Role.OPERATOR);
    JsonNode seen = clerk.get(CASES + number).json().at("/submission/documents/0/elicence/licence");
    assertEquals(ELicenceScene.NUMBER, seen.get("number").asText(), "what the server saw");
    assertEquals("示例区公安分局", seen.get("issuer").asText());
    assertArrayEquals(
        shown.response().body(),
        clerk.get(CASES + number + "/documents/d1").response().body(),
        "with its seal");
    String page = clerk.get("/console/cases/" + number + "?lang=en").text();
    assertTrue(
        page.contains("Shown as an electronic licence")
            && page.contains(ELicenceScene.NUMBER)
            && page.contains("2199-12-31"),
        page);
    JsonNode handedOn = json.valueToTree(Handovers.documents(cases.read(number)));
    assertEquals("household-register", handedOn.at("/0/elicence/kind").asText());
  }

  @Test
  void nobodyIsTakenAtATerminalsWord() throws Exception {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = LifeEvent.submission(terminal, person);
    UUID key = UUID.randomUUID();
    Answer shown = shown(terminal, key, submission);
    ELicenceScene.name(submission, key, shown);

    ObjectNode elsewhere = submission.deepCopy();
    assertEquals("elicence-not-held", announced(scene.terminal().caller(), elsewhere), "terminal");
    ObjectNode somebody = submission.deepCopy();
    somebody.withObject("/applicant").put("idNumber", LifeEvent.newIdNumber());
    somebody.withObject("/form").put("id-number", somebody.at("/applicant/idNumber").asText());
    assertEquals("elicence-not-held", announced(terminal, somebody), "person");
    ObjectNode other = submission.deepCopy();
    ((ObjectNode) other.at("/documents/0")).put("sha256", "0".repeat(64));
    assertEquals("elicence-not-held", announced(terminal, other), "bytes");
    ObjectNode paper = submission.deepCopy();
    ((ObjectNode) paper.at("/documents/1")).set("elicence", paper.at("/documents/0/elicence"));
    assertEquals("elicence-not-held", announced(terminal, paper), "another material");
    ObjectNode none = submission.deepCopy();
    ObjectNode proof = ((ObjectNode) none.at("/documents/1")).deepCopy();
    proof.put("id", "d3").put("material", "guardian-proof");
    none.withArray("/documents").insert(2, proof);
    assertEquals(
        "elicence-not-held", announced(scene.terminal().caller(), none), "well-formed without one");
    proof.set("elicence", none.at("/documents/0/elicence"));
    assertEquals("submission-defective", announced(terminal, none), "one that takes no licence");

    UUID first = UUID.randomUUID();
    assertEquals(201, terminal.put(Scene.path(first), submission).status());
    assertEquals(200, terminal.put(Scene.path(first), submission).status(), "again");
    ObjectNode second = submission.deepCopy();
    second.put("localNumber", Golden.localNumber());
    assertEquals("elicence-not-held", announced(terminal, second), "once");
  }

  @Test
  void whatNoSubmissionNamesIsOver() throws Exception {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = LifeEvent.submission(terminal, person);
    UUID key = UUID.randomUUID();
    ELicenceScene.name(submission, key, shown(terminal, key, submission));
    clock.advance(Duration.ofDays(8));
    assertEquals("elicence-not-held", announced(terminal, submission));
  }

  private static String announced(Caller terminal, ObjectNode submission) {
    Answer answer = terminal.put(Scene.path(UUID.randomUUID()), submission);
    return answer.status() == 201 ? "kept" : answer.problem();
  }

  @ParameterizedTest
  @CsvSource({
    "code-expired, elicence-code-expired",
    "revoked, elicence-revoked",
    "ended, elicence-ended",
    "something-new, elicence-platform-silent",
  })
  void whatThePlatformRefusesIsSaid(String as, String problem) throws Exception {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = LifeEvent.submission(terminal, person);
    String code = licences.code("household-register", person, Map.of("as", as));
    assertEquals(
        problem,
        ELicenceScene.show(terminal, UUID.randomUUID(), code, submission, person).problem());
  }

  @Test
  void aCodeIsGoodForOnceForTheRightPaperOfTheRightPerson() throws Exception {
    Scene.Enrolled enrolled = scene.terminal();
    Caller terminal = enrolled.caller();
    ObjectNode submission = LifeEvent.submission(terminal, person);
    UUID key = UUID.randomUUID();
    String code = licences.code("household-register", person, Map.of());
    assertEquals(200, ELicenceScene.show(terminal, key, code, submission, person).status());
    assertEquals("elicence-known", problem(terminal, key, code, submission, person));
    UUID again = UUID.randomUUID();
    assertEquals("elicence-code-used", problem(terminal, again, code, submission, person));
    assertEquals(
        "elicence-code-unknown",
        problem(terminal, UUID.randomUUID(), "DZZZ-nobody", submission, person));
    String marriage = licences.code("marriage-certificate", person, Map.of());
    assertEquals(
        "elicence-wrong-kind", problem(terminal, UUID.randomUUID(), marriage, submission, person));
    String ended = licences.code("household-register", person, Map.of("validTo", "2001-01-01"));
    assertEquals("elicence-ended", problem(terminal, UUID.randomUUID(), ended, submission, person));
    String others = licences.code("household-register", LifeEvent.newIdNumber(), Map.of());
    Answer refused = ELicenceScene.show(terminal, UUID.randomUUID(), others, submission, person);
    assertEquals("elicence-other-holder", refused.problem());
    Golden.assertSameShape("elicence.other-holder", refused.json());
    assertEquals(1, audited(enrolled.id(), "elicence-other-holder"));
    ((ObjectNode) submission.get("item")).put("version", 1);
    assertEquals(
        "elicence-not-offered",
        problem(terminal, UUID.randomUUID(), "DZZZ-nobody", submission, person));
  }

  private static String problem(
      Caller terminal, UUID key, String code, JsonNode submission, String idNumber) {
    return ELicenceScene.show(terminal, key, code, submission, idNumber).problem();
  }

  private long audited(String terminalId, String action) {
    return database
        .first(
            "select count(*) as n from audit_entry where actor = ? and action = ?",
            row -> row.number("n"),
            terminalId,
            action)
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "altered, 409, elicence-not-genuine",
    "foreign, 409, elicence-not-genuine",
    "unsigned, 409, elicence-not-genuine",
    "stale, 409, elicence-not-genuine",
    "other-paper, 409, elicence-not-genuine",
    "other-person, 409, elicence-other-holder",
    "broken, 503, elicence-platform-silent",
    "forged, 503, elicence-platform-silent",
    "slow, 503, elicence-platform-silent",
    "huge, 503, elicence-platform-silent",
  })
  void whatIsNotGenuineIsNotTaken(String fault, int status, String problem) throws Exception {
    Scene.Enrolled enrolled = scene.terminal();
    ObjectNode submission = LifeEvent.submission(enrolled.caller(), person);
    String code = licences.code("household-register", person, Map.of());
    licences.next(fault);
    Answer refused =
        ELicenceScene.show(enrolled.caller(), UUID.randomUUID(), code, submission, person);
    assertEquals(status, refused.status(), refused::text);
    assertEquals(problem, refused.problem());
    assertEquals(
        problem.equals("elicence-not-genuine") ? 1 : 0, audited(enrolled.id(), "elicence-refused"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "two words", "with\nlines"})
  void whatIsNoCodeGoesNowhere(String code) {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = LifeEvent.submission(terminal, person);
    assertEquals(
        "elicence-question-defective",
        problem(terminal, UUID.randomUUID(), code, submission, person));
  }

  @Test
  void nobodyTriesCodesOnATerminal() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = LifeEvent.submission(terminal, person);
    for (int i = 0; i < 12; i++) {
      String guess = "DZZZ-guess-" + i;
      assertEquals(
          "elicence-code-unknown", problem(terminal, UUID.randomUUID(), guess, submission, person));
    }
    Answer last = ELicenceScene.show(terminal, UUID.randomUUID(), "DZZZ-guess", submission, person);
    assertEquals(429, last.status());
    assertEquals("elicence-too-often", last.problem());
    assertTrue(Integer.parseInt(last.header("Retry-After")) > 0);
    assertEquals(
        "elicence-code-unknown",
        problem(scene.terminal().caller(), UUID.randomUUID(), "DZZZ-guess", submission, person));
  }
}
