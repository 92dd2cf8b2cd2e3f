// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// 材料复用: what its applicant handed in before need not be scanned again.
@OnServer
class ReusablePapersTest {
  private static final String PAPERS = "/api/v1/terminal/reusable-papers";
  private static final String CASES = "/api/v1/operator/cases/";

  @Inject Scene scene;
  @Inject Database database;

  private static ObjectNode submission(String person) {
    ObjectNode submission = Golden.submission();
    submission.withObject("/applicant").put("idNumber", person);
    return submission;
  }

  private String caseOf(Caller terminal, String person) {
    String path = Scene.path(scene.sent(terminal, submission(person)));
    return terminal.post(path + "/completion").json().get("caseNumber").asText();
  }

  private static JsonNode offers(Caller terminal, String person) {
    ObjectNode question = (ObjectNode) Golden.read("reusable-papers.request");
    Answer answer = terminal.post(PAPERS, question.put("idNumber", person));
    assertEquals(200, answer.status(), answer::text);
    assertEquals("no-store", answer.header("Cache-Control"));
    return answer.json().get("papers");
  }

  /// A submission of a person whose first document stands there already.
  private static ObjectNode using(String person, String caseNumber, String documentId) {
    ObjectNode submission = submission(person);
    ((ObjectNode) submission.at("/documents/0"))
        .putObject("reuse")
        .put("caseNumber", caseNumber)
        .put("documentId", documentId);
    return submission;
  }

  private static Answer announced(Caller terminal, JsonNode submission) {
    return terminal.put(Scene.path(UUID.randomUUID()), submission);
  }

  @Test
  void aPaperOfAnEarlierCaseStandsForTheSamePaperAndTheClerkSeesWhereItIsFrom() {
    String person = LifeEvent.newIdNumber();
    Caller terminal = scene.terminal().caller();
    String first = caseOf(terminal, person);
    JsonNode offered = offers(terminal, person);
    assertEquals(2, offered.size(), "of each material the newest");
    ObjectNode answer = (ObjectNode) Golden.read("reusable-papers.response").deepCopy();
    answer.set("papers", offered);
    Golden.assertSameShape("reusable-papers.response", answer);

    UUID key = UUID.randomUUID();
    Answer status = terminal.put(Scene.path(key), using(person, first, "d1"));
    assertEquals(201, status.status(), status::text);
    assertEquals(56, status.json().at("/documents/0/receivedBytes").asLong(), "nothing to send");
    terminal.patch(Scene.path(key) + "/documents/d2", 0, Golden.document("d2.pdf"));
    terminal.patch(Scene.path(key) + "/documents/s1", 0, Golden.document("s1.png"));
    Answer done = terminal.post(Scene.path(key) + "/completion");
    assertEquals(200, done.status(), done::text);
    String second = done.json().get("caseNumber").asText();

    Caller clerk = scene.as(Role.OPERATOR);
    assertArrayEquals(
        Golden.document("d1.pdf"), clerk.get(CASES + second + "/documents/d1").response().body());
    assertTrue(clerk.get("/console/cases/" + second).text().contains("/console/cases/" + first));
    JsonNode again = offers(terminal, person);
    assertEquals(
        List.of(first, second),
        again.findValuesAsText("caseNumber").stream().sorted().toList(),
        "what was used again is as old as where it came from");
  }

  @Test
  void nobodyElsesNorAnotherNorAnOldPaperStandsForIt() {
    String person = LifeEvent.newIdNumber();
    Caller terminal = scene.terminal().caller();
    String number = caseOf(terminal, person);
    assertEquals(0, offers(terminal, LifeEvent.newIdNumber()).size());
    Answer refused = announced(terminal, using(LifeEvent.newIdNumber(), number, "d1"));
    assertEquals(Golden.read("paper-not-reusable"), refused.json());
    assertEquals("paper-not-reusable", announced(terminal, using(person, number, "d2")).problem());
    ObjectNode altered = using(person, number, "d1");
    ((ObjectNode) altered.at("/documents/0")).put("sha256", "0".repeat(64));
    assertEquals("paper-not-reusable", announced(terminal, altered).problem());
    assertEquals(201, announced(terminal, using(person, number, "d1")).status());

    database.run(
        "update service_case set accepted_at = '2020-01-01' where case_number = ?", number);
    assertEquals(0, offers(terminal, person).size());
    assertEquals("paper-not-reusable", announced(terminal, using(person, number, "d1")).problem());
  }

  @Test
  void aPaperThatAClerkFoundFaultWithIsNotOffered() {
    String person = LifeEvent.newIdNumber();
    Caller terminal = scene.terminal().caller();
    String number = caseOf(terminal, person);
    String faulty = Golden.submission().at("/documents/0/material").asText();
    database.run(
        "update service_case set corrections = ?::jsonb where case_number = ?",
        "[{\"part\":\"material:" + faulty + "\",\"problem\":\"p\",\"remedy\":\"r\"}]",
        number);
    assertEquals(List.of("d2"), offers(terminal, person).findValuesAsText("documentId"));
  }

  @Test
  void itIsLookedAtByItsOwnPersonAloneAndTheTrailSaysSo() {
    String person = LifeEvent.newIdNumber();
    Caller terminal = scene.terminal().caller();
    String number = caseOf(terminal, person);
    Map<String, String> look =
        Map.of("name", "张测试", "idNumber", person, "caseNumber", number, "documentId", "d1");
    Answer seen = terminal.post(PAPERS + "/look", look);
    assertEquals(200, seen.status(), seen::text);
    assertEquals("application/pdf", seen.header("Content-Type"));
    assertArrayEquals(Golden.document("d1.pdf"), seen.response().body());
    JsonNode events = scene.as(Role.OPERATOR).get(CASES + number).json().get("events");
    assertTrue(events.findValuesAsText("kind").contains("document-read"));
    Answer other =
        terminal.post(
            PAPERS + "/look",
            Map.of(
                "name",
                "张测试",
                "idNumber",
                LifeEvent.newIdNumber(),
                "caseNumber",
                number,
                "documentId",
                "d1"));
    assertEquals("paper-not-reusable", other.problem());
    assertEquals("case-query-defective", terminal.post(PAPERS, Map.of("version", 1)).problem());
  }
}
