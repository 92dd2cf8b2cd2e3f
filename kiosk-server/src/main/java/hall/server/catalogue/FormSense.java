// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import hall.server.catalogue.ServiceItem.Field;
import hall.server.catalogue.ServiceItem.When;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a schema can't see of a form: whether its conditions can come true and its days exist.
/// Pure.
final class FormSense {
  private final List<String> defects = new ArrayList<>();

  private FormSense() {}

  static List<String> defects(List<Field> form) {
    FormSense sense = new FormSense();
    sense.look(form, "$.form.", Map.of());
    return sense.defects;
  }

  /// @param before the choices that stand before these fields
  private void look(List<Field> fields, String path, Map<String, Field> before) {
    Map<String, Field> choices = new HashMap<>(before);
    Set<String> ids = new HashSet<>();
    for (Field field : fields) {
      String at = path + field.id() + ": ";
      if (!ids.add(field.id())) {
        defects.add(at + "stands twice");
      }
      if (field.when() != null && !possible(field.when(), choices)) {
        defects.add(at + "depends on no answer of an earlier choice");
      }
      if (!isDay(field.earliest()) || !isDay(field.latest())) {
        defects.add(at + "names a day that does not exist");
      }
      choices.remove(field.id());
      if (field.type().equals("choice")) {
        choices.put(field.id(), field);
      }
      look(field.membersFields(), path + field.id() + ".", choices);
    }
  }

  private static boolean possible(When when, Map<String, Field> choices) {
    Field choice = choices.get(when.field());
    return choice != null
        && choice.options() != null
        && choice.options().stream().map(ServiceItem.Option::value).toList().containsAll(when.is());
  }

  private static boolean isDay(@Nullable String bound) {
    if (bound == null || bound.startsWith("today")) {
      return true;
    }
    try {
      LocalDate.parse(bound);
      return true;
    } catch (DateTimeException unreal) {
      return false;
    }
  }
}
