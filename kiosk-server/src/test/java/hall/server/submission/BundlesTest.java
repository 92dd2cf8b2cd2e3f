// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Role;
import hall.server.catalogue.Catalogue;
import hall.server.catalogue.Drafts;
import hall.server.catalogue.ItemFile;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnServer
class BundlesTest {
  private static final String CASES = "/api/v1/operator/cases/";

  @Inject Scene scene;
  @Inject Database database;
  @Inject DocumentVault vault;
  @Inject Leftovers leftovers;
  @Inject ItemStore items;
  @Inject Catalogue catalogue;
  @Inject Drafts drafts;
  @Inject ObjectMapper json;
  @Inject InstantSource clock;

  /// A life event that has arrived.
  private record Arrived(UUID key, ObjectNode submission, String idNumber, JsonNode receipt) {
    String part(int position) {
      return receipt.at("/parts/" + position + "/caseNumber").asText();
    }

    String number() {
      return receipt.get("caseNumber").asText();
    }

    String token() {
      return URI.create(receipt.get("queryUrl").asText()).getQuery().substring("k=".length());
    }
  }

  private Arrived arrived(Caller terminal) {
    String idNumber = LifeEvent.newIdNumber();
    ObjectNode submission = LifeEvent.submission(terminal, idNumber);
    UUID key = scene.sent(terminal, submission);
    Answer completed = terminal.post(Scene.path(key) + "/completion");
    assertEquals(200, completed.status(), completed::text);
    return new Arrived(key, submission, idNumber, completed.json());
  }

  private JsonNode open(String caseNumber) {
    return scene.as(Role.OPERATOR).get(CASES + caseNumber).json();
  }

  private long cases(UUID key) {
    return database
        .first(
            """
            select count(*) as n from service_case c join case_bundle b using (bundle_number)
            where b.submission_key = ?\
            """,
            row -> row.number("n"),
            key)
        .orElseThrow();
  }

  @Test
  void oneSubmissionBecomesACaseForEachPartAndStaysSo() {
    Caller terminal = scene.terminal().caller();
    Arrived made = arrived(terminal);
    Golden.assertSameShape("completion.bundle.response", made.receipt());
    assertTrue(made.number().startsWith(LifeEvent.NEWBORN));
    for (int i = 0; i < 4; i++) {
      assertTrue(made.part(i).startsWith(LifeEvent.PARTS.get(i)), made.part(i));
    }
    assertEquals(List.of(0, 1, 2, 1), days(made.receipt()));
    assertEquals(2, made.receipt().get("promisedWorkingDays").asInt(), "the longest");
    assertEquals(made.receipt(), terminal.post(Scene.path(made.key()) + "/completion").json());
    leftovers.remove(Instant.parse("2999-01-01T00:00:00Z"), 1000);
    assertEquals(
        made.receipt(),
        terminal.put(Scene.path(made.key()), made.submission()).json().get("case"),
        "announced anew by a terminal that lost power");
    assertEquals(4, cases(made.key()));
  }

  private static List<Integer> days(JsonNode receipt) {
    return receipt.get("parts").findValues("promisedWorkingDays").stream()
        .map(JsonNode::asInt)
        .toList();
  }

  @Test
  void eachPartIsACaseAsIfItHadComeAlone() {
    Arrived made = arrived(scene.terminal().caller());
    JsonNode birth = open(made.part(0));
    JsonNode register = open(made.part(1));
    JsonNode insurance = open(made.part(2));
    JsonNode card = open(made.part(3));
    assertEquals("born", birth.at("/submission/form/stage").asText());
    assertEquals("mother", birth.at("/submission/form/applicant").asText());
    assertFalse(birth.at("/submission/form").has("bank"));
    assertEquals("张小测", register.at("/submission/form/child-name").asText());
    assertEquals("2026-10-01", register.at("/submission/form/child-birth-date").asText());
    assertFalse(register.at("/submission/form").has("birth-date"), "it is called otherwise there");
    assertEquals("child", insurance.at("/submission/form/holder").asText());
    assertEquals("registering", insurance.at("/submission/form/child-number").asText());
    assertFalse(insurance.at("/submission/form").has("child-id-number"), "it has none yet");
    assertEquals("2026-10-01", insurance.at("/submission/form/child-birth-date").asText());
    assertEquals("never", insurance.at("/submission/form/other-insurance").asText());
    assertFalse(insurance.at("/submission/form").has("married"), "nobody's business there");
    assertEquals("张小测", card.at("/submission/form/child-name").asText());

    assertEquals(List.of("household-register"), materials(birth));
    assertEquals(List.of(), materials(insurance));
    assertEquals(List.of("household-register", "birth-certificate"), materials(register));
    assertEquals(List.of(), materials(card));
    assertEquals(0, birth.at("/submission/supplements").size());
    assertEquals("photo", card.at("/submission/supplements/0/material").asText());
    for (JsonNode part : List.of(birth, register, insurance, card)) {
      JsonNode item = part.get("item");
      assertEquals(item.get("version"), part.at("/submission/item/version"));
      assertEquals(item.at("/commitment/id"), part.at("/submission/commitment/id"));
      assertEquals(item.at("/commitment/version"), part.at("/submission/commitment/version"));
      assertTrue(part.at("/submission/documents").findValuesAsText("kind").contains("signature"));
      assertEquals(
          List.of(),
          SubmissionCheck.defects(
              json.convertValue(part.get("submission"), Submission.class),
              items.find(item.get("implementationCode").asText(), item.get("version").asInt())));
    }
    assertEquals("accepted", birth.get("state").asText(), "what is done at once is done at once");
    assertEquals("received", insurance.get("state").asText());
  }

  private static List<String> materials(JsonNode file) {
    return file.at("/submission/documents").findValues("material").stream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  @Test
  void everyPartKeepsThePapersWhateverHappensToTheOthers() throws Exception {
    Arrived made = arrived(scene.terminal().caller());
    UUID birth = PartSubmissions.key(made.key(), 0);
    assertTrue(Files.isSameFile(vault.file(made.key(), "d1"), vault.file(birth, "d1")));
    vault.forget(made.key());
    vault.forget(PartSubmissions.key(made.key(), 1));
    for (String document : List.of("d1", "s1")) {
      Caller clerk = scene.as(Role.OPERATOR);
      assertEquals(200, clerk.get(CASES + made.part(0) + "/documents/" + document).status());
    }
    assertArrayEquals(Golden.document("d1.pdf"), Files.readAllBytes(vault.file(birth, "d1")));
  }

  @Test
  void whatBreaksInTheMiddleMakesNothingAndTheNextTimeEachPartOnce() {
    Caller terminal = scene.terminal().caller();
    UUID key = scene.sent(terminal, LifeEvent.submission(terminal, LifeEvent.newIdNumber()));
    // The last number that is taken, in the order of codes, is that of the whole.
    LocalDate today = LocalDate.ofInstant(clock.instant(), HallTime.ZONE);
    database.run(
        "insert into case_sequence values (?, ?, 9999)"
            + " on conflict (implementation_code, day) do update set last = 9999",
        LifeEvent.NEWBORN,
        today);
    assertEquals("case-numbers-used-up", terminal.post(Scene.path(key) + "/completion").problem());
    assertEquals(0, cases(key));
    assertTrue(
        Files.exists(vault.file(PartSubmissions.key(key, 0), "d1")),
        "the papers were laid out already, as when the server is killed here");
    assertEquals("receiving", terminal.get(Scene.path(key)).json().get("state").asText());

    database.run("delete from case_sequence where implementation_code = ?", LifeEvent.NEWBORN);
    // Numbers of the same day that were given before must not be given again.
    database.run("insert into case_sequence values (?, ?, 5000)", LifeEvent.NEWBORN, today);
    JsonNode receipt = terminal.post(Scene.path(key) + "/completion").json();
    assertEquals(4, receipt.get("parts").size());
    assertEquals(receipt, terminal.post(Scene.path(key) + "/completion").json());
    assertEquals(4, cases(key));
  }

  @Test
  void whatNeverCameToAnythingLeavesNoPaperBehind() {
    Caller terminal = scene.terminal().caller();
    UUID key = scene.sent(terminal, LifeEvent.submission(terminal, LifeEvent.newIdNumber()));
    UUID part = PartSubmissions.key(key, 1);
    vault.share(key, part, "d2");
    assertTrue(Files.exists(vault.file(part, "d2")));
    leftovers.remove(Instant.parse("2999-01-01T00:00:00Z"), 1000);
    assertFalse(Files.exists(vault.file(key, "d2")));
    assertFalse(Files.exists(vault.file(part, "d2")));
  }

  @Test
  void allThatIsMissingIsToldAtOnceAndWhatTheEventAnswersIsNotTaken() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = LifeEvent.submission(terminal, LifeEvent.newIdNumber());
    ObjectNode form = submission.withObject("/form");
    form.remove(List.of("child-name", "order"));
    form.put("holder", "self");
    Answer refused = terminal.put(Scene.path(UUID.randomUUID()), submission);
    assertEquals("submission-defective", refused.problem());
    assertEquals(
        List.of("$.form.order", "$.form.child-name", "$.form.holder"),
        refused.json().get("errors").findValuesAsText("path"));
  }

  @Test
  void aPartWhoseConditionDoesNotHoldIsNoCase() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = LifeEvent.withoutInsurance(terminal, LifeEvent.newIdNumber());
    UUID key = scene.sent(terminal, submission);
    JsonNode receipt = terminal.post(Scene.path(key) + "/completion").json();
    assertEquals(List.of(0, 1), days(receipt));
    assertEquals(1, receipt.get("promisedWorkingDays").asInt(), "of what is left");
    assertEquals(receipt, terminal.post(Scene.path(key) + "/completion").json());
    assertEquals(2, cases(key));
    for (int i = 0; i < 2; i++) {
      String number = receipt.at("/parts/" + i + "/caseNumber").asText();
      assertTrue(number.startsWith(LifeEvent.PARTS.get(i)), number);
      JsonNode file = open(number);
      assertEquals(1, file.at("/bundle/siblings").size());
      assertFalse(file.at("/submission/form").has("insured-where"), "no department asked");
    }
    String page =
        scene
            .anonymous()
            .get(receipt.get("queryUrl").asText().replaceFirst("https?://[^/]+", ""))
            .text();
    assertTrue(page.contains("出生登记") && !page.contains("城乡居民参保登记"), page);
  }

  @Test
  void theFirstPartMayBeLeftOutAndWhatItAsksForOthersIsStillAsked() {
    ObjectNode event = catalogue.event(LifeEvent.NEWBORN).orElseThrow();
    ((ObjectNode) event.at("/parts/0")).set("when", event.at("/parts/2/when"));
    ((ObjectNode) event.at("/parts/2")).remove("when");
    ((ObjectNode) event.at("/parts/3")).remove("when");
    long draft = drafts.drawEvent(event, LifeEvent.NEWBORN.substring(0, 19), "somebody").id();
    try {
      database.run(
          "update item_draft set state = 'approved', effective_on = ? where id = ?",
          LocalDate.ofInstant(clock.instant(), HallTime.ZONE),
          draft);
      catalogue.refresh();
      Caller terminal = scene.terminal().caller();
      ObjectNode submission = LifeEvent.submission(terminal, LifeEvent.newIdNumber());
      submission
          .withObject("/form")
          .put("insured-where", "elsewhere")
          .remove(List.of("married", "order"));
      UUID key = scene.sent(terminal, submission);
      JsonNode receipt = terminal.post(Scene.path(key) + "/completion").json();
      assertEquals(List.of(1, 2, 1), days(receipt));
      String first = receipt.at("/parts/0/caseNumber").asText();
      assertTrue(first.startsWith(LifeEvent.PARTS.get(1)), first);
      assertEquals("2026-10-01", open(first).at("/submission/form/child-birth-date").asText());
      assertEquals(
          List.of(0, 1, 2),
          database.list(
              "select bundle_position from service_case where bundle_number = ? order by 1",
              row -> row.integer("bundle_position"),
              receipt.get("caseNumber").asText()),
          "whoever rates the whole rates its first case");
    } finally {
      database.run("delete from item_draft where id = ?", draft);
      catalogue.refresh();
    }
  }

  /// The event with parts that want the telephone and the birth certificate less than the card
  /// does.
  ///
  /// @param necessity how the card wants the certificate; the others may do without it
  private ObjectNode sharing(Caller terminal, int version, int necessity) throws Exception {
    ObjectNode event = LifeEvent.published(terminal).deepCopy();
    event.put("version", 9_000_000 + version);
    for (JsonNode part : event.get("parts")) {
      String code = part.get("implementationCode").asText();
      ObjectNode item =
          (ObjectNode)
              json.readTree(items.document(code, part.get("version").asInt()).orElseThrow());
      item.put("version", 9000 + version);
      ((ObjectNode) part).put("version", 9000 + version);
      boolean card = code.equals(LifeEvent.PARTS.get(3));
      one(item.get("form"), "phone").put("required", card);
      if (card) {
        item.withArray("/materials").add(certificate(event, necessity));
        ((ObjectNode) part).withObject("/materials").put("birth-certificate", "birth-certificate");
      } else if (part.get("materials").has("birth-certificate")) {
        one(item.get("materials"), "birth-certificate").put("necessity", 2);
      }
      keep(item);
    }
    one(event.get("materials"), "birth-certificate").setAll(certificate(event, necessity));
    keep(event);
    return event;
  }

  private static ObjectNode certificate(ObjectNode event, int necessity) {
    ObjectNode certificate = one(event.get("materials"), "birth-certificate").deepCopy();
    certificate.put("necessity", necessity);
    return necessity == 3 ? certificate.put("supplementWorkingDays", 10) : certificate;
  }

  private void keep(ObjectNode item) throws Exception {
    items.keep(
        new ItemFile.Valid(
            "test", json.treeToValue(item, ServiceItem.class), json.writeValueAsString(item)));
  }

  private static ObjectNode one(JsonNode list, String id) {
    return (ObjectNode)
        list.valueStream().filter(each -> each.get("id").asText().equals(id)).findFirst().get();
  }

  private static List<String> wrong(Caller terminal, ObjectNode submission, ObjectNode event) {
    submission.withObject("/item").put("version", event.get("version").asInt());
    submission.withObject("/commitment").put("version", event.at("/commitment/version").asInt());
    Answer answer = terminal.put(Scene.path(UUID.randomUUID()), submission);
    return answer.status() == 201
        ? List.of()
        : answer.json().get("errors").findValuesAsText("path");
  }

  @Test
  void whatIsSharedIsWantedAsStrictlyAsThePartsThatApplyWantIt() throws Exception {
    Caller terminal = scene.terminal().caller();
    ObjectNode event = sharing(terminal, 1, 1);
    ObjectNode elsewhere = LifeEvent.withoutInsurance(terminal, LifeEvent.newIdNumber());
    assertEquals(List.of(), wrong(terminal, elsewhere, event), "as older terminals send it");
    ObjectNode less = elsewhere.deepCopy();
    less.put("localNumber", Golden.localNumber());
    less.withObject("/form").remove("phone");
    less.withArray("/documents").remove(1);
    assertEquals(List.of(), wrong(terminal, less, event));
    ObjectNode here = LifeEvent.submission(terminal, LifeEvent.newIdNumber());
    here.put("localNumber", Golden.localNumber());
    here.withObject("/form").remove("phone");
    here.withArray("/documents").remove(1);
    assertEquals(List.of("$.form.phone", "$.documents"), wrong(terminal, here, event));
  }

  @Test
  void whatAnOlderTerminalPromisesForALeftOutPartIsNoFault() throws Exception {
    Caller terminal = scene.terminal().caller();
    ObjectNode event = sharing(terminal, 2, 3);
    for (int days : List.of(10, 9)) {
      ObjectNode elsewhere = LifeEvent.withoutInsurance(terminal, LifeEvent.newIdNumber());
      elsewhere.put("localNumber", Golden.localNumber());
      elsewhere.withArray("/documents").remove(1);
      elsewhere
          .putArray("supplements")
          .addObject()
          .put("material", "birth-certificate")
          .put("workingDays", days);
      assertEquals(
          days == 10 ? List.of() : List.of("$.supplements[0].workingDays"),
          wrong(terminal, elsewhere, event));
    }
  }

  @Test
  void whatOnlyALeftOutPartAsksForIsNotTaken() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = LifeEvent.withoutInsurance(terminal, LifeEvent.newIdNumber());
    submission.withObject("/form").put("bank", "sample-bank");
    submission.putArray("supplements").addObject().put("material", "photo").put("workingDays", 10);
    ((ObjectNode) submission.at("/documents/1")).put("material", "talent-proof");
    Answer refused = terminal.put(Scene.path(UUID.randomUUID()), submission);
    assertEquals(
        List.of(
            "$.form.bank", "$.documents[1].material", "$.documents", "$.supplements[0].material"),
        refused.json().get("errors").findValuesAsText("path"));
    ObjectNode unasked = LifeEvent.submission(terminal, LifeEvent.newIdNumber());
    unasked.withObject("/form").remove("insured-where");
    List<String> paths =
        terminal
            .put(Scene.path(UUID.randomUUID()), unasked)
            .json()
            .get("errors")
            .findValuesAsText("path");
    assertTrue(paths.contains("$.form.insured-where"), paths::toString);
  }

  @Test
  void onePageShowsHowFarEachPartHasCome() {
    Caller terminal = scene.terminal().caller();
    Arrived made = arrived(terminal);
    String address = "/q/" + made.number() + "?k=" + made.token();
    String local = "/q/" + made.submission().get("localNumber").asText();
    for (String path : List.of(address, local)) {
      String page = scene.anonymous().get(path).text();
      assertTrue(page.contains("新生儿出生一件事"), page);
      for (int i = 0; i < 4; i++) {
        assertTrue(page.contains(made.part(i)), made.part(i));
      }
      assertTrue(page.contains("医疗保障局") && page.contains("已受理"), page);
      assertFalse(page.contains("张测试"));
    }
    assertTrue(scene.anonymous().get(address + "&lang=en").text().contains("A child is born"));
    assertEquals(404, scene.anonymous().get("/q/" + made.number() + "?k=guess").status());
    assertEquals(404, scene.anonymous().get("/q/" + made.part(0)).status());
  }

  @Test
  void theCardShowsEachPartWithTheNameOfTheWhole() {
    Caller terminal = scene.terminal().caller();
    Arrived made = arrived(terminal);
    Answer own =
        terminal.post(
            "/api/v1/terminal/case-queries", Map.of("name", "张测试", "idNumber", made.idNumber()));
    JsonNode found = own.json().get("cases");
    assertEquals(
        List.of(made.part(0), made.part(1), made.part(2), made.part(3)),
        found.findValuesAsText("caseNumber"));
    assertEquals(made.number(), found.at("/0/bundle/number").asText());
    assertEquals("新生儿出生一件事", found.at("/3/bundle/name/zh-CN").asText());
  }

  @Test
  void theDeskSaysWhatACaseBelongsToAndLeadsToTheOthers() {
    Arrived made = arrived(scene.terminal().caller());
    String page = scene.as(Role.OPERATOR).get("/console/cases/" + made.part(1)).text();
    assertTrue(page.contains("属于“新生儿出生一件事”"), page);
    assertTrue(page.contains("href=\"/console/cases/" + made.part(0) + "\""));
    assertTrue(page.contains("href=\"/console/cases/" + made.part(2) + "\""));
    String list = scene.as(Role.OPERATOR).get("/console/cases").text();
    assertTrue(list.contains("一件事：新生儿出生一件事"), list);
    assertEquals(
        List.of(made.part(0), made.part(2), made.part(3)),
        open(made.part(1)).at("/bundle/siblings").findValuesAsText("caseNumber"));
    assertFalse(list.contains("<option value=\"" + LifeEvent.NEWBORN), "no case is of the whole");
  }

  @Test
  void thePaperThatWasPromisedIsBroughtByTheReceiptOfTheWhole() {
    Caller terminal = scene.terminal().caller();
    Arrived made = arrived(terminal);
    Map<String, String> code = Map.of("number", made.number(), "token", made.token());
    JsonNode awaited = terminal.post("/api/v1/terminal/paper-queries", code).json();
    assertEquals(made.part(3), awaited.get("caseNumber").asText());
    assertEquals("photo", awaited.at("/papers/0/material").asText());
    Golden.assertSameShape("paper-query.bundle.response", awaited);
    assertEquals("新生儿出生一件事", awaited.at("/bundle/name/zh-CN").asText());
    assertEquals(3, awaited.at("/bundle/others").size());
    assertEquals("accepted", awaited.at("/bundle/others/0/state").asText());
    assertFalse(awaited.toString().contains(made.part(0)), "a part is opened by its own receipt");
    assertEquals(
        "case-unknown",
        terminal
            .post("/api/v1/terminal/paper-queries", Map.of("number", made.number(), "token", "x"))
            .problem());

    ObjectNode supplement = (ObjectNode) Golden.read("supplement.request");
    supplement.put("localNumber", Golden.localNumber());
    supplement.putObject("supplementOf").put("number", made.number()).put("token", made.token());
    ArrayNode documents = supplement.withArray("/documents");
    ObjectNode photo = (ObjectNode) made.submission().at("/documents/0").deepCopy();
    documents.removeAll().add(photo.put("material", "photo"));
    UUID key = UUID.randomUUID();
    Answer announced = terminal.put(Scene.path(key), supplement);
    assertEquals(201, announced.status(), announced::text);
    terminal.patch(Scene.path(key) + "/documents/d1", 0, Golden.document("d1.pdf"));
    JsonNode receipt = terminal.post(Scene.path(key) + "/completion").json();
    assertEquals(made.part(3), receipt.get("caseNumber").asText());
    assertFalse(receipt.has("parts"));
    assertEquals(1, open(made.part(3)).get("supplements").size());
  }

  @Test
  void whoRatesTheWholeRatesItWithItsFirstCase() {
    Caller terminal = scene.terminal().caller();
    Arrived made = arrived(terminal);
    ObjectNode rating = (ObjectNode) Golden.read("evaluation.request");
    rating.withObject("/citizen").put("idNumber", made.idNumber());
    Answer kept = terminal.put("/api/v1/terminal/cases/" + made.number() + "/evaluation", rating);
    assertEquals(200, kept.status(), kept::text);
    assertEquals(made.part(0), kept.json().get("caseNumber").asText());
  }
}
