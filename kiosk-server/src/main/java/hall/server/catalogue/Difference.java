// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One place where two versions of an item differ. Pure.
///
/// @param where a path in which members of lists stand with their ids, as
///   `materials[photo].name.en`
/// @param before empty for what is new
/// @param after empty for what is gone
public record Difference(String where, String before, String after) {

  /// All places, in the order of the documents; their version numbers do not count.
  public static List<Difference> between(JsonNode before, JsonNode after) {
    List<Difference> found = new ArrayList<>();
    look("", before, after, found);
    return found.stream().filter(each -> !each.where().equals("version")).toList();
  }

  private static void look(String where, JsonNode before, JsonNode after, List<Difference> found) {
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        look(
            where.isEmpty() ? name : where + "." + name,
            before.path(name),
            after.path(name),
            found);
      }
    } else if (before.isArray() && after.isArray()) {
      lists(where, before, after, found);
    } else if (!same(before, after)) {
      found.add(new Difference(where, text(before), text(after)));
    }
  }

  private static void lists(String where, JsonNode before, JsonNode after, List<Difference> found) {
    List<String> was = keys(before);
    List<String> is = keys(after);
    Set<String> all = new LinkedHashSet<>(was);
    all.addAll(is);
    for (String key : all) {
      look(
          where + "[" + key + "]",
          before.path(was.indexOf(key)),
          after.path(is.indexOf(key)),
          found);
    }
    List<String> kept = was.stream().filter(is::contains).toList();
    List<String> now = is.stream().filter(was::contains).toList();
    if (!kept.equals(now)) {
      found.add(new Difference(where, String.join(" ", was), String.join(" ", is)));
    }
  }

  /// What a member of a list is known by: its id, its value as an option, or its place.
  private static List<String> keys(JsonNode list) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode one = list.get(i);
      String id = one.path("id").asText(one.path("value").asText());
      keys.add(id.isEmpty() || keys.contains(id) ? Integer.toString(i + 1) : id);
    }
    return keys;
  }

  private static boolean same(JsonNode before, JsonNode after) {
    boolean numbers = before.isIntegralNumber() && after.isIntegralNumber();
    return numbers ? before.asLong() == after.asLong() : before.equals(after);
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "" : node.isValueNode() ? node.asText() : node.toString();
  }
}
