// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Items to sheets. Pure.
public final class ItemSheets {
  private final Map<Layout, List<Sheet.Row>> rows = new LinkedHashMap<>();

  private ItemSheets() {
    Layout.ALL.forEach(layout -> rows.put(layout, new ArrayList<>()));
  }

  /// The sheets of items, which [SheetItems] reads back as they were: what no sheet can hold is
  /// refused here, so that nothing is lost in silence.
  public static List<Sheet> of(List<? extends JsonNode> items) throws MisfitException {
    ItemSheets sheets = new ItemSheets();
    items.forEach(sheets::item);
    List<Sheet> all =
        sheets.rows.entrySet().stream()
            .map(
                each -> new Sheet(each.getKey().sheet(), each.getKey().headings(), each.getValue()))
            .toList();
    List<ObjectNode> back = SheetItems.of(all);
    for (int i = 0; i < items.size(); i++) {
      if (!same(items.get(i), back.get(i))) {
        throw new MisfitException(
            Misfit.of(
                "", 0, "", "not-in-sheets", items.get(i).path("implementationCode").asText()));
      }
    }
    return all;
  }

  /// Whether two documents say the same; 1 is 1, however it is kept.
  private static boolean same(JsonNode one, JsonNode other) {
    return one.equals(
        (a, b) ->
            a.equals(b) || (a.isIntegralNumber() && a.asLong() == b.asLong(Long.MIN_VALUE)) ? 0 : 1,
        other);
  }

  private void item(JsonNode item) {
    String key = item.path("implementationCode").asText();
    add(Layout.ITEMS, key, item);
    item.path("notice").forEach(text -> sentence(key, "notice", text));
    item.at("/commitment/clauses").forEach(text -> sentence(key, "clause", text));
    item.path("materials").forEach(material -> add(Layout.MATERIALS, key, material));
    item.path("form").forEach(field -> question(key, "", field));
  }

  private void sentence(String key, String of, JsonNode text) {
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("of", of);
    row.set("text", text);
    add(Layout.SENTENCES, key, row);
  }

  private void question(String key, String group, JsonNode field) {
    add(Layout.QUESTIONS, key, ((ObjectNode) field.deepCopy()).put("group", group));
    for (JsonNode option : field.path("options")) {
      add(
          Layout.OPTIONS,
          key,
          ((ObjectNode) option.deepCopy())
              .put("group", group)
              .put("question", field.path("id").asText()));
    }
    field.path("fields").forEach(one -> question(key, field.path("id").asText(), one));
  }

  private void add(Layout layout, String key, JsonNode object) {
    List<String> cells = new ArrayList<>();
    cells.add(key);
    for (Column column : layout.columns()) {
      JsonNode value = object.at(column.pointer());
      cells.add(value.isMissingNode() ? "" : column.kind().cell(value));
    }
    List<Sheet.Row> of = rows.getOrDefault(layout, List.of());
    of.add(new Sheet.Row(of.size() + 2, cells));
  }
}
