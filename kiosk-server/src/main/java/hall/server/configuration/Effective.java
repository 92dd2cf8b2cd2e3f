// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a terminal's layers come to. Pure.
///
/// @param provenance which scope said each leaf, by path
public record Effective(ObjectNode settings, SortedMap<String, Scope> provenance) {

  /// The version of the documents' format, which no layer says.
  private static final int SCHEMA_VERSION = 1;

  /// The value at a path; missing where no layer says one.
  public JsonNode value(String path) {
    return settings.at("/" + path.replace('.', '/'));
  }

  /// Who said the value at a path.
  public Optional<Scope> said(String path) {
    return Optional.ofNullable(provenance.get(path));
  }

  /// As operators read it.
  Effective masked() {
    return new Effective(MaintenancePin.masked(settings), provenance);
  }

  /// Merges layers, the widest first.
  static Effective of(List<Layer> layers) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode().put("schemaVersion", SCHEMA_VERSION);
    SortedMap<String, Scope> provenance = new TreeMap<>();
    for (Layer layer : layers.stream().sorted().toList()) {
      merged = (ObjectNode) MergePatch.apply(merged, layer.settings());
      provenance.keySet().retainAll(Leaves.of(merged).keySet());
      for (Map.Entry<String, JsonNode> said : Leaves.of(layer.settings()).entrySet()) {
        if (!said.getValue().isNull()) {
          provenance.put(said.getKey(), layer.scope());
        }
      }
    }
    // Where a scope took away the only thing inside, nothing is said.
    for (String group : Setting.RELEASED) {
      if (merged.path(group).isObject() && merged.path(group).isEmpty()) {
        merged.remove(group);
      }
    }
    return new Effective(merged, provenance);
  }
}
