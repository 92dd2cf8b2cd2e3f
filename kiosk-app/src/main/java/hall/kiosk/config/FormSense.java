// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.ServiceItem.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What a schema can't see: whether every condition of a form and of parts can come true.
final class FormSense {

  private FormSense() {}

  /// Everything that contradicts itself, as `$.form.field: what is wrong`.
  static List<String> problems(List<Field> form) {
    var problems = new ArrayList<String>();
    look(form, "$.form.", Map.of(), problems);
    return problems;
  }

  /// Conditions of parts that no answer of the form can fulfil, as `$.parts[0].when: what is
  /// wrong`.
  static List<String> problems(ServiceItem item) {
    var problems = new ArrayList<>(problems(item.form()));
    var choices = new HashMap<String, Field>();
    for (var field : item.form()) {
      if (field.type() == FieldType.CHOICE) {
        choices.put(field.id(), field);
      }
    }
    for (int i = 0; i < item.parts().size(); i++) {
      if (item.parts().get(i).when().filter(when -> !possible(when, choices)).isPresent()) {
        problems.add("$.parts[" + i + "].when: depends on no answer of a choice");
      }
    }
    if (item.isLifeEvent() && item.parts().stream().allMatch(part -> part.when().isPresent())) {
      problems.add("$.parts: none of them always applies");
    }
    return problems;
  }

  /// @param before the choices that stand before these fields
  private static void look(
      List<Field> fields, String path, Map<String, Field> before, List<String> problems) {
    var choices = new HashMap<>(before);
    var ids = new HashSet<String>();
    for (var field : fields) {
      if (!ids.add(field.id())) {
        problems.add(path + field.id() + ": stands twice");
      }
      if (field.when().filter(when -> !possible(when, choices)).isPresent()) {
        problems.add(path + field.id() + ": depends on no answer of an earlier choice");
      }
      choices.remove(field.id());
      if (field.type() == FieldType.CHOICE) {
        choices.put(field.id(), field);
      }
      look(field.fields(), path + field.id() + ".", choices, problems);
    }
  }

  private static boolean possible(When when, Map<String, Field> choices) {
    var choice = choices.get(when.field());
    return choice != null
        && when.is().stream()
            .allMatch(value ->
                choice.options().stream().anyMatch(option -> option.value().equals(value)));
  }
}
