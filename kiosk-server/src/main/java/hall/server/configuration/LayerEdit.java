// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What shall become different in a layer; whatever it does not name stays.
///
/// @param revision of the layer that the edit was made from; 0 for one that says nothing yet
/// @param set values by path
/// @param inherit paths that wider scopes shall say again
/// @param without paths that terminals of this scope shall not have, whatever wider scopes say
public record LayerEdit(
    @Nullable Long revision,
    @Nullable Map<String, JsonNode> set,
    @Nullable List<String> inherit,
    @Nullable List<String> without) {

  Map<String, JsonNode> values() {
    return set == null ? Map.of() : set;
  }

  /// All settings that it names.
  List<String> paths() {
    return Stream.of(values().keySet(), inherited(), refused())
        .flatMap(Collection::stream)
        .sorted()
        .toList();
  }

  private List<String> inherited() {
    return inherit == null ? List.of() : inherit;
  }

  private List<String> refused() {
    return without == null ? List.of() : without;
  }

  /// All that is wrong with the edit itself, before it is made.
  List<Defect> defects(List<Setting> settings) {
    Map<String, Setting> known =
        settings.stream().collect(Collectors.toMap(Setting::path, setting -> setting));
    List<Defect> defects = new ArrayList<>();
    if (revision == null) {
      defects.add(new Defect("$.revision", "The revision that the edit was made from."));
    }
    Set<String> named = new HashSet<>();
    List<String> all = new ArrayList<>(values().keySet());
    all.addAll(inherited());
    all.addAll(refused());
    for (String path : all) {
      if (!known.containsKey(path)) {
        defects.add(new Defect("$." + path, "No such setting."));
      } else if (!named.add(path)) {
        defects.add(new Defect("$." + path, "Name it once: set, inherit or without."));
      }
    }
    refused().stream()
        .filter(path -> known.containsKey(path) && known.get(path).required())
        .forEach(path ->
            defects.add(new Defect("$." + path, "A terminal can't do without this setting.")));
    return defects;
  }

  /// The layer as it is after the edit.
  ObjectNode applied(ObjectNode layer) {
    ObjectNode edited = layer.deepCopy();
    inherited().forEach(path -> Leaves.remove(edited, path));
    values().forEach((path, value) -> Leaves.set(edited, path, value));
    refused().forEach(path -> Leaves.set(edited, path, NullNode.getInstance()));
    return edited;
  }
}
