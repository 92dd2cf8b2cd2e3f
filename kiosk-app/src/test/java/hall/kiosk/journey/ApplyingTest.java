// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.config.CatalogueJson;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.ServiceItem.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ApplyingTest {

  private static final ServiceItem ITEM = Samples.newbornPerhapsInsured();

  private static ServiceItem answered(String... answers) {
    var all = new HashMap<String, String>();
    for (int i = 0; i < answers.length; i += 2) {
      all.put(answers[i], answers[i + 1]);
    }
    return Applying.of(ITEM, all);
  }

  private static List<String> names(ServiceItem item) {
    return item.parts().stream().map(Part::name).map(LocalText::zhCn).toList();
  }

  private static List<String> papers(ServiceItem item) {
    return item.toScan().stream().map(Material::id).toList();
  }

  @Test
  void onlyWhatApplyingPartsAskForIsLeft() {
    var here = answered("insured-where", "here");
    assertEquals(ITEM.parts(), here.parts());
    assertEquals(ITEM.form(), here.form());
    assertEquals(ITEM.materials(), here.materials());
    assertEquals(ITEM.commitment(), here.commitment());
    var elsewhere = answered("insured-where", "elsewhere");
    assertEquals(List.of("生育登记", "出生登记"), names(elsewhere));
    assertEquals(1, elsewhere.limits().promisedWorkingDays(), "of what is left");
    assertEquals(
        List.of("household-register", "marriage-certificate", "birth-certificate"),
        papers(elsewhere));
    assertTrue(papers(here).containsAll(List.of("photo", "guardian-proof", "talent-proof")));
    var asked = elsewhere.form().stream().map(ServiceItem.Field::id).toList();
    assertTrue(asked.containsAll(List.of("insured-where", "home-address", "child-name")));
    assertFalse(asked.contains("bank") || asked.contains("group") || asked.contains("delivery"));
    var clauses = elsewhere.commitment().clauses().stream().map(LocalText::zhCn).toList();
    assertTrue(clauses.stream().noneMatch(clause -> clause.contains("医保")), clauses::toString);
    assertTrue(clauses.stream().anyMatch(clause -> clause.contains("出生医学证明")));
    assertEquals(ITEM.commitment().version(), elsewhere.commitment().version());
    assertEquals(names(elsewhere), names(answered()), "nothing applies before it is answered");
  }

  /// The event of the golden file with the items that it is made of, of which only the last needs a
  /// telephone and a birth certificate.
  ///
  /// @param known how many of them the catalogue has
  private static ServiceItem sharing(int known, int necessity) throws IOException {
    var root = Path.of(System.getProperty("repository.root"), "configs");
    var json = new ObjectMapper();
    var golden = root.resolve("api/v1/golden/catalogue.condition.response.json");
    var catalogue = (ObjectNode) json.readTree(Files.readString(golden));
    var event = catalogue.at("/items/0");
    var items = (ArrayNode) catalogue.get("items");
    for (var file :
        List.of(
                "birth-registration",
                "household-birth-registration",
                "resident-medical-insurance",
                "social-security-card")
            .subList(0, known)) {
      var item =
          (ObjectNode) json.readTree(Files.readString(root.resolve("services/" + file + ".json")));
      boolean card = file.equals("social-security-card");
      one(item.get("form"), "phone").put("required", card);
      if (card) {
        item.withArray("/materials").add(certificate(event, necessity));
      } else if (file.equals("household-birth-registration")) {
        one(item.get("materials"), "birth-certificate").put("necessity", 2);
      }
      items.add(item);
    }
    one(event.get("materials"), "birth-certificate").setAll(certificate(event, necessity));
    ((ObjectNode) event.at("/parts/3/materials")).put("birth-certificate", "birth-certificate");
    var read = CatalogueJson.read(catalogue.toString());
    assertEquals(List.of(), read.refused());
    return read.catalogue().find(ITEM.code()).orElseThrow();
  }

  private static ObjectNode certificate(JsonNode event, int necessity) {
    var certificate = one(event.get("materials"), "birth-certificate").deepCopy();
    certificate.put("necessity", necessity);
    return necessity == 3 ? certificate.put("supplementWorkingDays", 10) : certificate;
  }

  private static ObjectNode one(JsonNode list, String id) {
    return (ObjectNode)
        list.valueStream()
            .filter(each -> each.get("id").textValue().equals(id))
            .findFirst()
            .orElseThrow();
  }

  private static boolean required(ServiceItem item, String id) {
    return item.form().stream()
        .filter(field -> field.id().equals(id))
        .findFirst()
        .orElseThrow()
        .required();
  }

  private static Material certificate(ServiceItem item) {
    return item.materials().stream()
        .filter(material -> material.id().equals("birth-certificate"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsSharedIsWantedAsTheStrictestPartThatAppliesWantsIt() throws IOException {
    var item = sharing(4, 3);
    var here = Applying.of(item, Map.of("insured-where", "here"));
    assertTrue(required(here, "phone"));
    assertEquals(Necessity.SUPPLEMENT_LATER, certificate(here).necessity());
    assertEquals(OptionalInt.of(10), certificate(here).supplementDays());
    var elsewhere = Applying.of(item, Map.of("insured-where", "elsewhere"));
    assertFalse(required(elsewhere, "phone"));
    assertTrue(required(elsewhere, "insured-where"), "what no part wants the event wants itself");
    assertTrue(required(elsewhere, "birth-date"), "it answers what another part asks otherwise");
    assertEquals(Necessity.OPTIONAL, certificate(elsewhere).necessity());
    assertEquals(OptionalInt.empty(), certificate(elsewhere).supplementDays());
  }

  @Test
  void whoLeavesAPartOutNeedNotAnswerOrLayWhatOnlyThatOneNeeds() throws IOException {
    var visit =
        Visit.begin(Language.ZH_CN).with(sharing(4, 1)).answer("insured-where", "elsewhere");
    assertFalse(missing(visit, "phone"));
    assertTrue(missing(visit, "child-name"));
    assertTrue(missing(visit.answer("insured-where", "here"), "phone"));
  }

  private static boolean missing(Visit visit, String id) {
    return FormRules.problems(visit).keySet().stream()
        .anyMatch(question -> question.field().id().equals(id));
  }

  @Test
  void whereAPartIsNotKnownEverythingStaysAsStrictAsItStands() throws IOException {
    for (int known = 0; known < 4; known++) {
      var elsewhere = Applying.of(sharing(known, 1), Map.of("insured-where", "elsewhere"));
      assertTrue(required(elsewhere, "phone"), "of " + known);
      assertEquals(Necessity.REQUIRED, certificate(elsewhere).necessity());
    }
  }

  @Test
  void anItemWithoutConditionsIsTheSame() {
    var always = Samples.newborn();
    assertSame(always, Applying.of(always, Map.of()));
  }

  @Test
  void anAnswerThatLeavesAPartOutForgetsWhatOnlyThatPartAsked() {
    var visit =
        Visit.begin(Language.ZH_CN)
            .with(ITEM)
            .answer("insured-where", "here")
            .answer("bank", "sample-bank")
            .answer("child-name", "张小测");
    assertEquals("sample-bank", visit.answers().get("bank"));
    var changed = visit.answer("insured-where", "elsewhere");
    assertEquals(Map.of("insured-where", "elsewhere", "child-name", "张小测"), changed.answers());
    assertFalse(changed.answer("insured-where", "here").answers().containsKey("bank"));
  }

  @Test
  void theNoticeSaysBeforeWhichPartsAndPapersDependOnWhat() {
    var when = ITEM.parts().get(2).when().orElseThrow();
    assertEquals("孩子的医保参加在哪里", ITEM.told(when).question().zhCn());
    assertEquals(
        List.of("在本地，一起办"), ITEM.told(when).answers().stream().map(LocalText::zhCn).toList());
    var of = new HashMap<String, List<String>>();
    ITEM.materials()
        .forEach(paper ->
            of.put(
                paper.id(),
                ITEM.onlyWith(paper).stream().map(part -> part.name().zhCn()).toList()));
    assertEquals(List.of("社会保障卡申领"), of.get("photo"));
    assertEquals(List.of(), of.get("household-register"));
  }

  @Test
  void aChildInsuredElsewhereGoesThroughWithTwoParts() {
    var drive = new Drive(Samples.terminal().with(new Catalogue("2", List.of(ITEM))));
    drive.toChoose();
    drive.does(new Event.ChooseItem(ITEM.code()));
    drive.does(new Event.Proceed());
    drive.does(new Event.Answer("bank", "sample-bank"));
    assertFalse(drive.visiting().visit().answers().containsKey("bank"), "it is not asked");
    var answers =
        Map.ofEntries(
            Map.entry("insured-where", "elsewhere"),
            Map.entry("phone", "13800000000"),
            Map.entry("applicant", "mother"),
            Map.entry("married", "unmarried"),
            Map.entry("birth-date", "2026-10-01"),
            Map.entry("order", "1"),
            Map.entry("home-address", Samples.ADDRESS),
            Map.entry("child-name", "张小测"),
            Map.entry("child-sex", "female"),
            Map.entry("birth-place", "示例市"),
            Map.entry("birth-certificate-number", "T000000001"),
            Map.entry("child-nation", "汉族"),
            Map.entry("settle-with", "mother"));
    answers.forEach((field, answer) -> drive.does(new Event.Answer(field, answer)));
    drive.does(new Event.Proceed());
    drive.does(new Event.Proceed());
    for (var material :
        List.of("household-register", "marriage-certificate", "birth-certificate")) {
      assertEquals(
          material,
          drive
              .visiting()
              .visit()
              .item()
              .toScan()
              .get(((Stage.Materials) drive.visiting().stage()).index())
              .id());
      if (!material.startsWith("marriage")) {
        drive.does(new Event.Scan());
        long scan = drive.effect(Effect.Scan.class).operation();
        drive.does(new Event.PageScanned(scan, new PageRef(material, 10, 10)));
        drive.does(new Event.ScanEnded(scan, Optional.empty()));
      }
      drive.does(new Event.Proceed());
    }
    drive.commitsAndSigns();
    assertInstanceOf(Stage.Review.class, drive.visiting().stage());
    assertEquals(List.of("生育登记", "出生登记"), names(drive.visiting().visit().item()));
  }
}
