// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes one item of a life event and its parts: what several parts ask for is asked for once, what
/// one needs is needed, and the longest promise is the promise of the whole. What the parts
/// contradict each other in is a defect. Pure.
final class Composer {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// A chain's version stands above the versions of its parts.
  private static final int CHAIN_VERSION = 1000;

  private final ObjectNode chain;
  private final List<Part> parts = new ArrayList<>();
  private final List<Tear> tears = new ArrayList<>();

  private Composer(ObjectNode chain) {
    this.chain = chain;
  }

  /// What composing comes to.
  sealed interface Composed {
    /// The document of the item.
    record Whole(ObjectNode document) implements Composed {}

    /// No item: why.
    record Torn(List<Tear> tears) implements Composed {
      List<String> defects() {
        return tears.stream().map(Tear::line).toList();
      }
    }
  }

  /// A part as it is published, with what the chain says of it, and what the merges find out.
  ///
  /// @param when the condition under which it applies; missing where it always does
  /// @param fields questions of the whole that the part has answers to
  /// @param materials papers of the whole that the part gets, with what the part calls them
  record Part(
      String path,
      ObjectNode item,
      JsonNode given,
      JsonNode from,
      JsonNode when,
      ArrayNode fields,
      ObjectNode materials) {

    /// Whether it applies whatever is answered.
    boolean always() {
      return when.isMissingNode();
    }

    /// Something about this part.
    Tear tear(String below, Tear.Sort sort, String... about) {
      return new Tear(path + below, sort, item.get("implementationCode").asText(), List.of(about));
    }
  }

  /// @param chain a document that its schema has accepted
  /// @param published what parts are taken from, by implementation code
  static Composed compose(ObjectNode chain, Map<String, ObjectNode> published) {
    Composer composer = new Composer(chain);
    composer.find(published);
    if (!composer.tears.isEmpty()) {
      return new Composed.Torn(composer.tears);
    }
    ObjectNode document = composer.document();
    return composer.tears.isEmpty()
        ? new Composed.Whole(document)
        : new Composed.Torn(composer.tears);
  }

  private void find(Map<String, ObjectNode> published) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < chain.get("parts").size(); i++) {
      JsonNode named = chain.get("parts").get(i);
      String path = "$.parts[" + i + "]";
      String code = named.get("implementationCode").asText();
      ObjectNode item = published.get(code);
      if (item == null) {
        tears.add(new Tear(path, Tear.Sort.NOT_PUBLISHED, code, List.of(code)));
      } else if (!seen.add(code)) {
        tears.add(new Tear(path, Tear.Sort.TWICE, code, List.of(code)));
      } else {
        parts.add(
            new Part(
                path,
                item,
                named.path("given"),
                named.path("from"),
                named.path("when"),
                JSON.arrayNode(),
                JSON.objectNode()));
      }
    }
  }

  private ObjectNode document() {
    ObjectNode document = JSON.objectNode();
    document.put("schemaVersion", 1);
    copy(document, "code", "implementationCode");
    document.put("version", version());
    copy(document, "name", "synonyms");
    document.set("themes", JSON.arrayNode().add("life-events").addAll(members("themes")));
    copy(document, "department");
    document.set("type", type());
    document.set("basis", union("basis"));
    copy(document, "acceptCondition");
    document.set("objects", objects());
    document.put("caseKind", most("/caseKind"));
    ObjectNode limits = document.putObject("limits");
    limits.put("statutoryWorkingDays", most("/limits/statutoryWorkingDays"));
    limits.put("promisedWorkingDays", most("/limits/promisedWorkingDays"));
    limits.put(
        "visits", parts.stream().mapToInt(one -> one.item().at("/limits/visits").asInt()).sum());
    document
        .putObject("result")
        .<ObjectNode>set("name", chain.get("result"))
        .set("delivery", ways());
    document
        .putObject("fee")
        .put("free", parts.stream().allMatch(one -> one.item().at("/fee/free").asBoolean()))
        .set("note", chain.get("fee"));
    copy(document, "notice");
    ArrayNode form = FieldMerge.of(chain.path("asks"), parts, tears);
    Conditions.check(form, parts, tears);
    document.set("form", form);
    document.set("materials", MaterialMerge.of(parts, agents(), tears));
    ObjectNode commitment = commitment(document.get("version").asInt());
    if (commitment != null) {
      document.set("commitment", commitment);
    }
    if (agents()) {
      document.putObject("agent").put("identity", copies() ? "copy" : "card");
    }
    if (parts.stream().anyMatch(one -> one.item().has("identification"))) {
      document.put("identification", "card");
    }
    document.set("parts", shown(commitment));
    return document;
  }

  private void copy(ObjectNode document, String... names) {
    for (String name : names) {
      document.set(name, chain.get(name));
    }
  }

  /// Grows with the chain's and with each part's; another set of versions never has the same unless
  /// a part went back, which the store of versions finds.
  private int version() {
    int sum = parts.stream().mapToInt(one -> one.item().get("version").asInt()).sum();
    if (sum >= CHAIN_VERSION) {
      tears.add(
          new Tear("$.parts", Tear.Sort.TOO_MANY_VERSIONS, "", List.of(Integer.toString(sum))));
    }
    return chain.get("version").asInt() * CHAIN_VERSION + sum;
  }

  private List<JsonNode> members(String name) {
    List<JsonNode> members = new ArrayList<>();
    chain.get(name).forEach(members::add);
    return members;
  }

  /// Their common type; several types together are a public service.
  private JsonNode type() {
    Set<JsonNode> types = new LinkedHashSet<>();
    parts.forEach(one -> types.add(one.item().get("type")));
    return types.size() == 1 ? types.iterator().next() : JSON.textNode("public-service");
  }

  private ArrayNode union(String name) {
    Set<JsonNode> all = new LinkedHashSet<>();
    parts.forEach(one -> one.item().get(name).forEach(all::add));
    return JSON.arrayNode().addAll(all);
  }

  /// Whoever all parts are for.
  private ArrayNode objects() {
    Set<JsonNode> common = new LinkedHashSet<>();
    parts.getFirst().item().get("objects").forEach(common::add);
    for (Part part : parts) {
      Set<JsonNode> here = new LinkedHashSet<>();
      part.item().get("objects").forEach(here::add);
      common.retainAll(here);
    }
    if (common.isEmpty()) {
      tears.add(new Tear("$.parts", Tear.Sort.FOR_NOBODY, "", List.of()));
    }
    return JSON.arrayNode().addAll(common);
  }

  private int most(String pointer) {
    return parts.stream().mapToInt(one -> one.item().at(pointer).asInt()).max().orElse(0);
  }

  private ArrayNode ways() {
    Set<JsonNode> ways = new LinkedHashSet<>();
    parts.forEach(one -> one.item().at("/result/delivery").forEach(ways::add));
    if (ways.size() > 1) {
      ways.remove(JSON.textNode("none"));
    }
    return JSON.arrayNode().addAll(ways);
  }

  /// The clauses of all, behind each other, each once. A part that excludes commitments adds none
  /// and gets none.
  private @Nullable ObjectNode commitment(int version) {
    Set<JsonNode> clauses = new LinkedHashSet<>();
    parts.forEach(one -> one.item().at("/commitment/clauses").forEach(clauses::add));
    if (clauses.isEmpty()) {
      return null;
    }
    ObjectNode commitment = JSON.objectNode();
    commitment.put("id", "chain-" + chain.get("code").asText());
    commitment.put("version", version);
    commitment.set("clauses", JSON.arrayNode().addAll(clauses));
    return commitment;
  }

  /// Whether an agent may apply for all of it: every part allows one.
  private boolean agents() {
    return parts.stream().allMatch(one -> one.item().has("agent"));
  }

  private boolean copies() {
    return parts.stream().allMatch(one -> one.item().at("/agent/identity").asText().equals("copy"));
  }

  /// Which of the clauses of all are the part's.
  private static ArrayNode clauses(Part part, JsonNode all) {
    ArrayNode own = JSON.arrayNode();
    for (int i = 0; i < all.size(); i++) {
      JsonNode clause = all.get(i);
      if (part.item().at("/commitment/clauses").valueStream().anyMatch(clause::equals)) {
        own.add(i);
      }
    }
    return own;
  }

  /// An event whose parts always apply says nothing of conditions, so that older terminals know it.
  private ArrayNode shown(@Nullable ObjectNode commitment) {
    boolean conditions = !parts.stream().allMatch(Part::always);
    ArrayNode shown = JSON.arrayNode();
    for (Part part : parts) {
      ObjectNode one = shown.addObject();
      for (String name : List.of("code", "implementationCode", "version", "name", "department")) {
        one.set(name, part.item().get(name));
      }
      one.set("promisedWorkingDays", part.item().at("/limits/promisedWorkingDays"));
      one.set("result", part.item().at("/result/name"));
      one.set("fields", part.fields());
      one.set("materials", part.materials());
      if (!part.given().isEmpty()) {
        one.set("given", part.given());
      }
      if (!part.from().isEmpty()) {
        one.set("from", part.from());
      }
      if (!part.always()) {
        one.set("when", part.when());
      }
      if (conditions) {
        one.set(
            "clauses",
            clauses(part, commitment == null ? JSON.arrayNode() : commitment.get("clauses")));
      }
    }
    return shown;
  }
}
