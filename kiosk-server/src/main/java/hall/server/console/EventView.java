// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Words;
import hall.server.catalogue.Composition;
import hall.server.catalogue.Tear;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a life event comes to, as pages show it: what is asked once, what nobody is asked, which
/// papers are laid once, and what contradicts. Pure.
///
/// @param tears contradictions, each with what to do
/// @param whole null where there is none
public record EventView(List<String> tears, @Nullable Whole whole) {

  /// The item that is made.
  ///
  /// @param conditions when parts are left out
  public record Whole(
      int version,
      String limits,
      List<String> conditions,
      List<Asked> asked,
      List<String> answered,
      List<Asked> papers) {}

  /// A question or a paper.
  ///
  /// @param note whether it must be there, or when it is asked
  /// @param of the parts that get it
  public record Asked(String label, String note, List<String> of) {
    /// Whether it serves several parts.
    public boolean merged() {
      return of.size() > 1;
    }
  }

  /// @param event the life event itself
  static EventView of(Composition made, JsonNode event, EventParts parts, Words words) {
    ObjectNode document = made.document();
    return new EventView(
        made.tears().stream().map(tear -> sentence(tear, event, parts, words)).toList(),
        document == null ? null : whole(document, parts, words));
  }

  private static String sentence(Tear tear, JsonNode event, EventParts parts, Words words) {
    JsonNode item = parts.item(tear.part()).orElse(null);
    String name = item == null ? tear.part() : text(item.path("name"), words);
    List<Object> about = new ArrayList<>(List.of(name));
    for (String each : tear.about()) {
      boolean places = tear.sort() == Tear.Sort.QUESTION_DIFFERS && about.size() == 2;
      about.add(places ? places(each, words) : label(item, each, event, parts, words));
    }
    return words.say("eventtear_" + tear.sort().word(), about.toArray());
  }

  /// In what two questions differ, without saying it twice.
  private static String places(String paths, Words words) {
    return words.list(
        Stream.of(paths.split(", ", -1))
            .map(path -> words.word("event_place_", path.split("[.\\[]", 2)[0]))
            .distinct()
            .toList());
  }

  /// The words of a question or a paper of an item, else as it is called.
  private static String label(@Nullable JsonNode item, String id, Words words) {
    if (item == null) {
      return id;
    }
    return Stream.of(item.path("form"), item.path("materials"))
        .flatMap(JsonNode::valueStream)
        .filter(each -> each.path("id").asText().equals(id))
        .map(each -> text(each.has("label") ? each.path("label") : each.path("name"), words))
        .findFirst()
        .orElse(id);
  }

  /// The same, else those of a question that the event or another part asks.
  private static String label(
      @Nullable JsonNode item, String id, JsonNode event, EventParts parts, Words words) {
    String own = label(item, id, words);
    return !own.equals(id)
        ? own
        : Stream.concat(
                event.path("asks").valueStream(),
                event
                    .path("parts")
                    .valueStream()
                    .flatMap(part -> parts.item(part.path("implementationCode").asText()).stream())
                    .flatMap(other -> other.path("form").valueStream()))
            .filter(field -> field.path("id").asText().equals(id))
            .map(field -> text(field.path("label"), words))
            .filter(label -> !label.isEmpty())
            .findFirst()
            .orElse(id);
  }

  private static Whole whole(ObjectNode document, EventParts parts, Words words) {
    int promised = document.at("/limits/promisedWorkingDays").asInt();
    List<Asked> asked = new ArrayList<>();
    for (JsonNode field : document.path("form")) {
      String id = field.path("id").asText();
      List<String> owners = owners(document, "fields", id, words);
      asked.add(
          new Asked(
              text(field.path("label"), words),
              note(field, document, words),
              owners.isEmpty() ? List.of(words.say("event_own")) : owners));
    }
    List<Asked> papers = new ArrayList<>();
    for (JsonNode material : document.path("materials")) {
      papers.add(
          new Asked(
              text(material.path("name"), words),
              words.say("event_necessity_" + material.path("necessity").asInt()),
              owners(document, "materials", material.path("id").asText(), words)));
    }
    return new Whole(
        document.path("version").asInt(),
        promised == 0 ? words.say("case_promise_now") : words.say("case_promise_days", promised),
        conditions(document, words),
        asked,
        answered(document, parts, words),
        papers);
  }

  private static List<String> conditions(ObjectNode document, Words words) {
    return document
        .path("parts")
        .valueStream()
        .filter(part -> part.has("when"))
        .map(part -> {
          String field = part.at("/when/field").asText();
          return words.say(
              "event_condition",
              text(part.path("name"), words),
              label(document, field, words),
              words.list(
                  part.at("/when/is")
                      .valueStream()
                      .map(value -> option(document, field, value.asText(), words))
                      .toList()));
        })
        .toList();
  }

  private static String note(JsonNode field, ObjectNode document, Words words) {
    if (field.has("prefill")) {
      return words.say("event_from_card");
    }
    if (field.has("when")) {
      return words.say(
          "event_asked_when", label(document, field.at("/when/field").asText(), words));
    }
    return words.say(field.path("required").asBoolean() ? "event_required" : "event_optional");
  }

  /// The parts that get a question or a paper.
  private static List<String> owners(ObjectNode document, String list, String id, Words words) {
    return document
        .path("parts")
        .valueStream()
        .filter(part -> holds(part.path(list), id))
        .map(part -> text(part.path("name"), words))
        .toList();
  }

  private static boolean holds(JsonNode list, String id) {
    return list.isObject()
        ? list.has(id)
        : list.valueStream().anyMatch(each -> each.asText().equals(id));
  }

  /// What the event answers, and what another answer answers.
  private static List<String> answered(ObjectNode document, EventParts parts, Words words) {
    List<String> answered = new ArrayList<>();
    for (JsonNode part : document.path("parts")) {
      JsonNode item =
          Objects.requireNonNullElse(
              parts.item(part.path("implementationCode").asText()).orElse(null), document);
      String name = text(part.path("name"), words);
      part.path("given")
          .properties()
          .forEach(given ->
              answered.add(
                  words.say(
                      "event_given",
                      name,
                      label(item, given.getKey(), words),
                      option(item, given.getKey(), given.getValue().asText(), words))));
      part.path("from")
          .properties()
          .forEach(from ->
              answered.add(
                  words.say(
                      "event_from",
                      name,
                      label(item, from.getKey(), words),
                      label(document, from.getValue().asText(), words))));
    }
    return answered;
  }

  private static String option(JsonNode item, String field, String value, Words words) {
    return item.path("form")
        .valueStream()
        .filter(each -> each.path("id").asText().equals(field))
        .flatMap(each -> each.path("options").valueStream())
        .filter(each -> each.path("value").asText().equals(value))
        .map(each -> text(each.path("label"), words))
        .findFirst()
        .orElse(value);
  }

  private static String text(JsonNode text, Words words) {
    return text.path(words.language().tag()).asText();
  }
}
