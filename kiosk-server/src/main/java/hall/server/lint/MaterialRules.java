// SPDX-License-Identifier: Apache-2.0
package hall.server.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Whether a list of materials names each paper, and each once. Pure.
final class MaterialRules {
  private static final String PAPERS = "(材料|资料|文件|证件|证明|手续)";

  /// What stands for papers that nobody names. 等 within a word (同等, 高等) is none.
  private static final Pattern CATCH_ALL =
      Pattern.compile(
          "(其他|其它|其余)(的|有关|相关|必要|所需|需要|需|应当|应|提交|提供|要求|证明|申请|补充|辅助)*"
              + PAPERS
              + "|(有关|相关)的?(证明|申请|辅助)?"
              + PAPERS
              + "|(?<![同高初中平优])等(的|其他|其它|有关|相关|证明|申请)*"
              + PAPERS
              + "|(?<![同高初中平优])等[。；，、）)\\s]*$"
              + "|视情况|视情提|根据(实际)?需要|(认为|规定|要求)(需要|必要|应当|须)?的?(其他|其它)"
              + "|\\b(other|relevant|related|further|any necessary) (papers|documents|materials)\\b"
              + "|\\betc\\b|\\band so on\\b",
          Pattern.CASE_INSENSITIVE);

  private MaterialRules() {}

  static List<Finding> findings(JsonNode materials) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < materials.size(); i++) {
      JsonNode material = materials.get(i);
      String at = "$.materials[" + i + "]";
      String name = material.at("/name/zh-CN").asText();
      if (catchAll(material.path("name"))) {
        findings.add(Finding.of(Rule.CATCH_ALL_MATERIAL, at + ".name", name));
      }
      if (catchAll(material.path("guidance"))) {
        findings.add(Finding.of(Rule.CATCH_ALL_GUIDANCE, at + ".guidance", name));
      }
      Integer before = names.putIfAbsent(plain(name), i);
      Integer sameId = ids.putIfAbsent(material.path("id").asText(), i);
      if (before != null || sameId != null) {
        int first = 1 + (before == null ? sameId : before);
        findings.add(Finding.of(Rule.MATERIAL_TWICE, at, name, first, i + 1));
      }
      if (material.path("necessity").asInt() == 3 && !material.has("supplementWorkingDays")) {
        findings.add(Finding.of(Rule.SUPPLEMENT_DAYS_MISSING, at, name));
      }
      boolean scanned = material.path("source").asText().equals("scan");
      if (material.has("eLicences") && (!scanned || material.path("form").asInt() == 1)) {
        findings.add(Finding.of(Rule.LICENCE_FOR_NO_PAPER, at + ".eLicences", name));
      }
    }
    return findings;
  }

  private static boolean catchAll(JsonNode text) {
    return CATCH_ALL.matcher(text.path("zh-CN").asText()).find()
        || CATCH_ALL.matcher(text.path("en").asText()).find();
  }

  /// The name without what people write differently.
  private static String plain(String name) {
    return name.replaceAll("[\\s（）()《》、，·-]", "").toLowerCase(Locale.ROOT);
  }
}
