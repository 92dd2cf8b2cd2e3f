// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.catalogue.Composer.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// One form of the forms of several parts: a field that stands in several is asked once, and must
/// be the same but for its hint and whether it is required. What the card says is the same whatever
/// it is called. Pure.
final class FieldMerge {
  private static final ObjectNode NONE = JsonNodeFactory.instance.objectNode();

  private final List<Tear> tears;
  private final Map<String, ObjectNode> fields = new LinkedHashMap<>();

  private FieldMerge(List<Tear> tears) {
    this.tears = tears;
  }

  /// @param own what the event asks itself, after what the card says and before its parts
  static ArrayNode of(JsonNode own, List<Part> parts, List<Tear> tears) {
    FieldMerge merge = new FieldMerge(tears);
    own.forEach(field -> merge.fields.put(field.get("id").asText(), field.deepCopy()));
    for (Part part : parts) {
      part.given()
          .properties()
          .forEach(given -> merge.checkGiven(part, given.getKey(), given.getValue().asText()));
      Set<String> never = new HashSet<>();
      for (JsonNode field : part.item().get("form")) {
        asked(part.given(), part.from(), never, field).ifPresent(asked -> merge.add(part, asked));
      }
    }
    parts.forEach(merge::checkFrom);
    return merge.ordered(own, parts);
  }

  private ArrayNode ordered(JsonNode own, List<Part> parts) {
    Map<String, ObjectNode> rest = new LinkedHashMap<>(fields);
    own.forEach(field -> rest.remove(field.get("id").asText()));
    ArrayNode form = JsonNodeFactory.instance.arrayNode();
    for (String id : List.copyOf(rest.keySet())) {
      ObjectNode field = Objects.requireNonNull(rest.get(id));
      if (!field.has("prefill") || !Conditions.isAlwaysAsked(id, parts)) {
        break;
      }
      form.add(field);
      rest.remove(id);
    }
    own.forEach(field -> form.add(Objects.requireNonNull(fields.get(field.get("id").asText()))));
    return form.addAll(rest.values());
  }

  /// A field as it is asked in the chain; nothing where the event or another question answers it,
  /// or where it is never asked.
  ///
  /// @param never fields before this one that are never asked, to which it is added then
  private static Optional<ObjectNode> asked(
      JsonNode given, JsonNode from, Set<String> never, JsonNode field) {
    String id = field.get("id").asText();
    String choice = field.at("/when/field").asText();
    JsonNode known = given.path(choice);
    if (never.contains(choice) || (known.isTextual() && !contains(field.at("/when/is"), known))) {
      never.add(id);
      return Optional.empty();
    }
    if (given.has(id) || from.has(id)) {
      return Optional.empty();
    }
    ObjectNode asked = field.deepCopy();
    if (known.isTextual()) {
      asked.remove("when");
    }
    if (asked.has("fields")) {
      ArrayNode inner = JsonNodeFactory.instance.arrayNode();
      // A member may have a question of the same name: only what the form itself asks is given.
      JsonNode outer = without(given, asked);
      Set<String> within = new HashSet<>(never);
      asked.get("fields").forEach(each -> within.remove(each.get("id").asText()));
      asked.get("fields").forEach(each -> asked(outer, NONE, within, each).ifPresent(inner::add));
      asked.set("fields", inner);
    }
    return Optional.of(asked);
  }

  private static ObjectNode without(JsonNode given, JsonNode group) {
    ObjectNode left = NONE.deepCopy();
    left.setAll((ObjectNode) (given.isObject() ? given.deepCopy() : NONE.deepCopy()));
    group.get("fields").forEach(each -> left.remove(each.get("id").asText()));
    return left;
  }

  private static boolean contains(JsonNode list, JsonNode one) {
    return StreamSupport.stream(list.spliterator(), false).anyMatch(one::equals);
  }

  private void add(Part part, ObjectNode field) {
    String id = field.get("id").asText();
    part.fields().add(id);
    ObjectNode known = fields.putIfAbsent(id, field);
    if (known == null) {
      return;
    }
    List<String> different = differences(known, field);
    if (!different.isEmpty()) {
      tears.add(part.tear("", Tear.Sort.QUESTION_DIFFERS, id, String.join(", ", different)));
      return;
    }
    known.put("required", known.get("required").asBoolean() || field.get("required").asBoolean());
    if (!known.has("hint") && field.has("hint")) {
      known.set("hint", field.get("hint"));
    }
  }

  private static List<String> differences(ObjectNode left, ObjectNode right) {
    List<String> free = new ArrayList<>(List.of("required", "hint"));
    if (left.has("prefill") && left.path("prefill").equals(right.path("prefill"))) {
      free.add("label");
    }
    return Difference.between(left.deepCopy().without(free), right.deepCopy().without(free))
        .stream()
        .map(Difference::where)
        .toList();
  }

  private void checkGiven(Part part, String id, String answer) {
    JsonNode field = field(part, id);
    JsonNode known = part.given().path(field.at("/when/field").asText());
    boolean fits =
        (!field.has("when") || contains(field.at("/when/is"), known))
            && StreamSupport.stream(field.path("options").spliterator(), false)
                .anyMatch(option -> option.get("value").asText().equals(answer));
    if (!fits) {
      tears.add(part.tear(".given." + id, Tear.Sort.NO_SUCH_ANSWER, id, answer));
    }
  }

  private void checkFrom(Part part) {
    part.from()
        .properties()
        .forEach(entry -> {
          JsonNode field = field(part, entry.getKey());
          ObjectNode other = fields.get(entry.getValue().asText());
          String at = ".from." + entry.getKey();
          String[] both = {entry.getKey(), entry.getValue().asText()};
          if (!field.isObject() || other == null) {
            tears.add(part.tear(at, Tear.Sort.NO_SUCH_QUESTIONS, both));
          } else if (!other.get("required").asBoolean() || other.has("when")) {
            tears.add(part.tear(at, Tear.Sort.NOT_ALWAYS_ANSWERED, both));
          } else {
            List<String> free = List.of("id", "label", "hint", "required", "when");
            part.fields().add(entry.getValue());
            if (!((ObjectNode) field.deepCopy())
                .without(free)
                .equals(other.deepCopy().without(free))) {
              tears.add(part.tear(at, Tear.Sort.ASKS_SOMETHING_ELSE, both));
            }
          }
        });
  }

  private static JsonNode field(Part part, String id) {
    return StreamSupport.stream(part.item().get("form").spliterator(), false)
        .filter(each -> each.get("id").asText().equals(id))
        .findFirst()
        .orElse(JsonNodeFactory.instance.missingNode());
  }
}
