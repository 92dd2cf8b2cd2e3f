// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Words;
import hall.server.catalogue.ServiceItem;
import hall.server.catalogue.ServiceItem.Field;
import hall.server.console.CaseView.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was filled in, by the labels of the item: a line each, a group member by member. What was
/// not asked has no line.
final class FormLines {
  private final Words words;
  private final List<Line> lines = new ArrayList<>();

  private FormLines(Words words) {
    this.words = words;
  }

  static List<Line> of(ServiceItem item, Map<String, JsonNode> form, Words words) {
    FormLines view = new FormLines(words);
    for (Field field : item.form()) {
      view.field(field, form.get(field.id()), "");
    }
    return view.lines;
  }

  private void field(Field field, @Nullable JsonNode value, String before) {
    boolean empty =
        value == null || value.isNull() || (!value.isArray() && value.asText().isBlank());
    if (empty && field.when() != null) {
      return;
    }
    String label = before + words.text(field.label());
    if (field.isGroup()) {
      group(field, value, label);
    } else {
      lines.add(new Line(label, empty ? words.say("case_empty") : shown(field, value)));
    }
  }

  private void group(Field group, @Nullable JsonNode value, String label) {
    int members = value == null ? 0 : value.size();
    lines.add(new Line(label, words.say("case_members", members)));
    for (int i = 0; value != null && i < members; i++) {
      String who = group.member() == null ? label : words.text(group.member());
      for (Field field : group.membersFields()) {
        field(field, value.get(i).get(field.id()), who + " " + (i + 1) + " · ");
      }
    }
  }

  private String shown(Field field, @Nullable JsonNode value) {
    String text = value == null ? "" : value.asText();
    return switch (field.type()) {
      case "money" -> words.say("case_yuan", grouped(text));
      case "address" -> address(text);
      default -> field.display(text, words.language());
    };
  }

  /// `code|省/市/区/街道|路 1 号` as it is written on a letter.
  private static String address(String text) {
    List<String> pieces = List.of(text.split("\\|", 3));
    return pieces.size() < 3 ? text : pieces.get(1).replace("/", "") + pieces.get(2);
  }

  /// `1234.50` as `1,234.50`.
  private static String grouped(String amount) {
    return amount.replaceAll("(?<=\\d)(?=(\\d{3})+\\.)", ",");
  }
}
