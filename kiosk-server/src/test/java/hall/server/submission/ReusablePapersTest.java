// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  @Inject DocumentVault vault;

  private static ObjectNode submission(String person) {
    ObjectNode submission = Golden.submission();
    submission.withObject("/applicant").put("idNumber", person);
    return submission;
  }

  private String caseOf(Caller terminal, String person) {
    return caseOf(terminal, submission(person));
  }

  private String caseOf(Caller terminal, ObjectNode submission) {
    String path = Scene.path(scene.sent(terminal, submission));
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
    assertEquals("differs", why(announced(terminal, using(person, number, "d2"))));
    ObjectNode altered = using(person, number, "d1");
    ((ObjectNode) altered.at("/documents/0")).put("sha256", "0".repeat(64));
    assertEquals("differs", why(announced(terminal, altered)));
    assertEquals(201, announced(terminal, using(person, number, "d1")).status());

    database.run(
        "update service_case set accepted_at = '2020-01-01' where case_number = ?", number);
    assertEquals(0, offers(terminal, person).size());
    assertEquals("too-old", why(announced(terminal, using(person, number, "d1"))));
  }

  private static String why(Answer refused) {
    assertEquals("paper-not-reusable", refused.problem());
    return refused.json().at("/errors/0/reason").asText();
  }

  @Test
  void whatIsNotWholeAnyMoreOrWasFoundFaultyAfterTheOfferIsRefusedWithTheReason()
      throws IOException {
    String person = LifeEvent.newIdNumber();
    Caller terminal = scene.terminal().caller();
    UUID key = scene.sent(terminal, submission(person));
    String number =
        terminal.post(Scene.path(key) + "/completion").json().get("caseNumber").asText();
    Path file = vault.file(key, "d1");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[whole.length]);
    assertEquals("differs", why(announced(terminal, using(person, number, "d1"))));
    Files.write(file, new byte[1]);
    assertEquals("gone", why(announced(terminal, using(person, number, "d1"))));
    Files.write(file, whole);
    database.run(
        "update service_case set corrections = ?::jsonb where case_number = ?",
        "[{\"part\":\"material:" + faulty() + "\",\"problem\":\"p\",\"remedy\":\"r\"}]",
        number);
    assertEquals("fault-found", why(announced(terminal, using(person, number, "d1"))));
  }

  private static String faulty() {
    return Golden.submission().at("/documents/0/material").asText();
  }

  @Test
  void anAgentUsesThePrincipalsPapersByThatOnesCardAloneAndNeverAnAuthorisationAgain() {
    String principal = LifeEvent.newIdNumber();
    Caller terminal = scene.terminal().caller();
    String number = caseOf(terminal, agents(principal));
    ObjectNode first = agents(principal);
    JsonNode documents = first.get("documents");
    ObjectNode question =
        Https.JSON
            .createObjectNode()
            .put("name", first.at("/applicant/name").asText())
            .put("idNumber", principal)
            .put("implementationCode", first.at("/item/implementationCode").asText())
            .put("version", first.at("/item/version").asInt());
    List<String> offered =
        terminal.post(PAPERS, question).json().get("papers").findValuesAsText("material");
    assertFalse(offered.isEmpty());
    for (JsonNode document : documents) {
      String material = document.path("material").asText("");
      ObjectNode again = agents(principal);
      ObjectNode one = (ObjectNode) again.get("documents").get(indexOf(documents, document));
      one.putObject("reuse")
          .put("caseNumber", number)
          .put("documentId", document.get("id").asText());
      if (offered.contains(material)) {
        assertEquals(201, announced(terminal, again).status());
        again.put("localNumber", Golden.localNumber());
        again.withObject("/applicant").put("idNumber", LifeEvent.newIdNumber());
        assertEquals("gone", why(announced(terminal, again)), "another principal's");
      } else if (document.get("kind").asText().equals("material")) {
        assertEquals("gone", why(announced(terminal, again)), material);
      }
    }
    question.put("name", "李代办").put("idNumber", first.at("/agent/idNumber").asText());
    assertEquals(0, terminal.post(PAPERS, question).json().get("papers").size(), "not the agent's");
  }

  private static int indexOf(JsonNode documents, JsonNode document) {
    for (int i = 0; i < documents.size(); i++) {
      if (documents.get(i).equals(document)) {
        return i;
      }
    }
    throw new AssertionError(document.toString());
  }

  /// The golden submission of an agent for a principal.
  private static ObjectNode agents(String principal) {
    ObjectNode submission = (ObjectNode) Golden.read("submission.agent.request");
    submission.put("localNumber", Golden.localNumber());
    submission.withObject("/applicant").put("idNumber", principal);
    submission.withObject("/agent").put("idNumber", LifeEvent.newIdNumber());
    return submission;
  }

  @Test
  void aPaperThatAClerkFoundFaultWithIsNotOffered() {
    String person = LifeEvent.newIdNumber();
    Caller terminal = scene.terminal().caller();
    String number = caseOf(terminal, person);
    database.run(
        "update service_case set corrections = ?::jsonb where case_number = ?",
        "[{\"part\":\"material:" + faulty() + "\",\"problem\":\"p\",\"remedy\":\"r\"}]",
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
