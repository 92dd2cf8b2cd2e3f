// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.JsonNode;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.ServiceItem.Commitment;
import hall.kiosk.journey.ServiceItem.Department;
import hall.kiosk.journey.ServiceItem.Limits;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.ServiceItem.Part;
import hall.kiosk.journey.ServiceItem.PrincipalBy;
import hall.kiosk.journey.ServiceItem.Result;
import hall.kiosk.journey.ServiceItem.Source;
import hall.kiosk.journey.ServiceItem.Theme;
import hall.kiosk.journey.ServiceItem.Way;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Reads service items that their schema has accepted.
final class ItemJson {

  private ItemJson() {}

  /// @param parts where the items stand that a life event is made of
  /// @throws IllegalArgumentException for an address without divisions to pick from
  static ServiceItem item(JsonNode json, FieldJson fields, PartItems parts) {
    return new ServiceItem(
        json.get("code").textValue(),
        json.get("implementationCode").textValue(),
        json.get("version").intValue(),
        text(json.get("name")),
        list(json.get("synonyms"), JsonNode::textValue),
        list(json.get("themes"), theme -> Theme.valueOf(constant(theme))),
        department(json.get("department")),
        text(json.get("acceptCondition")),
        list(json.get("basis"), JsonNode::textValue),
        limits(json.get("limits")),
        result(json.get("result")),
        text(json.get("fee").get("note")),
        list(json.get("notice"), ItemJson::text),
        list(json.get("form"), fields::field),
        list(json.get("materials"), ItemJson::material),
        json.has("commitment") ? commitment(json.get("commitment")) : Commitment.NONE,
        json.has("agent")
            ? Optional.of(PrincipalBy.valueOf(constant(json.at("/agent/identity"))))
            : Optional.empty(),
        json.has("parts") ? list(json.get("parts"), part -> part(part, parts)) : List.of(),
        json.path("identification").asText().equals("card"));
  }

  private static Result result(JsonNode json) {
    return new Result(
        text(json.get("name")), list(json.get("delivery"), way -> Way.valueOf(constant(way))));
  }

  private static Part part(JsonNode json, PartItems items) {
    return new Part(
        text(json.get("name")),
        department(json.get("department")),
        json.get("promisedWorkingDays").intValue(),
        Set.copyOf(list(json.get("fields"), JsonNode::textValue)),
        json.get("materials").propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet()),
        json.has("when") ? Optional.of(FieldJson.when(json.get("when"))) : Optional.empty(),
        json.has("clauses")
            ? Optional.of(Set.copyOf(list(json.get("clauses"), JsonNode::intValue)))
            : Optional.empty(),
        items.wanted(json));
  }

  private static Department department(JsonNode json) {
    return new Department(json.get("id").textValue(), text(json.get("name")));
  }

  private static Commitment commitment(JsonNode json) {
    return new Commitment(
        json.get("id").textValue(),
        json.get("version").intValue(),
        list(json.get("clauses"), ItemJson::text));
  }

  static LocalText text(JsonNode json) {
    return new LocalText(json.get("zh-CN").textValue(), json.get("en").textValue());
  }

  private static Limits limits(JsonNode json) {
    return new Limits(
        json.get("statutoryWorkingDays").intValue(),
        json.get("promisedWorkingDays").intValue(),
        json.get("visits").intValue());
  }

  private static Material material(JsonNode json) {
    return new Material(
        json.get("id").textValue(),
        text(json.get("name")),
        text(json.get("guidance")),
        necessity(json),
        Source.valueOf(constant(json.get("source"))),
        json.get("maxPages").intValue(),
        supplementDays(json),
        json.path("agentOnly").asBoolean(),
        !json.path("eLicences").isEmpty());
  }

  static Necessity necessity(JsonNode material) {
    return switch (material.get("necessity").intValue()) {
      case 1 -> Necessity.REQUIRED;
      case 2 -> Necessity.OPTIONAL;
      default -> Necessity.SUPPLEMENT_LATER;
    };
  }

  static OptionalInt supplementDays(JsonNode material) {
    return material.has("supplementWorkingDays")
        ? OptionalInt.of(material.get("supplementWorkingDays").intValue())
        : OptionalInt.empty();
  }

  static String constant(JsonNode json) {
    return json.textValue().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> of) {
    return StreamSupport.stream(array.spliterator(), false).map(of).toList();
  }
}
