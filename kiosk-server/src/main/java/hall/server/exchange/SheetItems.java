// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sheets to items. What is wrong is found all at once, each with its place. Pure.
public final class SheetItems {
  private final SheetRows rows;
  private final List<Misfit> misfits;
  private final Map<String, ObjectNode> items = new LinkedHashMap<>();

  /// By item, group and question: what options and members belong to.
  private final Map<List<String>, ObjectNode> questions = new HashMap<>();

  private SheetItems(List<Sheet> sheets) {
    misfits = new ArrayList<>();
    rows = new SheetRows(sheets, misfits);
  }

  /// The items, in the order of their rows. They are documents, not yet valid ones.
  public static List<ObjectNode> of(List<Sheet> sheets) throws MisfitException {
    SheetItems reading = new SheetItems(sheets);
    if (reading.misfits.isEmpty()) {
      reading.read();
    }
    if (!reading.misfits.isEmpty()) {
      throw new MisfitException(reading.misfits);
    }
    return List.copyOf(reading.items.values());
  }

  private void read() {
    rows.of(Layout.ITEMS, this::item);
    rows.of(Layout.SENTENCES, this::sentence);
    rows.of(Layout.MATERIALS, this::material);
    rows.of(Layout.QUESTIONS, this::question);
    rows.of(Layout.OPTIONS, this::option);
    if (items.isEmpty() && misfits.isEmpty()) {
      misfits.add(Misfit.of(Layout.ITEMS.sheet(), 0, "", "no-items"));
    }
  }

  private void item(SheetRows.Found row) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("schemaVersion", 1);
    item.setAll(row.object());
    item.put("implementationCode", row.key());
    for (String list : List.of("synonyms", "notice", "form", "materials")) {
      if (!item.has(list)) {
        item.putArray(list);
      }
    }
    if (item.get("commitment") instanceof ObjectNode commitment) {
      commitment.putArray("clauses");
    }
    if (items.putIfAbsent(row.key(), item) != null) {
      misfits.add(row.misfit(Layout.KEY, "item-twice", row.key()));
    }
  }

  private @Nullable ObjectNode itemOf(SheetRows.Found row) {
    ObjectNode item = items.get(row.key());
    if (item == null) {
      misfits.add(row.misfit(Layout.KEY, "item-unknown", row.key()));
    }
    return item;
  }

  private void sentence(SheetRows.Found row) {
    ObjectNode item = itemOf(row);
    if (item == null) {
      return;
    }
    switch (row.object().path("of").asText()) {
      case "notice" -> item.withArray("/notice").add(row.object().get("text"));
      case "clause" -> item.withArray("/commitment/clauses").add(row.object().get("text"));
      default -> misfits.add(row.misfit("种类", "empty"));
    }
  }

  private void material(SheetRows.Found row) {
    ObjectNode item = itemOf(row);
    if (item != null) {
      item.withArray("/materials").add(row.object());
    }
  }

  private void question(SheetRows.Found row) {
    ObjectNode item = itemOf(row);
    if (item == null) {
      return;
    }
    ObjectNode field = row.object();
    String group = taken(field, "group");
    String id = field.path("id").asText();
    if (questions.putIfAbsent(List.of(row.key(), group, id), field) != null) {
      misfits.add(row.misfit("问题编号", "question-twice", id));
    } else if (group.isEmpty()) {
      item.withArray("/form").add(field);
    } else {
      ObjectNode of = questions.get(List.of(row.key(), "", group));
      if (of == null) {
        misfits.add(row.misfit("所属组", "group-unknown", group));
      } else {
        array(of, "fields").add(field);
      }
    }
  }

  private void option(SheetRows.Found row) {
    if (itemOf(row) == null) {
      return;
    }
    String group = taken(row.object(), "group");
    String question = taken(row.object(), "question");
    ObjectNode field = questions.get(List.of(row.key(), group, question));
    if (field == null) {
      misfits.add(row.misfit("问题编号", "question-unknown", question));
    } else {
      array(field, "options").add(row.object());
    }
  }

  private static ArrayNode array(ObjectNode object, String name) {
    return object.withArrayProperty(name);
  }

  /// A cell that places a row and is no part of its object.
  private static String taken(ObjectNode object, String name) {
    var value = object.remove(name);
    return value == null ? "" : value.asText();
  }
}
