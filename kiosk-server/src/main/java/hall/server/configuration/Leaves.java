// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Documents by their leaves: every value that is no object, under a path such as
/// `timeouts.warningSeconds`. An array is one value, as merge patches see it. Pure.
public final class Leaves {
  private Leaves() {}

  /// A leaf that two documents have differently; null where one lacks it.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Change(String path, @Nullable JsonNode before, @Nullable JsonNode after) {}

  /// All leaves by path, sorted.
  static Map<String, JsonNode> of(JsonNode document) {
    Map<String, JsonNode> leaves = new TreeMap<>();
    collect("", document, leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(field ->
              collect(
                  path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                  field.getValue(),
                  leaves));
    } else if (!node.isMissingNode()) {
      leaves.put(path, node);
    }
  }

  /// What is different in another document, by path.
  static List<Change> changes(JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = of(before);
    Map<String, JsonNode> now = of(after);
    SortedSet<String> paths = new TreeSet<>(old.keySet());
    paths.addAll(now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      if (!Objects.equals(old.get(path), now.get(path))) {
        changes.add(new Change(path, old.get(path), now.get(path)));
      }
    }
    return List.copyOf(changes);
  }

  /// Sets a leaf, making the objects above it.
  static void set(ObjectNode document, String path, JsonNode value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      document.set(path, value);
      return;
    }
    String first = path.substring(0, dot);
    ObjectNode below =
        document.get(first) instanceof ObjectNode known
            ? known
            : JsonNodeFactory.instance.objectNode();
    set(below, path.substring(dot + 1), value);
    document.set(first, below);
  }

  /// Takes a leaf away, and the objects above it that are empty then.
  static void remove(ObjectNode document, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      document.remove(path);
      return;
    }
    String first = path.substring(0, dot);
    if (document.get(first) instanceof ObjectNode below) {
      remove(below, path.substring(dot + 1));
      if (below.isEmpty()) {
        document.remove(first);
      }
    }
  }
}
