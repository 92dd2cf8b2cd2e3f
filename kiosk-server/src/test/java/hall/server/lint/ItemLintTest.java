// SPDX-License-Identifier: Apache-2.0
package hall.server.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Language;
import hall.server.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemLintTest {
  private static final Path CONFIGS = Path.of(System.getProperty("repository.root"), "configs");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Reference REFERENCE = ReferenceReader.read(CONFIGS, JSON);

  private final ObjectNode item = sample("minimum-living-allowance");

  private static ObjectNode sample(String name) {
    try {
      return (ObjectNode)
          JSON.readTree(Files.readString(CONFIGS.resolve("services/" + name + ".json")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Rule> found() {
    return ItemLint.findings(item, REFERENCE).stream().map(Finding::rule).toList();
  }

  private ObjectNode material(int i) {
    return (ObjectNode) item.path("materials").get(i);
  }

  @Test
  void theSampleCatalogueIsSoundAndSaysWhichCodesAreInvented() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS.resolve("services"))) {
      List<Path> all = files.toList();
      assertEquals(13, all.size());
      for (Path file : all) {
        JsonNode each = JSON.readTree(Files.readString(file));
        boolean invented = each.get("code").asText().startsWith("99");
        assertEquals(
            invented ? List.of(Rule.CODE_INVENTED) : List.of(),
            ItemLint.findings(each, REFERENCE).stream().map(Finding::rule).toList(),
            file.toString());
        assertEquals(
            invented, each.get("implementationCode").asText().startsWith("TE99"), file.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "其他材料",
        "其它有关材料",
        "其他应提交的证明材料",
        "法律、法规规定的其他文件",
        "相关证明",
        "有关资料",
        "身份证、户口本等",
        "收入证明等材料",
        "房产证等相关证明文件",
        "与申请有关的材料",
        "审批部门认为需要的其他材料",
        "根据实际需要提供的合同",
        "视情况提供的补充说明"
      })
  void aMaterialThatNamesNoPaperIsRefused(String name) {
    material(1).withObject("/name").put("zh-CN", name);
    assertEquals(List.of(Rule.CATCH_ALL_MATERIAL), found());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "同等学力证明",
        "高等学校录取通知书",
        "等级证书",
        "其他组织登记证书",
        "残疾等级评定表",
        "平等协议书",
        "身份证明",
        "前置批准文件",
        "收入证明",
        "诊断证明"
      })
  void aPaperThatOnlySoundsLikeItIsNot(String name) {
    material(1).withObject("/name").put("zh-CN", name);
    assertEquals(List.of(), found());
  }

  @Test
  void theSameIsSaidOfEnglishNamesAndRemarkedOfGuidance() {
    material(1).withObject("/name").put("en", "Proof of income and other documents");
    material(2).withObject("/guidance").put("zh-CN", "病历等材料。");
    assertEquals(List.of(Rule.CATCH_ALL_MATERIAL, Rule.CATCH_ALL_GUIDANCE), found());
    assertFalse(Rule.CATCH_ALL_GUIDANCE.refuses());
  }

  @Test
  void aMaterialStandsOnce() {
    material(2).withObject("/name").put("zh-CN", " 收入 证明");
    assertEquals(List.of(Rule.MATERIAL_TWICE), found());
    material(2).withObject("/name").put("zh-CN", "诊断书");
    material(2).put("id", "income-proof");
    assertEquals(List.of(Rule.MATERIAL_TWICE), found());
  }

  @Test
  void whatMayFollowLaterSaysUntilWhen() {
    material(1).remove("supplementWorkingDays");
    assertEquals(List.of(Rule.SUPPLEMENT_DAYS_MISSING), found());
  }

  @Test
  void aLicenceStandsForAScannedPaperAlone() {
    material(1).putArray("eLicences").add("income-certificate");
    assertEquals(List.of(), found());
    material(1).put("form", 1);
    assertEquals(List.of(Rule.LICENCE_FOR_NO_PAPER), found());
    material(1).put("form", 3).put("source", "form");
    assertEquals(List.of(Rule.LICENCE_FOR_NO_PAPER), found());
  }

  @ParameterizedTest
  @ValueSource(strings = {"无", "暂无", "  ", "待定", "另行规定", "/", "N/A"})
  void aBasisThatIsNoneIsMissing(String basis) {
    item.putArray("basis").add(basis);
    assertTrue(found().contains(Rule.BASIS_MISSING), basis);
    item.remove("basis");
    assertTrue(found().contains(Rule.BASIS_MISSING));
  }

  @Test
  void aBasisThatNamesNoDocumentIsRemarked() {
    item.withArray("/basis").add("省里的有关规定");
    assertEquals(List.of(Rule.BASIS_VAGUE), found());
  }

  @Test
  void nobodyPromisesLessThanTheLaw() {
    item.withObject("/limits").put("promisedWorkingDays", 21);
    assertEquals(List.of(Rule.PROMISE_BEYOND_LAW), found());
    item.withObject("/limits").put("promisedWorkingDays", 0);
    assertEquals(List.of(Rule.KIND_DIFFERS), found());
  }

  @Test
  void aClassifiedItemIsRefusedByItsMarkOrByTheMarkOfItsPapers() {
    item.put("classified", true);
    assertEquals(List.of(Rule.CLASSIFIED), found());
    item.remove("classified");
    ((ArrayNode) item.get("basis")).add("《某规定》（机密★10年）");
    assertEquals(List.of(Rule.CLASSIFIED), found());
    assertTrue(Rule.CLASSIFIED.refuses());
  }

  @ParameterizedTest
  @CsvSource({
    "AC0A77037000, 1137030300421743465ac0a77037000, CODE_SHAPE IMPLEMENTATION_DIFFERS",
    "ac0a7703700, 1137030300421743465ac0a77037000, CODE_SHAPE IMPLEMENTATION_DIFFERS",
    "ac0a77037000, 1137030300421743465ac0a7703700, IMPLEMENTATION_SHAPE",
    "ac0a77037000, 1137030300421743469ac0a77037000, IMPLEMENTATION_SHAPE",
    "ac0a77037000, 1137030300421743465ac0a7703700001, IMPLEMENTATION_OF_PART",
    "ac0a77037000, 1137030300421743475ac0a77037000, CREDIT_CODE",
    "ac0a77037000, TE37030300421743475ac0a77037000, ''",
    "ac0a77037000, 1137030300421743465442106041002, IMPLEMENTATION_DIFFERS",
    "990000000102, TE99010100000000025990000000102, CODE_INVENTED"
  })
  void codesHaveTheirShapesAndFitEachOther(String code, String implementation, String rules) {
    item.put("code", code).put("implementationCode", implementation);
    List<Finding> found = ItemLint.findings(item, Reference.NONE);
    assertEquals(rules, String.join(" ", found.stream().map(each -> each.rule().name()).toList()));
  }

  @Test
  void nameTypeAndBasisAreThoseOfTheHigherCatalogue() {
    item.withObject("/name").put("zh-CN", "低保");
    item.put("type", "public-service");
    item.putArray("basis").add("《社会救助暂行办法》（国务院令第649号）").add("《示例市低保办法》");
    List<Finding> found = ItemLint.findings(item, REFERENCE);
    assertEquals(
        List.of(Rule.REFERENCE_NAME, Rule.REFERENCE_TYPE, Rule.REFERENCE_BASIS),
        found.stream().map(Finding::rule).toList());
    assertEquals(List.of("《城市居民最低生活保障条例》、《最低生活保障审核确认办法》"), found.getLast().details());
    item.put("code", "ac0a77037999").put("implementationCode", "1137030300421743465ac0a77037999");
    assertEquals(List.of(Rule.REFERENCE_UNKNOWN), found());
    Reference own =
        new Reference(
            Map.of("ac0a77037999", new Reference.Entry("ac0a77037999", "低保", "record", List.of())));
    assertEquals(1, ItemLint.findings(item, own).size());
  }

  @Test
  void whateverStandsInADocumentItIsOnlyFoundWanting() throws IOException {
    for (String text :
        List.of("{}", "[]", "null", "{\"materials\":{},\"basis\":3}", "{\"materials\":[1,null]}")) {
      assertFalse(ItemLint.findings(JSON.readTree(text), REFERENCE).isEmpty(), text);
    }
  }

  @Test
  void everyRuleHasItsWordsAndTheirBlanksAreFilled() {
    Object[] details = {"d-one", "d-two", "d-three"};
    for (Language language : Language.values()) {
      Words words = new Words(language, Instant.EPOCH);
      for (Rule rule : Rule.values()) {
        Finding finding =
            new Finding(rule, "$", Arrays.stream(details).map(String::valueOf).toList());
        assertFalse(finding.line(words).contains("{"), finding.line(words));
        assertFalse(finding.line(words).contains("''"), finding.line(words));
      }
    }
  }

  @Test
  void aBadReferenceStopsTheStart(@TempDir Path configs) throws IOException {
    assertEquals(Reference.NONE, ReferenceReader.read(configs, JSON));
    Files.createDirectories(configs.resolve("reference"));
    Files.createDirectories(configs.resolve("schema"));
    String schema = "schema/reference-items.schema.json";
    Files.copy(CONFIGS.resolve(schema), configs.resolve(schema));
    for (String text : List.of("{", "{\"items\":[]}")) {
      Files.writeString(configs.resolve("reference/items.json"), text);
      assertThrows(IllegalStateException.class, () -> ReferenceReader.read(configs, JSON));
    }
  }
}
