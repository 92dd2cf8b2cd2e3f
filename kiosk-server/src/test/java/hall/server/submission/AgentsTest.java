// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/// 代办: an agent applies, the case is the principal's, and both are named wherever it goes.
@OnServer
class AgentsTest {
  private static final String CASES = "/api/v1/operator/cases/";
  private static final String SUPPORT = "TE99010100000000914990000000902";

  @Inject Scene scene;
  @Inject Database database;

  /// The golden submission of an agent, for two people whom nobody else is.
  private static ObjectNode submission(String principal, String agent) {
    ObjectNode submission = (ObjectNode) Golden.read("submission.agent.request");
    submission.put("localNumber", Golden.localNumber());
    submission.withObject("/applicant").put("idNumber", principal);
    submission.withObject("/agent").put("idNumber", agent);
    return submission;
  }

  private String caseOf(Caller terminal, JsonNode submission) {
    String path = Scene.path(scene.sent(terminal, submission));
    return terminal.post(path + "/completion").json().get("caseNumber").asText();
  }

  private static JsonNode own(Caller terminal, String name, String number) {
    return terminal
        .post("/api/v1/terminal/case-queries", Map.of("name", name, "idNumber", number))
        .json()
        .get("cases");
  }

  private static List<String> paths(Answer answer) {
    assertEquals(422, answer.status(), answer::text);
    return answer.json().get("errors").findValuesAsText("path");
  }

  private static Answer announced(Caller terminal, JsonNode submission) {
    return terminal.put(Scene.path(UUID.randomUUID()), submission);
  }

  @Test
  void theCaseIsThePrincipalsAndBothFindItUnderTheirOwnCards() {
    String principal = LifeEvent.newIdNumber();
    String agent = LifeEvent.newIdNumber();
    Caller terminal = scene.terminal().caller();
    String number = caseOf(terminal, submission(principal, agent));

    JsonNode principals = own(terminal, "张测试", principal).get(0);
    assertEquals(number, principals.get("caseNumber").asText());
    assertEquals(agency("principal", "李*"), principals.get("agency"));
    JsonNode agents = own(terminal, "李代办", agent).get(0);
    assertEquals(number, agents.get("caseNumber").asText());
    assertEquals(agency("agent", "张*"), agents.get("agency"));
    assertEquals(0, own(terminal, "张测试", agent).size(), "a number alone opens nothing");

    database.run("update service_case set state = 'delivered' where case_number = ?", number);
    assertTrue(own(terminal, "张测试", principal).get(0).get("mayEvaluate").asBoolean());
    assertFalse(own(terminal, "李代办", agent).get(0).get("mayEvaluate").asBoolean());
  }

  private static JsonNode agency(String as, String other) {
    return Https.JSON.createObjectNode().put("as", as).put("other", other);
  }

  @Test
  void clerkArchiveAndAuditHaveBoth() throws IOException {
    String agent = LifeEvent.newIdNumber();
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = submission(LifeEvent.newIdNumber(), agent);
    String number = caseOf(terminal, submission);
    Caller clerk = scene.as(Role.OPERATOR);
    JsonNode file = clerk.get(CASES + number).json();
    assertEquals(submission.get("agent"), file.at("/submission/agent"));
    assertTrue(file.get("events").findValuesAsText("kind").contains("agent"));
    String page = clerk.get("/console/cases/" + number + "?lang=zh-CN").text();
    assertTrue(page.contains("代办人") && page.contains(agent), page);
    JsonNode listed =
        StreamSupport.stream(
                clerk.get("/api/v1/operator/cases").json().get("cases").spliterator(), false)
            .filter(each -> each.get("caseNumber").asText().equals(number))
            .findFirst()
            .orElseThrow();
    assertEquals("李*", listed.at("/agent/name").asText());
    assertEquals(
        1L,
        database
            .first(
                "select count(*) as n from audit_entry where action = 'case-by-agent' and subject = ?"
                    + " and detail ->> 'principal' = 'card'",
                row -> row.number("n"),
                number)
            .orElseThrow());

    database.run("update service_case set state = 'delivered' where case_number = ?", number);
    byte[] bag = clerk.get(CASES + number + "/archive").response().body();
    assertEquals(submission.get("agent"), packed(bag, "submission.json").get("agent"));
  }

  private static JsonNode packed(byte[] bag, String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bag))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        if (each.getName().endsWith("/" + name)) {
          return Https.JSON.readTree(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    throw new AssertionError(name + " is not packed");
  }

  @Test
  void anAgentBringsWhatTheCaseWaitsForByTheOwnCard() {
    String agent = LifeEvent.newIdNumber();
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = submission(LifeEvent.newIdNumber(), agent);
    ((ArrayNode) submission.get("documents")).remove(0);
    submission.putArray("supplements").addObject().put("material", "photo").put("workingDays", 10);
    UUID key = UUID.randomUUID();
    terminal.put(Scene.path(key), submission);
    terminal.patch(Scene.path(key) + "/documents/d2", 0, Golden.document("d2.pdf"));
    terminal.patch(Scene.path(key) + "/documents/s1", 0, Golden.document("s1.png"));
    String number =
        terminal.post(Scene.path(key) + "/completion").json().get("caseNumber").asText();

    ObjectNode supplement = (ObjectNode) Golden.read("supplement.request");
    supplement.put("localNumber", Golden.localNumber());
    supplement.putObject("supplementOf").put("number", number);
    supplement.putObject("applicant").put("name", "李代办").put("idNumber", "somebody else");
    ArrayNode documents = supplement.putArray("documents");
    documents.add(Golden.read("submission.agent.request").at("/documents/0"));
    assertEquals("supplement-defective", announced(terminal, supplement).problem());
    supplement.withObject("/applicant").put("idNumber", agent);
    assertEquals(201, announced(terminal, supplement).status());
  }

  @Test
  void onlyAnItemThatAllowsItIsAppliedForByAnAgent() {
    Caller terminal = scene.terminal().caller();
    ObjectNode permit = Golden.submission();
    permit.set("agent", Golden.read("submission.agent.request").get("agent"));
    assertEquals(List.of("$.agent"), paths(announced(terminal, permit)));

    ObjectNode copied = submission("110101193001010026", LifeEvent.newIdNumber());
    copied.withObject("/agent").put("principalBy", "copy");
    assertEquals(List.of("$.agent.principalBy"), paths(announced(terminal, copied)));

    ObjectNode himself = submission("110101193001010026", "110101193001010026");
    himself.withObject("/agent").remove("name");
    assertEquals(List.of("$.agent.name", "$.agent.idNumber"), paths(announced(terminal, himself)));
  }

  @Test
  void offACopyTheNumberHasToBeOneAndTheAuthorisationHasToBeThere() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = allowance("110101193001010027");
    assertEquals(
        List.of("$.applicant.idNumber", "$.documents"), paths(announced(terminal, submission)));
    ObjectNode whole = allowance("110101193001010026");
    ArrayNode documents = (ArrayNode) whole.get("documents");
    documents.add(document("d4", "principal-identity"));
    assertEquals(201, announced(terminal, whole).status());
    whole.remove("agent");
    whole.put("localNumber", Golden.localNumber());
    assertEquals(
        List.of("$.documents[2].material", "$.documents[4].material"),
        paths(announced(terminal, whole)));
  }

  /// An allowance for somebody whose card is copied, the copy still missing.
  private static ObjectNode allowance(String principal) {
    ObjectNode submission = submission(principal, LifeEvent.newIdNumber());
    submission.withObject("/agent").put("principalBy", "copy");
    submission
        .putObject("item")
        .put("code", "990000000101")
        .put("implementationCode", "TE99010100000000014990000000101")
        .put("version", 2);
    submission
        .putObject("form")
        .put("name", "张测试")
        .put("id-number", principal)
        .put("registered-address", "示例省示例市示例路1号")
        .put("phone", "13800000000")
        .put("lives-with", "alone")
        .put("other-allowance", "no")
        .put("bank-card", "6222000000001234")
        .put("bank", "示例银行和平支行")
        .put("relative", "李代办")
        .put("relative-phone", "13800000001");
    submission.withObject("/commitment").put("id", "truthful-age-allowance").put("version", 1);
    ArrayNode documents = submission.putArray("documents");
    documents.add(document("d1", "household-register"));
    documents.add(document("d2", "bank-card"));
    documents.add(document("d3", "authorisation"));
    documents.insert(3, Golden.read("submission.agent.request").at("/documents/2"));
    return submission;
  }

  private static JsonNode document(String id, String material) {
    ObjectNode document = (ObjectNode) Golden.read("submission.agent.request").at("/documents/0");
    return document.put("id", id).put("material", material);
  }

  @Test
  void aLifeEventIsAppliedForByAnAgentWhereEachOfItsPartsIs() {
    JsonNode newborn = LifeEvent.published(scene.terminal().caller());
    assertTrue(newborn.path("agent").isMissingNode(), "birth is registered by a parent");
    Caller terminal = scene.terminal().caller();
    for (JsonNode item : terminal.get("/api/v1/terminal/catalogue").json().get("items")) {
      if (item.get("implementationCode").asText().equals(SUPPORT)) {
        assertEquals("card", item.at("/agent/identity").asText());
        long agents =
            StreamSupport.stream(item.get("materials").spliterator(), false)
                .filter(material -> material.path("agentOnly").asBoolean())
                .count();
        assertEquals(1, agents, "one authorisation for both parts");
        return;
      }
    }
    throw new AssertionError("The catalogue lacks it");
  }
}
