// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ComposerTest {
  private static final Path CONFIGS = Path.of(System.getProperty("repository.root"), "configs");
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final String BIRTH = "TE99010100000000025990000000102";
  private static final String REGISTER = "TE99010100000000074990000000107";
  private static final String INSURANCE = "11442000MB2C91058B3442189207003";
  private static final String CARD = "1144098158137993544002014010001";

  private static Map<String, ObjectNode> published() {
    Map<String, ObjectNode> published = new HashMap<>();
    for (ItemFile file : new ItemReader(JSON).read(CONFIGS)) {
      ItemFile.Valid valid = assertInstanceOf(ItemFile.Valid.class, file);
      try {
        published.put(
            valid.item().implementationCode(), (ObjectNode) JSON.readTree(valid.document()));
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }
    return published;
  }

  private static ObjectNode chain(String file) {
    return new ChainReader(JSON)
        .read(CONFIGS).stream()
            .filter(each -> each.file().equals("chains/" + file))
            .findFirst()
            .orElseThrow()
            .document();
  }

  private static ObjectNode whole(ObjectNode chain, Map<String, ObjectNode> published) {
    return assertInstanceOf(
            Composer.Composed.Whole.class, Composer.compose(chain, published), "no defects")
        .document();
  }

  private static List<String> defects(Consumer<Map<String, ObjectNode>> change) {
    Map<String, ObjectNode> published = published();
    change.accept(published);
    return assertInstanceOf(
            Composer.Composed.Torn.class, Composer.compose(chain("newborn.json"), published))
        .defects();
  }

  private static ObjectNode one(JsonNode list, String id) {
    for (JsonNode each : list) {
      if (each.get("id").asText().equals(id)) {
        return (ObjectNode) each;
      }
    }
    throw new AssertionError(id);
  }

  private static ObjectNode item(Map<String, ObjectNode> published, String code) {
    return Objects.requireNonNull(published.get(code));
  }

  private static List<String> ids(JsonNode list) {
    return list.findValuesAsText("id");
  }

  @Test
  void bothLifeEventsOfTheSamplesAreItemsThatMayBePublished() {
    Map<String, ObjectNode> published = published();
    List<ItemFile> made =
        Chains.of(
            new ChainReader(JSON).read(CONFIGS), published, new ItemReader(JSON).check(CONFIGS));
    assertEquals(2, made.size());
    made.forEach(file -> assertInstanceOf(ItemFile.Valid.class, file, file.toString()));
  }

  @Test
  void whereOnePartWantsTheCardAllDo() {
    Map<String, ObjectNode> published = published();
    assertFalse(whole(chain("newborn.json"), published).has("identification"));
    item(published, INSURANCE).put("identification", "card");
    assertEquals("card", whole(chain("newborn.json"), published).path("identification").asText());
  }

  @Test
  void whatSeveralPartsAskIsAskedOnceAndWhatTheEventAnswersNotAtAll() {
    ObjectNode newborn = whole(chain("newborn.json"), published());
    assertEquals(
        List.of(
            "name",
            "id-number",
            "registered-address",
            "insured-where",
            "phone",
            "applicant",
            "married",
            "spouse-name",
            "spouse-id-number",
            "birth-date",
            "order",
            "home-address",
            "child-name",
            "child-sex",
            "birth-place",
            "birth-certificate-number",
            "child-nation",
            "settle-with",
            "group",
            "bank",
            "delivery",
            "delivery-address"),
        newborn.get("form").valueStream().map(field -> field.get("id").asText()).toList());
    assertFalse(one(newborn.get("form"), "birth-date").has("when"), "the child is born");
    assertTrue(
        one(newborn.get("form"), "home-address").get("required").asBoolean(),
        "what one part needs is needed");
    assertTrue(one(newborn.get("form"), "spouse-name").has("when"));
    JsonNode register = one(newborn.get("materials"), "household-register");
    assertEquals(8, register.get("maxPages").asInt(), "as the part wants it that asks for most");
    assertEquals("[\"household-register\"]", register.get("eLicences").toString());
    assertEquals(
        1, ids(newborn.get("materials")).stream().filter("marriage-certificate"::equals).count());
  }

  @Test
  void aPaperThatSeveralPartsNeedIsLaidAsThePartWantsItThatAsksForMost() {
    ObjectNode support = whole(chain("disability-support.json"), published());
    ObjectNode register = one(support.get("materials"), "household-register");
    assertEquals(20, register.get("maxPages").asInt());
    assertTrue(register.at("/guidance/zh-CN").asText().contains("每位家人"));
    ObjectNode photo = one(support.get("materials"), "photo");
    assertEquals(3, photo.get("necessity").asInt(), "stricter than one that may be missing");
    assertEquals(10, photo.get("supplementWorkingDays").asInt());
    assertTrue(
        ids(support.get("materials")).containsAll(List.of("application", "application-2")),
        "each part has an application of its own");
  }

  @Test
  void theWholePromisesWhatItsSlowestPartPromises() {
    ObjectNode newborn = whole(chain("newborn.json"), published());
    assertEquals(2, newborn.at("/limits/promisedWorkingDays").asInt());
    assertEquals(30, newborn.at("/limits/statutoryWorkingDays").asInt());
    assertEquals(2, newborn.get("caseKind").asInt());
    assertEquals("[\"pick-up\",\"courier\"]", newborn.at("/result/delivery").toString());
    assertEquals(List.of(BIRTH, REGISTER, INSURANCE, CARD), codes(newborn));
    assertEquals("life-events", newborn.at("/themes/0").asText());
    List<String> clauses = newborn.at("/commitment/clauses").findValuesAsText("zh-CN");
    assertEquals(clauses.stream().distinct().toList(), clauses, "nothing is signed twice");
    for (String part : List.of(BIRTH, REGISTER, INSURANCE, CARD)) {
      assertTrue(
          clauses.containsAll(
              item(published(), part).at("/commitment/clauses").findValuesAsText("zh-CN")));
    }
  }

  private static List<String> codes(ObjectNode item) {
    return item.get("parts").findValuesAsText("implementationCode");
  }

  @Test
  void everyNewVersionOfAPartIsANewVersionOfTheWhole() {
    Map<String, ObjectNode> published = published();
    int before = whole(chain("newborn.json"), published).get("version").asInt();
    item(published, CARD).put("version", item(published, CARD).get("version").asInt() + 1);
    ObjectNode after = whole(chain("newborn.json"), published);
    assertEquals(before + 1, after.get("version").asInt());
    assertEquals(before + 1, after.at("/commitment/version").asInt());
    ObjectNode chain = chain("newborn.json");
    chain.put("version", chain.get("version").asInt() + 1);
    assertTrue(whole(chain, published).get("version").asInt() > before + 900);
  }

  @Test
  void partsThatContradictEachOtherAreToldAll() {
    assertEquals(
        List.of(
            "$.parts[2]: phone differs from the field of an earlier part in label.zh-CN",
            "$.parts[3]: home-address differs from the field of an earlier part in maxLength",
            "$.parts[3]: the material identity is another paper than that of an earlier part"),
        defects(published -> {
          one(item(published, INSURANCE).get("form"), "phone")
              .withObject("/label")
              .put("zh-CN", "联系电话");
          one(item(published, CARD).get("form"), "home-address").put("maxLength", 61);
          one(item(published, CARD).get("materials"), "identity").put("kind", 3);
        }));
  }

  @Test
  void anAnswerThatAPartDoesNotOfferOrAQuestionThatIsNotAlwaysAskedIsToldToo() {
    assertEquals(
        List.of(
            "$.parts[0].given.stage: the part has no choice of this name that always offers born",
            "$.parts[1].from.child-birth-date: there are no two such questions",
            "$.parts[2].from.child-birth-date: there are no two such questions",
            "$.parts[3].from.child-birth-date: there are no two such questions"),
        defects(published -> {
          ArrayNode form = (ArrayNode) item(published, BIRTH).get("form");
          for (int i = form.size() - 1; i >= 0; i--) {
            String id = form.get(i).get("id").asText();
            if (id.equals("stage") || id.equals("birth-date")) {
              form.remove(i);
            }
          }
        }));
    assertEquals(
        List.of(
            "$.parts[1].from.child-birth-date: birth-date is not always answered",
            "$.parts[2].from.child-birth-date: birth-date is not always answered",
            "$.parts[3].from.child-birth-date: birth-date is not always answered"),
        defects(published ->
            one(item(published, BIRTH).get("form"), "birth-date").put("required", false)));
  }

  @Test
  void whatHangsOnAQuestionThatIsNeverAskedIsNotAskedEither() {
    ObjectNode chain = chain("newborn.json");
    ObjectNode given = (ObjectNode) chain.at("/parts/3/given");
    given.put("holder", "self").remove("child-number");
    ((ObjectNode) chain.at("/parts/3")).remove("from");
    List<String> asked = new ArrayList<>();
    whole(chain, published()).at("/parts/3/fields").forEach(id -> asked.add(id.asText()));
    assertFalse(
        asked.contains("child-number") || asked.contains("child-id-number"), asked::toString);
    assertTrue(asked.contains("bank"));
    given.put("holder", "child");
    whole(chain, published()).at("/parts/3/fields").forEach(id -> asked.add(id.asText()));
    assertTrue(asked.containsAll(List.of("child-number", "child-id-number")), asked::toString);
  }

  @Test
  void anEventAnswersAQuestionThatItsOtherAnswerAlwaysAsks() {
    ObjectNode chain = chain("newborn.json");
    ((ObjectNode) chain.at("/parts/0/given")).put("due-date", "x").put("stage", "expected");
    Map<String, ObjectNode> published = published();
    ObjectNode choice = one(item(published, BIRTH).get("form"), "due-date").put("type", "choice");
    choice.putArray("options").addObject().put("value", "x");
    List<Tear> tears =
        assertInstanceOf(Composer.Composed.Torn.class, Composer.compose(chain, published)).tears();
    assertTrue(
        tears.stream().noneMatch(tear -> tear.about().contains("due-date")), tears::toString);
    ((ObjectNode) chain.at("/parts/0/given")).put("stage", "born");
    assertTrue(
        assertInstanceOf(Composer.Composed.Torn.class, Composer.compose(chain, published))
            .tears()
            .contains(
                new Tear(
                    "$.parts[0].given.due-date",
                    Tear.Sort.NO_SUCH_ANSWER,
                    BIRTH,
                    List.of("due-date", "x"))));
  }

  @Test
  void aPartThatIsNotPublishedOrPartsForNobodyMakeNoWhole() {
    assertEquals(
        List.of("$.parts[2]: " + INSURANCE + " is not published"),
        defects(published -> published.remove(INSURANCE)));
    assertEquals(
        List.of("$.parts: there is nobody whom all parts are for"),
        defects(published -> item(published, CARD).putArray("objects").add(2)));
  }

  @Test
  void aPartWithoutACommitmentGetsNoneAndAnItemOfAFileHasNoParts() {
    Map<String, ObjectNode> published = published();
    published.values().forEach(item -> item.remove("commitment"));
    assertFalse(whole(chain("newborn.json"), published).has("commitment"));

    ObjectNode newborn = whole(chain("newborn.json"), published());
    ItemCheck check = new ItemReader(JSON).check(CONFIGS);
    assertInstanceOf(
        ItemFile.Invalid.class, check.check("services/newborn.json", newborn.toString()));
  }

  /// A life event whose condition hangs on what an item asks that always applies.
  private static ObjectNode support(String field, String... is) {
    ObjectNode chain = chain("disability-support.json");
    condition(chain, 1, field, is);
    return chain;
  }

  private static void condition(ObjectNode chain, int part, String field, String... is) {
    ObjectNode when = ((ObjectNode) chain.at("/parts/" + part)).putObject("when");
    when.put("field", field);
    List.of(is).forEach(when.putArray("is")::add);
  }

  private static List<String> torn(ObjectNode chain) {
    return assertInstanceOf(
            Composer.Composed.Torn.class, Composer.compose(chain, published()), "torn")
        .defects();
  }

  @Test
  void aPartThatDependsOnAnAnswerKeepsItsConditionAndItsClauses() {
    ObjectNode newborn = whole(chain("newborn.json"), published());
    assertFalse(newborn.at("/parts/0").has("when"));
    assertEquals("insured-where", newborn.at("/parts/2/when/field").asText());
    assertEquals("[\"here\"]", newborn.at("/parts/3/when/is").toString());
    for (JsonNode part : newborn.get("parts")) {
      assertFalse(
          part.get("fields").valueStream().anyMatch(id -> id.asText().equals("insured-where")),
          "no department is told");
      Set<JsonNode> own = new HashSet<>();
      part.get("clauses")
          .forEach(clause -> own.add(newborn.at("/commitment/clauses/" + clause.asInt())));
      Set<JsonNode> wanted = new HashSet<>();
      item(published(), part.get("implementationCode").asText())
          .at("/commitment/clauses")
          .forEach(wanted::add);
      assertEquals(wanted, own);
    }
  }

  @Test
  void anEventWhosePartsAlwaysApplyIsWhatItWas() {
    ObjectNode support = whole(chain("disability-support.json"), published());
    for (JsonNode part : support.get("parts")) {
      assertFalse(part.has("when") || part.has("clauses"), part::toString);
    }
  }

  @Test
  void aConditionHangsOnAChoiceThatTheEventAsks() {
    assertEquals(
        List.of("$.parts[1].when: the event asks no choice no-such"),
        torn(support("no-such", "x")));
    ObjectNode given = chain("newborn.json");
    condition(given, 2, "stage", "born");
    assertEquals(
        List.of("$.parts[2].when: the event asks no choice stage"),
        torn(given),
        "the event answers it itself");
    ObjectNode text = chain("newborn.json");
    condition(text, 3, "phone", "x");
    assertEquals(List.of("$.parts[3].when: the event asks no choice phone"), torn(text));
    ObjectNode answer = chain("newborn.json");
    condition(answer, 3, "insured-where", "here", "nowhere");
    assertEquals(
        List.of("$.parts[3].when: insured-where is never answered with nowhere"), torn(answer));
  }

  @Test
  void nothingDependsOnWhatItAloneAsksOrIsAskedBeforeItsCondition() {
    ObjectNode itself = chain("newborn.json");
    condition(itself, 3, "bank", "sample-bank");
    assertEquals(
        List.of("$.parts[3].when: bank is asked only by the part that depends on it"),
        torn(itself));
    ObjectNode late = chain("newborn.json");
    condition(late, 0, "settle-with", "mother");
    assertEquals(
        List.of("$.parts[0].when: settle-with is asked after married, which depends on it"),
        torn(late));
  }

  @Test
  void aConditionThatNeverHoldsAndAnEventOfWhichNothingMayBeLeftAreTold() {
    ObjectNode never = chain("newborn.json");
    ((ObjectNode) never.at("/asks/0"))
        .withArray("/options")
        .addObject()
        .put("value", "later")
        .putObject("label")
        .put("zh-CN", "以后")
        .put("en", "Later");
    condition(never, 2, "insured-where", "elsewhere");
    condition(never, 3, "group", "student");
    whole(never, published());
    Map<String, ObjectNode> published = published();
    one(item(published, INSURANCE).get("form"), "group")
        .putObject("when")
        .put("field", "insured-where")
        .putArray("is")
        .add("here");
    assertEquals(
        List.of("$.parts[3].when: group never has the answer that the part depends on"),
        assertInstanceOf(Composer.Composed.Torn.class, Composer.compose(never, published))
            .defects());
    ObjectNode none = chain("newborn.json");
    condition(none, 0, "insured-where", "here");
    condition(none, 1, "insured-where", "here", "elsewhere");
    assertEquals(
        List.of("$.parts: every part depends on an answer, so that none may be left"), torn(none));
  }

  @Test
  void theGoldenLifeEventWithAConditionIsTheSampleOfToday() {
    assertEquals(
        Golden.read("catalogue.condition.response").at("/items/0"),
        whole(chain("newborn.json"), published()));
  }

  @Test
  void theGoldenLifeEventIsOneAsItIsMadeToday() {
    JsonNode golden = Golden.read("catalogue.bundle.response").at("/items/0");
    assertInstanceOf(
        ItemFile.Valid.class,
        new ItemReader(JSON).check(CONFIGS).checkComposed("golden", golden.toString()));
    ObjectNode today = whole(chain("newborn.json"), published());
    assertEquals(
        golden.propertyStream().map(Map.Entry::getKey).toList(),
        today.propertyStream().map(Map.Entry::getKey).toList());
  }
}
