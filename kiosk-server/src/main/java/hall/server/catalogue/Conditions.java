// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import hall.server.catalogue.Composer.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether the conditions of the parts of a life event can be told from its form: each on a choice
/// that is asked before what depends on it, by somebody else, and that can have such an answer.
/// Pure.
final class Conditions {
  private final List<JsonNode> form = new ArrayList<>();
  private final List<Part> parts;
  private final List<Tear> tears;

  private Conditions(ArrayNode form, List<Part> parts, List<Tear> tears) {
    form.forEach(this.form::add);
    this.parts = parts;
    this.tears = tears;
  }

  /// @param form what is asked of all parts together
  static void check(ArrayNode form, List<Part> parts, List<Tear> tears) {
    Conditions conditions = new Conditions(form, parts, tears);
    parts.stream().filter(part -> !part.always()).forEach(conditions::one);
    if (parts.stream().noneMatch(Part::always)) {
      tears.add(new Tear("$.parts", Tear.Sort.NONE_ALWAYS, "", List.of()));
    }
  }

  /// Whether a question is asked whatever was answered to conditions of parts.
  static boolean isAlwaysAsked(String id, List<Part> parts) {
    List<Part> owners = owners(id, parts);
    return owners.isEmpty() || owners.stream().anyMatch(Part::always);
  }

  private static List<Part> owners(String id, List<Part> parts) {
    return parts.stream()
        .filter(part -> part.fields().valueStream().anyMatch(each -> each.asText().equals(id)))
        .toList();
  }

  private void one(Part part) {
    String id = part.when().get("field").asText();
    int at = place(id);
    if (at < 0 || !form.get(at).get("type").asText().equals("choice")) {
      tears.add(part.tear(".when", Tear.Sort.NO_SUCH_CONDITION, id));
      return;
    }
    Set<String> offered = options(form.get(at));
    for (JsonNode answer : part.when().get("is")) {
      if (!offered.contains(answer.asText())) {
        tears.add(part.tear(".when", Tear.Sort.NO_CONDITION_ANSWER, id, answer.asText()));
        return;
      }
    }
    if (owners(id, parts).equals(List.of(part))) {
      tears.add(part.tear(".when", Tear.Sort.ASKS_ITSELF, id));
      return;
    }
    for (int i = 0; i < at; i++) {
      String earlier = form.get(i).get("id").asText();
      if (owners(earlier, parts).contains(part) && !isAlwaysAsked(earlier, parts)) {
        tears.add(part.tear(".when", Tear.Sort.ASKED_TOO_LATE, id, earlier));
        return;
      }
    }
    if (!possible(Map.of(), new HashSet<>(), List.of(part.when()))) {
      tears.add(part.tear(".when", Tear.Sort.NEVER_APPLIES, id));
    }
  }

  private int place(String id) {
    return form.stream().map(field -> field.get("id").asText()).toList().indexOf(id);
  }

  private static Set<String> options(JsonNode choice) {
    Set<String> options = new LinkedHashSet<>();
    choice.path("options").forEach(option -> options.add(option.get("value").asText()));
    return options;
  }

  /// Whether all these conditions can hold at once, with those under which their own questions are
  /// asked.
  ///
  /// @param left the answers that earlier conditions leave
  /// @param seen conditions that were looked at
  private boolean possible(
      Map<String, Set<String>> left, Set<JsonNode> seen, List<JsonNode> pending) {
    if (pending.isEmpty()) {
      return true;
    }
    JsonNode when = pending.getFirst();
    List<JsonNode> rest = new ArrayList<>(pending.subList(1, pending.size()));
    Set<JsonNode> now = new HashSet<>(seen);
    if (!now.add(when)) {
      return possible(left, now, rest);
    }
    String id = when.get("field").asText();
    int at = place(id);
    if (at < 0) {
      return false;
    }
    Set<String> answers = new HashSet<>(left.getOrDefault(id, options(form.get(at))));
    answers.retainAll(when.get("is").valueStream().map(JsonNode::asText).toList());
    if (answers.isEmpty()) {
      return false;
    }
    Map<String, Set<String>> narrower = new HashMap<>(left);
    narrower.put(id, answers);
    if (form.get(at).has("when")) {
      rest.add(form.get(at).get("when"));
    }
    if (isAlwaysAsked(id, parts)) {
      return possible(narrower, now, rest);
    }
    return owners(id, parts).stream()
        .anyMatch(owner -> {
          List<JsonNode> more = new ArrayList<>(rest);
          more.add(owner.when());
          return possible(narrower, now, more);
        });
  }
}
