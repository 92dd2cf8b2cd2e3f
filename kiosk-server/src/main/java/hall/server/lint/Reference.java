// SPDX-License-Identifier: Apache-2.0
package hall.server.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The higher catalogue, whose name, code, basis and type an item has to have (四级四同).
///
/// @param entries by 基本编码; empty where there is no reference to compare with
public record Reference(Map<String, Entry> entries) {
  public static final Reference NONE = new Reference(Map.of());

  private static final Pattern LAW = Pattern.compile("《([^》]+)》");

  public Reference {
    entries = Map.copyOf(entries);
  }

  /// What the higher catalogue says of an item.
  ///
  /// @param type a word of `service-item.schema.json`
  public record Entry(String code, String name, String type, List<String> basis) {}

  /// Where an item says something else. It may name more laws, those of its own place.
  List<Finding> differences(JsonNode item) {
    List<Finding> findings = new ArrayList<>();
    if (entries.isEmpty()) {
      return findings;
    }
    Entry entry = entries.get(item.path("code").asText());
    if (entry == null) {
      return List.of(Finding.of(Rule.REFERENCE_UNKNOWN, "$.code", item.path("code").asText()));
    }
    String name = item.at("/name/zh-CN").asText();
    if (!name.equals(entry.name())) {
      findings.add(Finding.of(Rule.REFERENCE_NAME, "$.name", name, entry.name()));
    }
    String type = item.path("type").asText();
    if (!type.equals(entry.type())) {
      findings.add(Finding.of(Rule.REFERENCE_TYPE, "$.type", type, entry.type()));
    }
    List<String> named = laws(texts(item.path("basis")));
    List<String> missing =
        laws(entry.basis()).stream().filter(law -> !named.contains(law)).toList();
    if (!missing.isEmpty()) {
      findings.add(Finding.of(Rule.REFERENCE_BASIS, "$.basis", String.join("、", missing)));
    }
    return findings;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /// The titles alone: articles are cited in many ways.
  private static List<String> laws(List<String> basis) {
    return basis.stream()
        .flatMap(text -> LAW.matcher(text).results().map(MatchResult::group))
        .distinct()
        .toList();
  }
}
