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
import hall.server.auth.Role;
import hall.server.forwarding.Handovers;
import hall.server.submission.Cases;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// 扫码亮证 for papers that a case waits for (补正, 容缺), opened by the receipt or by the card.
@OnServer
class LaterLicenceTest {
  private static final String CASES = "/api/v1/operator/cases/";
  private static final String PERMIT = "permit";

  @Inject Scene scene;
  @Inject ELicenceScene licences;
  @Inject Database database;
  @Inject ObjectMapper json;
  @Inject Cases cases;

  private final String person = LifeEvent.newIdNumber();

  /// A case that waits for papers, and what opens it.
  private record Waiting(String number, String token) {
    Map<String, ?> receipt() {
      return Map.of("supplementOf", Map.of("number", number, "token", token));
    }

    Map<String, ?> card(String idNumber) {
      return Map.of(
          "supplementOf",
          Map.of("number", number),
          "holder",
          Map.of("name", ELicenceScene.NAME, "idNumber", idNumber));
    }
  }

  /// Of a residence permit that is renewed: the permit itself may be shown.
  private Waiting waiting(Caller terminal) {
    return waiting(terminal, PERMIT);
  }

  private Waiting waiting(Caller terminal, String material) {
    UUID key = scene.sent(terminal, renewal());
    Answer done = terminal.post(Scene.path(key) + "/completion");
    assertEquals(200, done.status(), done::text);
    String number = done.json().get("caseNumber").asText();
    Caller clerk = scene.as(Role.OPERATOR);
    Answer asked =
        clerk.post(
            CASES + number + "/orders",
            Map.of(
                "order",
                "ask",
                "revision",
                clerk.get(CASES + number).json().at("/standing/revision").asLong(),
                "corrections",
                List.of(
                    Map.of("part", "material:" + material, "problem", "看不清", "remedy", "请重扫"))));
    assertEquals(200, asked.status(), asked::text);
    return new Waiting(
        number,
        database
            .first(
                "select query_token from service_case where case_number = ?",
                row -> row.text("query_token"),
                number)
            .orElseThrow());
  }

  private ObjectNode renewal() {
    ObjectNode submission = Golden.firstSubmission();
    submission.withObject("/applicant").put("idNumber", person);
    submission
        .putObject("item")
        .put("code", "442106041001")
        .put("implementationCode", "TE44011350000011905442106041001")
        .put("version", 2);
    ObjectNode form = submission.withObject("/form");
    form.remove("months");
    form.put("id-number", person)
        .put("permit-number", person)
        .put("moved", "no")
        .put("home-address", "990101001000|示例省/示例市/示范区/和平街道|示例路1号");
    submission.withObject("/commitment").put("id", "truthful-endorsement");
    ((ObjectNode) submission.at("/documents/0")).put("material", PERMIT);
    ((ObjectNode) submission.at("/documents/1")).put("material", "residence-proof");
    return submission;
  }

  private String permit(String idNumber) throws Exception {
    return licences.code("residence-permit", idNumber, Map.of("validTo", "2199-12-31"));
  }

  /// Papers of which the first is a licence that was shown.
  private static ObjectNode supplement(Waiting of, UUID licence, Answer shown) {
    assertEquals(200, shown.status(), shown::text);
    ObjectNode supplement = (ObjectNode) Golden.read("supplement.request");
    supplement.put("localNumber", Golden.localNumber());
    supplement.putObject("supplementOf").put("number", of.number()).put("token", of.token());
    ((ObjectNode) supplement.at("/documents/0")).put("material", PERMIT);
    ELicenceScene.name(supplement, licence, shown);
    return supplement;
  }

  private ObjectNode byCard(ObjectNode supplement) {
    supplement.withObject("/supplementOf").remove("token");
    supplement.putObject("applicant").put("name", ELicenceScene.NAME).put("idNumber", person);
    return supplement;
  }

  private static String announced(Caller terminal, ObjectNode supplement) {
    Answer answer = terminal.put(Scene.path(UUID.randomUUID()), supplement);
    return answer.status() == 201 ? "kept" : answer.problem();
  }

  private JsonNode brought(Caller terminal, Waiting of, ObjectNode supplement, Answer shown) {
    UUID key = UUID.randomUUID();
    Answer first = terminal.put(Scene.path(key), supplement);
    assertEquals(201, first.status(), first::text);
    assertEquals(200, terminal.put(Scene.path(key), supplement).status(), "again");
    terminal.patch(Scene.path(key) + "/documents/d1", 0, shown.response().body());
    Answer done = terminal.post(Scene.path(key) + "/completion");
    assertEquals(200, done.status(), done::text);
    return scene.as(Role.OPERATOR).get(CASES + of.number()).json();
  }

  @Test
  void whoHoldsTheReceiptShowsTheApplicantsLicenceAndTheClerkSeesWhatWasSeen() throws Exception {
    Caller terminal = scene.terminal().caller();
    Waiting of = waiting(terminal);
    JsonNode told =
        terminal
            .post(
                "/api/v1/terminal/paper-queries",
                Map.of("number", of.number(), "token", of.token()))
            .json();
    Golden.assertSameShape("paper-query.licence.response", told);
    UUID licence = UUID.randomUUID();
    Answer shown = ELicenceScene.showLater(terminal, licence, permit(person), PERMIT, of.receipt());
    ObjectNode supplement = supplement(of, licence, shown);
    ((ObjectNode) supplement.at("/documents/0/elicence")).putObject("licence").put("number", "0");

    JsonNode file = brought(terminal, of, supplement, shown);
    assertEquals("received", file.get("state").asText());
    JsonNode brought = file.at("/supplements/0");
    assertEquals("receipt", brought.get("by").asText());
    String document = brought.at("/documents/0/id").asText();
    assertEquals(
        ELicenceScene.NUMBER,
        brought.get("licences").get(document).get("number").asText(),
        "what the server saw");
    Caller clerk = scene.as(Role.OPERATOR);
    assertArrayEquals(
        shown.response().body(),
        clerk.get(CASES + of.number() + "/documents/" + document).response().body(),
        "with its seal");
    String page = clerk.get("/console/cases/" + of.number() + "?lang=en").text();
    assertTrue(
        page.contains("Shown as an electronic licence")
            && page.contains(ELicenceScene.NUMBER)
            && page.contains("2199-12-31"),
        page);
    JsonNode handedOn = json.valueToTree(Handovers.documents(cases.read(of.number())));
    assertEquals(
        List.of("residence-permit"),
        handedOn.findValues("elicence").stream().map(each -> each.get("kind").asText()).toList());
  }

  @Test
  void theCardOfTheApplicantOpensTheCaseToo() throws Exception {
    Caller terminal = scene.terminal().caller();
    Waiting of = waiting(terminal);
    JsonNode own =
        terminal
            .post(
                "/api/v1/terminal/case-queries",
                Map.of("name", ELicenceScene.NAME, "idNumber", person))
            .json();
    assertEquals(1, own.findValues("eLicences").size(), own::toString);
    assertEquals("elicence-not-offered", shownWith(terminal, of.card(LifeEvent.newIdNumber())));
    UUID licence = UUID.randomUUID();
    Answer shown =
        ELicenceScene.showLater(terminal, licence, permit(person), PERMIT, of.card(person));
    ObjectNode supplement = byCard(supplement(of, licence, shown));
    JsonNode file = brought(terminal, of, supplement, shown);
    assertEquals("card", file.at("/supplements/0/by").asText());
    assertEquals(1, file.at("/supplements/0/licences").size());
  }

  private String shownWith(Caller terminal, Map<String, ?> opening) throws Exception {
    return ELicenceScene.showLater(terminal, UUID.randomUUID(), permit(person), PERMIT, opening)
        .problem();
  }

  @Test
  void aBearerWithALicenceOfSomebodyElseLearnsNothingOfTheApplicant() throws Exception {
    Caller terminal = scene.terminal().caller();
    Waiting of = waiting(terminal);
    String bearer = LifeEvent.newIdNumber();
    Answer refused =
        ELicenceScene.showLater(terminal, UUID.randomUUID(), permit(bearer), PERMIT, of.receipt());
    assertEquals("elicence-other-holder", refused.problem());
    assertEquals(Golden.read("elicence.other-holder"), refused.json(), "and not a word more");
    assertFalse(refused.response().headers().map().containsKey("x-hall-licence"));

    UUID own = UUID.randomUUID();
    ObjectNode application = LifeEvent.submission(terminal, bearer);
    String register = licences.code("household-register", bearer, Map.of());
    Answer shown = ELicenceScene.show(terminal, own, register, application, bearer);
    assertEquals(
        "elicence-not-held", announced(terminal, supplement(of, own, shown)), "a lying terminal");
    assertEquals("elicence-not-held", announced(terminal, byCard(supplement(of, own, shown))));
  }

  @Test
  void anAgentBringsTheLicenceOfWhomTheCaseIs() throws Exception {
    Caller terminal = scene.terminal().caller();
    Waiting of = waiting(terminal);
    String agent = LifeEvent.newIdNumber();
    database.run(
        "update submission set metadata = jsonb_set(metadata, '{agent}', ?::jsonb)"
            + " where key = (select submission_key from service_case where case_number = ?)",
        json.writeValueAsString(Map.of("name", ELicenceScene.NAME, "idNumber", agent)),
        of.number());
    assertEquals(
        "elicence-other-holder",
        ELicenceScene.showLater(terminal, UUID.randomUUID(), permit(agent), PERMIT, of.card(agent))
            .problem());
    Answer shown =
        ELicenceScene.showLater(
            terminal, UUID.randomUUID(), permit(person), PERMIT, of.card(agent));
    assertEquals(200, shown.status(), shown::text);
  }

  @Test
  void aLicenceIsShownOnlyForAPaperThatIsAwaitedAndMayBeOne() throws Exception {
    Caller terminal = scene.terminal().caller();
    Waiting of = waiting(terminal);
    assertEquals(
        "elicence-not-offered", shownWith(terminal, new Waiting(of.number(), "guessed").receipt()));
    assertEquals("elicence-not-offered", refused(terminal, "residence-proof", of), "not asked");
    assertEquals("elicence-not-offered", refused(terminal, "unheard-of", of));
    String marriage = licences.code("marriage-certificate", person, Map.of());
    assertEquals(
        "elicence-wrong-kind",
        ELicenceScene.showLater(terminal, UUID.randomUUID(), marriage, PERMIT, of.receipt())
            .problem());

    UUID licence = UUID.randomUUID();
    Answer shown = ELicenceScene.showLater(terminal, licence, permit(person), PERMIT, of.receipt());
    Waiting paper = waiting(terminal, "residence-proof");
    assertEquals("elicence-not-offered", refused(terminal, "residence-proof", paper), "a paper");
    ObjectNode supplement = supplement(paper, licence, shown);
    ((ObjectNode) supplement.at("/documents/0")).put("material", "residence-proof");
    Answer defective = terminal.put(Scene.path(UUID.randomUUID()), supplement);
    assertEquals("supplement-defective", defective.problem());
    assertEquals("$.documents[0].elicence", defective.json().at("/errors/0/path").asText());
  }

  private String refused(Caller terminal, String material, Waiting of) throws Exception {
    return ELicenceScene.showLater(
            terminal, UUID.randomUUID(), permit(person), material, of.receipt())
        .problem();
  }

  @Test
  void aLicenceIsForOneTerminalAndOneBringing() throws Exception {
    Caller terminal = scene.terminal().caller();
    Waiting of = waiting(terminal);
    UUID licence = UUID.randomUUID();
    Answer shown = ELicenceScene.showLater(terminal, licence, permit(person), PERMIT, of.receipt());
    ObjectNode supplement = supplement(of, licence, shown);
    assertEquals("elicence-not-held", announced(scene.terminal().caller(), supplement));
    ObjectNode altered = supplement.deepCopy();
    ((ObjectNode) altered.at("/documents/0")).put("sha256", "0".repeat(64));
    assertEquals("elicence-not-held", announced(terminal, altered));
    assertEquals("kept", announced(terminal, supplement));
    supplement.put("localNumber", Golden.localNumber());
    assertEquals("elicence-not-held", announced(terminal, supplement), "once");
  }
}
