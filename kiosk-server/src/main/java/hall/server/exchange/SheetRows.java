// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The rows of sheets as objects, by what their [Layout] says of each column. Pure.
final class SheetRows {
  /// A sheet of explanations, which is not read.
  static final String README = "说明";

  private final Map<String, Sheet> sheets = new HashMap<>();
  private final List<Misfit> misfits;

  /// Every sheet and every column that is known has to be there, and no other, so that nothing is
  /// dropped in silence; their order is free.
  SheetRows(List<Sheet> all, List<Misfit> misfits) {
    this.misfits = misfits;
    Set<String> known = new HashSet<>();
    Layout.ALL.forEach(layout -> known.add(layout.sheet()));
    for (Sheet sheet : all) {
      if (known.contains(sheet.name())) {
        sheets.put(sheet.name(), sheet);
      } else if (!sheet.name().equals(README)) {
        misfits.add(Misfit.of(sheet.name(), 0, "", "sheet-unknown", String.join("、", names())));
      }
    }
    for (Layout layout : Layout.ALL) {
      Sheet sheet = sheets.get(layout.sheet());
      if (sheet == null) {
        misfits.add(Misfit.of("", 0, "", "sheet-missing", layout.sheet()));
      } else {
        headings(layout, sheet);
      }
    }
  }

  private static List<String> names() {
    return Layout.ALL.stream().map(Layout::sheet).toList();
  }

  private void headings(Layout layout, Sheet sheet) {
    Set<String> seen = new HashSet<>();
    for (String heading : sheet.headings()) {
      if (!layout.headings().contains(heading)) {
        misfits.add(Misfit.of(sheet.name(), 1, heading, "column-unknown"));
      } else if (!seen.add(heading)) {
        misfits.add(Misfit.of(sheet.name(), 1, heading, "column-twice"));
      }
    }
    layout.headings().stream()
        .filter(heading -> !seen.contains(heading))
        .forEach(heading -> misfits.add(Misfit.of(sheet.name(), 1, heading, "column-missing")));
  }

  /// One row.
  ///
  /// @param key the code of the item that it belongs to
  record Found(Sheet sheet, int number, String key, ObjectNode object) {
    Misfit misfit(String column, String word, String... details) {
      return Misfit.of(sheet.name(), number, column, word, details);
    }
  }

  /// Hands over the rows of a sheet that say whose they are.
  void of(Layout layout, Consumer<Found> take) {
    Optional.ofNullable(sheets.get(layout.sheet()))
        .ifPresent(sheet -> sheet.rows().forEach(row -> row(layout, sheet, row, take)));
  }

  private void row(Layout layout, Sheet sheet, Sheet.Row row, Consumer<Found> take) {
    String key = cell(sheet, row, Layout.KEY).strip();
    if (key.isEmpty()) {
      misfits.add(Misfit.of(sheet.name(), row.number(), Layout.KEY, "empty"));
      return;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Column column : layout.columns()) {
      String cell = cell(sheet, row, column.heading());
      if (!cell.isBlank()) {
        Optional<JsonNode> value = column.kind().value(cell);
        if (value.isPresent()) {
          put(object, column.pointer(), value.get());
        } else {
          misfits.add(misfit(sheet, row, column, cell));
        }
      }
    }
    take.accept(new Found(sheet, row.number(), key, object));
  }

  private static Misfit misfit(Sheet sheet, Sheet.Row row, Column column, String cell) {
    String choices = column.kind().choices();
    return choices.isEmpty()
        ? Misfit.of(sheet.name(), row.number(), column.heading(), "no-number", cell)
        : Misfit.of(sheet.name(), row.number(), column.heading(), "no-choice", cell, choices);
  }

  private static String cell(Sheet sheet, Sheet.Row row, String heading) {
    int at = sheet.headings().indexOf(heading);
    return at < row.cells().size() ? row.cells().get(at) : "";
  }

  private static void put(ObjectNode object, String pointer, JsonNode value) {
    List<String> path = new ArrayList<>(List.of(pointer.substring(1).split("/", -1)));
    String last = path.removeLast();
    ObjectNode in = object;
    if (!path.isEmpty()) {
      in = object.withObject(JsonPointer.compile("/" + String.join("/", path)));
    }
    in.set(last, value);
  }
}
