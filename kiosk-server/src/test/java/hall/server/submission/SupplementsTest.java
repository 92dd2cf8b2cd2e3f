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
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnServer
class SupplementsTest {
  private static final String PAPERS = "/api/v1/terminal/paper-queries";
  private static final String CASES = "/api/v1/operator/cases/";

  @Inject Scene scene;
  @Inject Database database;
  @Inject Leftovers leftovers;

  /// A case with the token of its receipt.
  private record Case(String number, String token) {
    Map<String, String> receipt() {
      return Map.of("number", number, "token", token);
    }
  }

  private Case newCase() {
    JsonNode receipt = scene.newCase();
    String query = URI.create(receipt.get("queryUrl").asText()).getQuery();
    return new Case(receipt.get("caseNumber").asText(), query.substring("k=".length()));
  }

  private Case asking(String... parts) {
    Case made = newCase();
    Caller clerk = scene.as(Role.OPERATOR);
    Answer asked =
        clerk.post(
            CASES + made.number() + "/orders",
            Map.of(
                "order",
                "ask",
                "revision",
                open(made).at("/standing/revision").asLong(),
                "corrections",
                List.of(parts).stream()
                    .map(part -> Map.of("part", part, "problem", "第二页看不清", "remedy", "请重扫"))
                    .toList()));
    assertEquals(200, asked.status(), asked::text);
    return made;
  }

  private Case promising(String material) {
    Case made = newCase();
    database.run(
        "update submission set metadata = jsonb_set(metadata, '{supplements}', ?::jsonb)"
            + " where key = (select submission_key from service_case where case_number = ?)",
        "[{\"material\":\"" + material + "\",\"workingDays\":10}]",
        made.number());
    return made;
  }

  private JsonNode open(Case of) {
    return scene.as(Role.OPERATOR).get(CASES + of.number()).json();
  }

  /// The golden supplement for a case, with some of the golden documents.
  private static ObjectNode supplement(Case of, String... materials) {
    ObjectNode supplement = (ObjectNode) Golden.read("supplement.request");
    supplement.put("localNumber", Golden.localNumber());
    supplement.putObject("supplementOf").put("number", of.number()).put("token", of.token());
    ArrayNode documents = supplement.putArray("documents");
    ArrayNode golden = (ArrayNode) Golden.read("submission.request").get("documents");
    for (int i = 0; i < materials.length; i++) {
      documents.add(((ObjectNode) golden.get(i)).put("material", materials[i]));
    }
    return supplement;
  }

  private static Answer sent(Caller terminal, UUID key, ObjectNode supplement) {
    Answer announced = terminal.put(Scene.path(key), supplement);
    if (announced.status() >= 300) {
      return announced;
    }
    for (JsonNode document : supplement.get("documents")) {
      String id = document.get("id").asText();
      terminal.patch(Scene.path(key) + "/documents/" + id, 0, Golden.document(id + ".pdf"));
    }
    return terminal.post(Scene.path(key) + "/completion");
  }

  @Test
  void whoHoldsTheReceiptBringsWhatAClerkAskedForAndTheCaseGoesBackToTheDesk() {
    Case made = asking("material:residence-proof");
    Caller terminal = scene.terminal().caller();
    Answer asked = terminal.post(PAPERS, made.receipt());
    assertEquals("no-store", asked.header("Cache-Control"));
    Golden.assertSameShape("paper-query.response", asked.json());
    assertEquals("residence-proof", asked.json().at("/papers/0/material").asText());
    JsonNode standing = open(made).get("standing");
    for (String told : List.of("state", "dueOn", "workingDaysLeft", "light")) {
      assertEquals(standing.get(told), asked.json().get(told), told);
    }
    assertEquals(
        List.of("received", "correcting"), asked.json().get("trail").findValuesAsText("state"));

    UUID key = UUID.randomUUID();
    ObjectNode supplement = supplement(made, "residence-proof");
    Answer first = sent(terminal, key, supplement);
    assertEquals(200, first.status(), first::text);
    Golden.assertSameShape("completion.response", first.json());
    assertEquals(made.number(), first.json().get("caseNumber").asText());

    JsonNode file = open(made);
    assertEquals("received", file.get("state").asText());
    assertFalse(file.at("/standing/dueOn").isNull());
    assertTrue(file.get("events").findValuesAsText("kind").contains("supplement"));
    JsonNode document = file.at("/supplements/0/documents/0");
    assertEquals("receipt", file.at("/supplements/0/by").asText());
    assertEquals(supplement.at("/documents/0/sha256").asText(), document.get("sha256").asText());
    assertEquals(
        new String(Golden.document("d1.pdf"), StandardCharsets.ISO_8859_1),
        new String(
            scene
                .as(Role.OPERATOR)
                .get(CASES + made.number() + "/documents/" + document.get("id").asText())
                .response()
                .body(),
            StandardCharsets.ISO_8859_1));
    assertEquals(
        "case-unknown",
        scene
            .as(Role.OPERATOR)
            .get(CASES + newCase().number() + "/documents/" + document.get("id").asText())
            .problem());
    assertEquals(
        200, terminal.get("/q/" + supplement.get("localNumber").asText() + "?lang=en").status());
    assertTrue(
        terminal
            .get("/q/" + supplement.get("localNumber").asText())
            .text()
            .contains(made.number()));
  }

  @Test
  void theSamePapersTwiceAreOneAndOthersAreNotAwaitedAnyMore() {
    Case made = asking("material:residence-proof");
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    ObjectNode supplement = supplement(made, "residence-proof");
    JsonNode receipt = sent(terminal, key, supplement).json();
    leftovers.remove(Instant.parse("2999-01-01T00:00:00Z"), 1000);
    assertEquals(receipt, terminal.put(Scene.path(key), supplement).json().get("case"));
    assertEquals(receipt, terminal.post(Scene.path(key) + "/completion").json());
    assertEquals(1, open(made).get("supplements").size());
    Answer again = sent(terminal, UUID.randomUUID(), supplement(made, "residence-proof"));
    assertEquals(409, again.status());
    assertEquals(Golden.read("supplement.not-awaited"), again.json());
    assertEquals(0, terminal.post(PAPERS, made.receipt()).json().get("papers").size());
  }

  @Test
  void ofTwoWhoBringTheSameAtOnceOneIsToldThatTheCaseHasMoved() {
    Case made = asking("material:residence-proof");
    Caller terminal = scene.terminal().caller();
    List<UUID> keys = List.of(UUID.randomUUID(), UUID.randomUUID());
    for (UUID key : keys) {
      terminal.put(Scene.path(key), supplement(made, "residence-proof"));
      terminal.patch(Scene.path(key) + "/documents/d1", 0, Golden.document("d1.pdf"));
    }
    assertEquals(200, terminal.post(Scene.path(keys.get(0)) + "/completion").status());
    assertEquals(
        "papers-not-awaited", terminal.post(Scene.path(keys.get(1)) + "/completion").problem());
    assertEquals(1, open(made).get("supplements").size());
  }

  @Test
  void allThatWasAskedForComesAtOnceAndNothingElseIsTaken() {
    Case made = asking("material:residence-proof", "material:stay-proof");
    Caller terminal = scene.terminal().caller();
    assertEquals(
        "papers-not-awaited",
        sent(terminal, UUID.randomUUID(), supplement(made, "residence-proof")).problem());
    Answer both =
        sent(terminal, UUID.randomUUID(), supplement(made, "residence-proof", "stay-proof"));
    assertEquals(200, both.status(), both::text);
    assertEquals("received", open(made).get("state").asText());
    Case idle = newCase();
    assertEquals(
        "papers-not-awaited",
        sent(terminal, UUID.randomUUID(), supplement(idle, "residence-proof")).problem());
  }

  @Test
  void aPromisedPaperIsTakenByTheCardAndWhoHasNotSeenItCanNotDecide() {
    Case made = promising("residence-proof");
    long seen = open(made).at("/standing/revision").asLong();
    Caller terminal = scene.terminal().caller();
    ObjectNode supplement = supplement(made, "residence-proof");
    supplement.withObject("/supplementOf").remove("token");
    ObjectNode card = (ObjectNode) Golden.read("case-query.request");
    supplement.set("applicant", card.deepCopy().put("name", "李测试"));
    assertEquals("supplement-defective", sent(terminal, UUID.randomUUID(), supplement).problem());
    JsonNode applicant = Golden.read("submission.request").get("applicant");
    card.put("name", applicant.get("name").asText());
    card.put("idNumber", applicant.get("idNumber").asText());
    supplement.set("applicant", card);
    Answer taken = sent(terminal, UUID.randomUUID(), supplement);
    assertEquals(200, taken.status(), taken::text);

    JsonNode file = open(made);
    assertEquals("received", file.get("state").asText());
    assertEquals("card", file.at("/supplements/0/by").asText());
    assertFalse(
        database
            .first(
                "select metadata::text as m from submission where case_number = ?",
                row -> row.text("m"),
                made.number())
            .orElseThrow()
            .contains(applicant.get("idNumber").asText()));
    assertEquals(
        "case-changed",
        scene
            .as(Role.OPERATOR)
            .post(CASES + made.number() + "/orders", Map.of("order", "accept", "revision", seen))
            .problem());
    assertEquals(0, terminal.post(PAPERS, made.receipt()).json().get("papers").size());
  }

  @Test
  void whoHasLoggedInBringsPapersToo() {
    Case made = promising("residence-proof");
    ObjectNode supplement = supplement(made, "residence-proof");
    supplement.withObject("/supplementOf").remove("token");
    JsonNode applicant = Golden.read("submission.request").get("applicant");
    supplement
        .putObject("applicant")
        .put("name", applicant.get("name").asText())
        .put("idNumber", applicant.get("idNumber").asText());
    supplement.putObject("identification").put("by", "login").put("level", "L3");
    Answer taken = sent(scene.terminal().caller(), UUID.randomUUID(), supplement);
    assertEquals(200, taken.status(), taken::text);
    assertEquals("login", open(made).at("/supplements/0/by").asText());
  }

  @Test
  void aReceiptShowsNothingOfThePersonAndAWrongOneNothingAtAll() {
    Case made = asking("material:residence-proof");
    Caller terminal = scene.terminal().caller();
    String answer = terminal.post(PAPERS, made.receipt()).text();
    for (String personal : List.of("张测试", "11010119491001001X", "看不清", "请重扫", "operator")) {
      assertFalse(answer.contains(personal), personal);
    }
    assertEquals(
        "case-unknown",
        terminal.post(PAPERS, Map.of("number", made.number(), "token", "guessed")).problem());
    assertEquals("case-unknown", terminal.post(PAPERS, Map.of("number", made.number())).problem());
    assertEquals("case-unknown", terminal.post(PAPERS, Map.of()).problem());
    assertEquals(
        "supplement-defective",
        sent(
                terminal,
                UUID.randomUUID(),
                supplement(new Case(made.number(), "guessed"), "residence-proof"))
            .problem());
    assertEquals("correcting", open(made).get("state").asText());
  }

  @Test
  void anAnswerThatIsWrongIsCorrectedAtACounterWithAllElse() {
    Case made = asking("material:residence-proof", "field:phone");
    JsonNode asked = scene.terminal().caller().post(PAPERS, made.receipt()).json();
    assertFalse(asked.get("atTerminal").asBoolean());
    assertEquals(0, asked.get("papers").size());
  }

  @Test
  void theDeskShowsWhatCame() {
    Case made = asking("material:residence-proof");
    sent(scene.terminal().caller(), UUID.randomUUID(), supplement(made, "residence-proof"));
    String page = scene.as(Role.OPERATOR).get("/console/cases/" + made.number()).text();
    assertTrue(page.contains("后来补交的材料"));
    assertTrue(page.contains("凭回执补交"));
    assertTrue(page.contains("收到补交的材料："));
  }
}
