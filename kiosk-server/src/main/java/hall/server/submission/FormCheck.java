// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Problem.Defect;
import hall.server.catalogue.ServiceItem.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether a form answers what its item asks and nothing else; finds all defects at once. Pure.
final class FormCheck {
  private static final String UNASKED = "The item does not ask for this.";

  private final Optional<LocalDate> day;
  private final List<Defect> defects = new ArrayList<>();

  private FormCheck(Optional<LocalDate> day) {
    this.day = day;
  }

  /// @param day when the form was filled in, if that is known
  static List<Defect> defects(
      List<Field> fields, @Nullable Map<String, JsonNode> form, Optional<LocalDate> day) {
    FormCheck check = new FormCheck(day);
    check.look(fields, form == null ? Map.of() : form, "$.form.", Map.of());
    return check.defects;
  }

  /// @param outer the answers that the fields around these have
  private void look(
      List<Field> fields, Map<String, JsonNode> form, String path, Map<String, String> outer) {
    Map<String, String> known = new HashMap<>(outer);
    for (Field field : fields) {
      JsonNode value = form.get(field.id());
      String at = path + field.id();
      known.remove(field.id());
      if (field.when() != null && !field.when().holds(known)) {
        if (value != null && !value.isNull()) {
          defects.add(
              new Defect(at, "Asked only for other answers to " + field.when().field() + "."));
        }
      } else if (field.isGroup()) {
        group(field, value, at, known);
      } else {
        FieldCheck.defect(field, value, day)
            .ifPresent(message -> defects.add(new Defect(at, message)));
        if (value != null && value.isTextual()) {
          known.put(field.id(), value.textValue());
        }
      }
    }
    Set<String> declared = fields.stream().map(Field::id).collect(Collectors.toSet());
    form.keySet().stream()
        .filter(id -> !declared.contains(id))
        .forEach(id -> defects.add(new Defect(path + id, UNASKED)));
  }

  private void group(Field group, @Nullable JsonNode value, String at, Map<String, String> known) {
    if (value != null && !value.isNull() && !value.isArray()) {
      defects.add(new Defect(at, "An array with one object for each member is expected."));
      return;
    }
    int members = value == null || value.isNull() ? 0 : value.size();
    long least = Math.max(group.minimum() == null ? 0 : group.minimum(), group.required() ? 1 : 0);
    if (members < least) {
      defects.add(new Defect(at, "At least " + least + " members."));
    }
    if (group.maximum() != null && members > group.maximum()) {
      defects.add(new Defect(at, "At most " + group.maximum() + " members."));
      return;
    }
    for (int i = 0; value != null && i < members; i++) {
      JsonNode member = value.get(i);
      if (member.isObject()) {
        Map<String, JsonNode> form = new LinkedHashMap<>();
        member.properties().forEach(entry -> form.put(entry.getKey(), entry.getValue()));
        look(group.membersFields(), form, at + "[" + i + "].", known);
      } else {
        defects.add(new Defect(at + "[" + i + "]", "An object is expected."));
      }
    }
  }
}
