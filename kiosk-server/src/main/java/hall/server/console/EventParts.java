// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Words;
import hall.server.console.EventForm.PartForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The items that a life event is made of, and those that it might be made of, for its page. Pure.
///
/// @param items what is published, in the order of the catalogue
record EventParts(List<ObjectNode> items, Words words) {
  private static final int MOST_FOUND = 6;

  /// An item in a list.
  public record Found(String code, String name, String department) {}

  /// What was found.
  ///
  /// @param left how many more there are
  public record Search(List<Found> items, int left) {}

  /// A part of the event.
  ///
  /// @param name its code where it is not published any more
  /// @param questions those that the event can answer
  public record Part(
      String code,
      String name,
      String department,
      int number,
      List<Question> questions,
      Condition condition) {
    /// Whether some are answered already.
    public boolean answers() {
      return questions.stream().anyMatch(each -> !each.chosen().isEmpty());
    }
  }

  /// Under which answer a part applies.
  ///
  /// @param questions choices of the event and of other parts
  /// @param chosen one of them; empty where it always applies
  /// @param answers those of the chosen one
  /// @param is the chosen answers
  public record Condition(
      List<Option> questions, String chosen, List<Option> answers, List<String> is) {
    /// Whether there is one.
    public boolean set() {
      return !chosen.isEmpty();
    }
  }

  /// A question of a part that need not be asked.
  ///
  /// @param field the name of the form's field
  /// @param answers those that it offers, or questions of other parts that ask for the same
  /// @param chosen one of them; empty where it is asked
  /// @param choice whether the event answers it itself
  public record Question(
      String field, String label, List<Option> answers, String chosen, boolean choice) {}

  /// What can be chosen.
  public record Option(String value, String label) {}

  /// What somebody searches: by name, plain words, code or department; everything where nothing is
  /// typed. What is a part already is not found.
  Search find(String typed, EventForm form) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    List<Found> found =
        items.stream()
            .filter(item -> form.parts().stream().noneMatch(part -> part.code().equals(code(item))))
            .filter(item -> wanted.isEmpty() || searched(item).contains(wanted))
            .map(item -> new Found(code(item), text(item.path("name")), department(item)))
            .toList();
    return new Search(
        found.stream().limit(MOST_FOUND).toList(), Math.max(0, found.size() - MOST_FOUND));
  }

  private static String searched(ObjectNode item) {
    return Stream.of("/name", "/synonyms", "/implementationCode", "/department/name")
        .map(pointer -> item.at(pointer).toString())
        .reduce("", (all, one) -> all + "\n" + one)
        .toLowerCase(Locale.ROOT);
  }

  List<Part> of(EventForm form) {
    List<Part> parts = new ArrayList<>();
    for (PartForm part : form.parts()) {
      ObjectNode item = item(part.code()).orElse(null);
      parts.add(
          item == null
              ? new Part(
                  part.code(), part.code(), "", parts.size() + 1, List.of(), condition(part, form))
              : new Part(
                  part.code(),
                  text(item.path("name")),
                  department(item),
                  parts.size() + 1,
                  questions(item, part, form),
                  condition(part, form)));
    }
    return parts;
  }

  private Condition condition(PartForm part, EventForm form) {
    Map<String, JsonNode> choices = choices(part, form);
    List<Option> questions = new ArrayList<>();
    choices.forEach((id, field) -> questions.add(new Option(id, labelled(field, id))));
    if (!part.asked().isEmpty() && !choices.containsKey(part.asked())) {
      questions.add(new Option(part.asked(), part.asked()));
    }
    List<Option> answers = new ArrayList<>();
    JsonNode chosen = choices.get(part.asked());
    if (chosen != null) {
      for (JsonNode option : chosen.path("options")) {
        String value = option.path("value").asText();
        answers.add(new Option(value, labelled(option, value)));
      }
    }
    return new Condition(questions, part.asked(), answers, part.is());
  }

  private String labelled(JsonNode node, String name) {
    String label = text(node.path("label"));
    return label.isEmpty() ? name : label;
  }

  /// What the event asks itself, and what its other parts ask, by id.
  private Map<String, JsonNode> choices(PartForm of, EventForm form) {
    Map<String, JsonNode> choices = new LinkedHashMap<>();
    for (JsonNode ask : form.document(JsonNodeFactory.instance.objectNode()).path("asks")) {
      choices.put(ask.path("id").asText(), ask);
    }
    for (PartForm part : form.parts()) {
      if (!part.code().equals(of.code())) {
        item(part.code())
            .ifPresent(item ->
                item.path("form")
                    .valueStream()
                    .filter(field -> field.path("type").asText().equals("choice"))
                    .filter(field -> !part.given().containsKey(field.path("id").asText()))
                    .forEach(field -> choices.putIfAbsent(field.path("id").asText(), field)));
      }
    }
    return choices;
  }

  private List<Question> questions(ObjectNode item, PartForm part, EventForm form) {
    List<Question> questions = new ArrayList<>();
    for (JsonNode field : item.path("form")) {
      String id = field.path("id").asText();
      if (isAnswerable(field, part)) {
        questions.add(
            new Question(
                "given:" + part.code() + ":" + id,
                text(field.path("label")),
                field
                    .path("options")
                    .valueStream()
                    .map(each -> new Option(each.path("value").asText(), text(each.path("label"))))
                    .toList(),
                Objects.requireNonNullElse(part.given().get(id), ""),
                true));
      }
      List<Option> same = same(field, part, form);
      if (!same.isEmpty()) {
        questions.add(
            new Question(
                "from:" + part.code() + ":" + id,
                text(field.path("label")),
                same,
                Objects.requireNonNullElse(part.from().get(id), ""),
                false));
      }
    }
    return questions;
  }

  /// A choice that is always offered, or always once the event has answered another one.
  private static boolean isAnswerable(JsonNode field, PartForm part) {
    String known = part.given().get(field.at("/when/field").asText());
    return field.path("type").asText().equals("choice")
        && (!field.has("when")
            || field.at("/when/is").valueStream().anyMatch(each -> each.asText().equals(known)));
  }

  /// Questions of other parts that ask for the same under another name.
  private List<Option> same(JsonNode field, PartForm of, EventForm form) {
    String id = field.path("id").asText();
    if (field.has("prefill") || field.path("type").asText().equals("choice")) {
      return List.of();
    }
    List<Option> same = new ArrayList<>();
    for (PartForm part : form.parts()) {
      if (!part.code().equals(of.code())) {
        for (JsonNode other : item(part.code()).map(each -> each.path("form")).orElse(field)) {
          String name = other.path("id").asText();
          if (!name.equals(id)
              && other.path("required").asBoolean()
              && core(other).equals(core(field))
              && same.stream().noneMatch(each -> each.value().equals(name))) {
            same.add(new Option(name, text(other.path("label"))));
          }
        }
      }
    }
    return same;
  }

  private static JsonNode core(JsonNode field) {
    return field.isObject()
        ? ((ObjectNode) field.deepCopy())
            .without(List.of("id", "label", "hint", "required", "when"))
        : field;
  }

  /// Departments that lead some item, each once, by name.
  List<Option> departments() {
    Map<String, Option> departments = new TreeMap<>();
    for (ObjectNode item : items) {
      Option one = new Option(item.at("/department/id").asText(), department(item));
      departments.putIfAbsent(one.value(), one);
    }
    return List.copyOf(departments.values());
  }

  /// An item of a department, from which the department and the beginning of a code are taken.
  Optional<ObjectNode> of(String department) {
    return items.stream()
        .filter(item -> item.at("/department/id").asText().equals(department))
        .findFirst();
  }

  Optional<ObjectNode> item(String code) {
    return items.stream().filter(item -> code(item).equals(code)).findFirst();
  }

  private static String code(ObjectNode item) {
    return item.path("implementationCode").asText();
  }

  private String department(ObjectNode item) {
    return text(item.at("/department/name"));
  }

  private String text(JsonNode text) {
    return text.path(words.language().tag()).asText();
  }
}
