// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.JsonNode;
import hall.kiosk.journey.DayBound;
import hall.kiosk.journey.Division;
import hall.kiosk.journey.ServiceItem.Days;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.ServiceItem.Group;
import hall.kiosk.journey.ServiceItem.Option;
import hall.kiosk.journey.ServiceItem.Prefill;
import hall.kiosk.journey.ServiceItem.When;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the questions of an item that its schema has accepted.
///
/// @param divisions what addresses are picked from, by the id of their document
record FieldJson(Map<String, List<Division>> divisions) {

  /// @throws IllegalArgumentException for an address without divisions to pick from
  Field field(JsonNode json) {
    return new Field(
        json.get("id").textValue(),
        ItemJson.text(json.get("label")),
        Optional.ofNullable(json.get("hint")).map(ItemJson::text),
        FieldType.valueOf(ItemJson.constant(json.get("type"))),
        json.get("required").booleanValue(),
        Optional.ofNullable(json.get("prefill")).map(FieldJson::prefill),
        Optional.ofNullable(json.get("when")).map(FieldJson::when),
        json.has("options") ? ItemJson.list(json.get("options"), FieldJson::option) : List.of(),
        number(json, "minLength"),
        number(json, "maxLength"),
        number(json, "minimum"),
        number(json, "maximum"),
        new Days(day(json, "earliest"), day(json, "latest")),
        json.has("divisions") ? divisions(json.get("divisions").textValue()) : List.of(),
        Optional.ofNullable(json.get("fields"))
            .map(fields ->
                new Group(ItemJson.text(json.get("member")), ItemJson.list(fields, this::field))));
  }

  private List<Division> divisions(String id) {
    var found = divisions.get(id);
    if (found == null) {
      throw new IllegalArgumentException("there are no divisions " + id);
    }
    return found;
  }

  private static Prefill prefill(JsonNode json) {
    return switch (json.textValue()) {
      case "name" -> Prefill.NAME;
      case "idNumber" -> Prefill.ID_NUMBER;
      case "address" -> Prefill.ADDRESS;
      case "sex" -> Prefill.SEX;
      case "birthDate" -> Prefill.BIRTH_DATE;
      default -> throw new IllegalArgumentException("unknown prefill " + json.textValue());
    };
  }

  static When when(JsonNode json) {
    return new When(
        json.get("field").textValue(), ItemJson.list(json.get("is"), JsonNode::textValue));
  }

  private static Option option(JsonNode json) {
    return new Option(json.get("value").textValue(), ItemJson.text(json.get("label")));
  }

  private static Optional<DayBound> day(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonNode::textValue).map(DayBound::parse);
  }

  private static OptionalInt number(JsonNode json, String name) {
    return json.has(name) ? OptionalInt.of(json.get(name).intValue()) : OptionalInt.empty();
  }
}
