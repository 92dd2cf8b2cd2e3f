// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.ServiceItem.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What a schema can't see: whether every condition of a form can come true.
final class FormSense {

  private FormSense() {}

  /// Everything that contradicts itself, as `$.form.field: what is wrong`.
  static List<String> problems(List<Field> form) {
    var problems = new ArrayList<String>();
    look(form, "$.form.", Map.of(), problems);
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
