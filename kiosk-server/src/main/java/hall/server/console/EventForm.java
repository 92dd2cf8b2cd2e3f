// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A life event as its page has it: all of it stands in the fields of the form, so nothing is kept
/// between two looks. Pure.
///
/// @param code implementation code; empty for a new one
/// @param texts by their names in the document, with `.zh` or `.en` behind; sentences of the notice
///   one a line
/// @param synonyms one a line, or with commas between
/// @param department id of whoever leads
/// @param asks what the event asks itself
public record EventForm(
    String code,
    Map<String, String> texts,
    String synonyms,
    List<String> themes,
    String department,
    List<AskForm> asks,
    List<PartForm> parts) {
  /// What both languages have to say, in the order of the page.
  static final List<String> TEXTS = List.of("name", "acceptCondition", "result", "fee", "notice");

  /// Where it may be found besides life events.
  static final List<String> THEMES =
      List.of(
          "family",
          "insurance",
          "residence",
          "assistance",
          "elderly",
          "disability",
          "business",
          "property");

  static final int FEWEST_PARTS = 2;
  static final int MOST_PARTS = 9;
  static final int MOST_ASKS = 5;
  private static final int MOST_ANSWERS = 9;
  private static final int LONGEST = 2000;
  private static final Pattern BETWEEN = Pattern.compile("\\s*[,，、;；\\n]\\s*");

  /// One item in it.
  ///
  /// @param given answers that the event gives, by question
  /// @param from questions of the whole whose answer counts, by question
  /// @param asked the choice that it depends on; empty where it always applies
  /// @param is answers of that choice under which it applies
  public record PartForm(
      String code,
      Map<String, String> given,
      Map<String, String> from,
      String asked,
      List<String> is) {
    /// One that always applies and whose questions are all asked.
    static PartForm of(String code) {
      return new PartForm(code, Map.of(), Map.of(), "", List.of());
    }
  }

  /// A choice of the event itself.
  ///
  /// @param texts `label` and `hint` with the language behind, and `answers`, one a line
  /// @param values what the answers are called in conditions, in their order; new ones get a name
  public record AskForm(String id, Map<String, String> texts, List<String> values) {
    static final List<String> TEXTS = List.of("label", "hint", "answers");

    public String text(String name) {
      return Objects.requireNonNullElse(texts.get(name), "");
    }

    List<String> answers(String language) {
      return text("answers." + language)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    }

    /// What each answer is called, without taking a name twice.
    List<String> names() {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < answers("zh").size(); i++) {
        String name = i < values.size() ? values.get(i) : "";
        for (int number = i + 1; name.isEmpty() || names.contains(name); number++) {
          String free = "answer-" + number;
          name = values.contains(free) ? "" : free;
        }
        names.add(name);
      }
      return names;
    }

    boolean complete() {
      return !text("label.zh").isEmpty()
          && !text("label.en").isEmpty()
          && text("hint.zh").isEmpty() == text("hint.en").isEmpty()
          && answers("zh").size() >= 2
          && answers("zh").size() <= MOST_ANSWERS
          && answers("zh").size() == answers("en").size();
    }
  }

  /// What the event says of itself, in both languages.
  ///
  /// @param rows how much room it wants
  public record Said(String name, String zhCn, String en, int rows) {}

  static EventForm empty() {
    return new EventForm("", Map.of(), "", List.of(), "", List.of(), List.of());
  }

  static EventForm of(MultivaluedMap<String, String> form) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : TEXTS) {
      for (String language : List.of("zh", "en")) {
        texts.put(name + "." + language, value(form, name + "." + language));
      }
    }
    return new EventForm(
        value(form, "code"),
        texts,
        value(form, "synonyms"),
        THEMES.stream().filter(form.getOrDefault("theme", List.of())::contains).toList(),
        value(form, "department"),
        form.getOrDefault("ask", List.of()).stream()
            .distinct()
            .limit(MOST_ASKS)
            .map(id -> ask(form, id))
            .toList(),
        form.getOrDefault("part", List.of()).stream()
            .distinct()
            .limit(MOST_PARTS)
            .map(part ->
                new PartForm(
                    part,
                    answers(form, "given:" + part + ":"),
                    answers(form, "from:" + part + ":"),
                    value(form, "when:" + part),
                    form.getOrDefault("is:" + part + ":" + value(form, "when:" + part), List.of())))
            .toList());
  }

  private static AskForm ask(MultivaluedMap<String, String> form, String id) {
    String prefix = "ask:" + id + ":";
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : AskForm.TEXTS) {
      for (String language : List.of("zh", "en")) {
        texts.put(name + "." + language, value(form, prefix + name + "." + language));
      }
    }
    return new AskForm(id, texts, form.getOrDefault(prefix + "value", List.of()));
  }

  private static String value(MultivaluedMap<String, String> form, String name) {
    return Objects.requireNonNullElse(form.getFirst(name), "").replace("\r", "").strip();
  }

  private static Map<String, String> answers(MultivaluedMap<String, String> form, String prefix) {
    Map<String, String> answers = new LinkedHashMap<>();
    form.forEach((name, values) -> {
      if (name.startsWith(prefix) && !values.getFirst().isBlank()) {
        answers.put(name.substring(prefix.length()), values.getFirst());
      }
    });
    return answers;
  }

  /// As a document has it.
  static EventForm of(JsonNode event) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : TEXTS) {
      JsonNode text = event.path(name);
      Stream<JsonNode> sentences = text.isArray() ? text.valueStream() : Stream.of(text);
      List<JsonNode> all = sentences.toList();
      texts.put(name + ".zh", lines(all, "zh-CN"));
      texts.put(name + ".en", lines(all, "en"));
    }
    return new EventForm(
        event.path("implementationCode").asText(),
        texts,
        String.join("\n", event.path("synonyms").valueStream().map(JsonNode::asText).toList()),
        event.path("themes").valueStream().map(JsonNode::asText).toList(),
        event.at("/department/id").asText(),
        event.path("asks").valueStream().map(EventForm::ask).toList(),
        event
            .path("parts")
            .valueStream()
            .map(part ->
                new PartForm(
                    part.path("implementationCode").asText(),
                    answers(part.path("given")),
                    answers(part.path("from")),
                    part.at("/when/field").asText(),
                    part.at("/when/is").valueStream().map(JsonNode::asText).toList()))
            .toList());
  }

  private static AskForm ask(JsonNode ask) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<JsonNode> labels =
        ask.path("options").valueStream().map(option -> option.path("label")).toList();
    for (String language : List.of("zh", "en")) {
      String tag = language.equals("zh") ? "zh-CN" : "en";
      texts.put("label." + language, ask.path("label").path(tag).asText());
      texts.put("hint." + language, ask.path("hint").path(tag).asText());
      texts.put("answers." + language, lines(labels, tag));
    }
    return new AskForm(
        ask.path("id").asText(),
        texts,
        ask.path("options").valueStream().map(option -> option.path("value").asText()).toList());
  }

  private static String lines(List<JsonNode> sentences, String language) {
    return String.join("\n", sentences.stream().map(each -> each.path(language).asText()).toList());
  }

  private static Map<String, String> answers(JsonNode node) {
    Map<String, String> answers = new LinkedHashMap<>();
    node.properties().forEach(entry -> answers.put(entry.getKey(), entry.getValue().asText()));
    return answers;
  }

  /// What a button does to the parts and the event's own questions; anything else changes none.
  ///
  /// @param deed `add`, `remove`, `up` or `down`, a colon, and the code of an item; `ask:` for one
  ///   question more, `unask:` and its id for one less
  EventForm after(String deed) {
    String code = deed.substring(deed.indexOf(':') + 1);
    List<PartForm> next = new ArrayList<>(parts);
    List<AskForm> questions = new ArrayList<>(asks);
    int at = next.stream().map(PartForm::code).toList().indexOf(code);
    switch (deed.substring(0, Math.max(0, deed.indexOf(':')))) {
      case "add" -> {
        if (at < 0 && next.size() < MOST_PARTS) {
          next.add(PartForm.of(code));
        }
      }
      case "remove" -> next.removeIf(part -> part.code().equals(code));
      case "up" -> swap(next, at, at - 1);
      case "down" -> swap(next, at, at + 1);
      case "ask" -> {
        if (questions.size() < MOST_ASKS) {
          questions.add(new AskForm(freeAsk(), Map.of(), List.of()));
        }
      }
      case "unask" -> questions.removeIf(ask -> ask.id().equals(code));
      default -> {}
    }
    return new EventForm(
        this.code, texts, synonyms, themes, department, List.copyOf(questions), List.copyOf(next));
  }

  private String freeAsk() {
    List<String> taken = asks.stream().map(AskForm::id).toList();
    int number = 1;
    while (taken.contains("asked-" + number)) {
      number++;
    }
    return "asked-" + number;
  }

  private static void swap(List<PartForm> list, int one, int other) {
    if (one >= 0 && other >= 0 && other < list.size()) {
      Collections.swap(list, one, other);
    }
  }

  /// What is missing before it can be drawn, or too much, as keys of words.
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (parts.size() < FEWEST_PARTS) {
      missing.add("parts");
    }
    for (String name : TEXTS) {
      if (text(name + ".zh").isEmpty() || text(name + ".en").isEmpty()) {
        missing.add(name);
      }
    }
    if (sentences("notice.zh").size() != sentences("notice.en").size()) {
      missing.add("notice-lines");
    }
    if (department.isEmpty()) {
      missing.add("department");
    }
    if (!asks.stream().allMatch(AskForm::complete)) {
      missing.add("asks");
    }
    if (parts.stream().anyMatch(part -> !part.asked().isEmpty() && part.is().isEmpty())) {
      missing.add("condition");
    }
    if (Stream.of(
            texts.values().stream(),
            asks.stream().flatMap(ask -> ask.texts().values().stream()),
            Stream.of(synonyms))
        .flatMap(each -> each)
        .anyMatch(text -> text.length() > LONGEST)) {
      missing.add("long");
    }
    return missing;
  }

  /// All that it says of itself, in the order of the page.
  List<Said> said() {
    return TEXTS.stream()
        .map(name ->
            new Said(name, text(name + ".zh"), text(name + ".en"), name.equals("notice") ? 6 : 2))
        .toList();
  }

  String text(String name) {
    return Objects.requireNonNullElse(texts.get(name), "");
  }

  private List<String> sentences(String name) {
    return text(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /// The document, without a version; what is missing is empty.
  ///
  /// @param leads the department, as an item has it
  ObjectNode document(JsonNode leads) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("schemaVersion", 1);
    event.put(
        "code", code.isEmpty() ? "" : code.substring(code.length() - Math.min(12, code.length())));
    event.put("implementationCode", code);
    event.put("version", 1);
    event.set("name", both("name"));
    ArrayNode words = event.putArray("synonyms");
    BETWEEN
        .splitAsStream(synonyms)
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .distinct()
        .forEach(words::add);
    themes.forEach(event.putArray("themes")::add);
    event.set("department", leads.deepCopy());
    event.set("acceptCondition", both("acceptCondition"));
    event.set("result", both("result"));
    event.set("fee", both("fee"));
    ArrayNode notice = event.putArray("notice");
    List<String> zh = sentences("notice.zh");
    List<String> en = sentences("notice.en");
    for (int i = 0; i < zh.size(); i++) {
      notice.addObject().put("zh-CN", zh.get(i)).put("en", i < en.size() ? en.get(i) : "");
    }
    if (!asks.isEmpty()) {
      asks.forEach(ask -> event.withArray("/asks").add(ask(ask)));
    }
    ArrayNode list = event.putArray("parts");
    for (PartForm part : parts) {
      ObjectNode one = list.addObject().put("implementationCode", part.code());
      put(one, "given", part.given());
      put(one, "from", part.from());
      if (!part.asked().isEmpty()) {
        ArrayNode is = one.putObject("when").put("field", part.asked()).putArray("is");
        part.is().forEach(is::add);
      }
    }
    return event;
  }

  private static ObjectNode ask(AskForm ask) {
    ObjectNode field = JsonNodeFactory.instance.objectNode().put("id", ask.id());
    field.set("label", both(ask.text("label.zh"), ask.text("label.en")));
    if (!ask.text("hint.zh").isEmpty()) {
      field.set("hint", both(ask.text("hint.zh"), ask.text("hint.en")));
    }
    field.put("type", "choice").put("required", true);
    ArrayNode options = field.putArray("options");
    List<String> names = ask.names();
    List<String> english = ask.answers("en");
    for (int i = 0; i < names.size(); i++) {
      options
          .addObject()
          .put("value", names.get(i))
          .set("label", both(ask.answers("zh").get(i), i < english.size() ? english.get(i) : ""));
    }
    return field;
  }

  private static void put(ObjectNode part, String name, Map<String, String> answers) {
    if (!answers.isEmpty()) {
      ObjectNode node = part.putObject(name);
      answers.forEach(node::put);
    }
  }

  private ObjectNode both(String name) {
    return both(text(name + ".zh"), text(name + ".en"));
  }

  private static ObjectNode both(String zhCn, String en) {
    return JsonNodeFactory.instance.objectNode().put("zh-CN", zhCn).put("en", en);
  }
}
