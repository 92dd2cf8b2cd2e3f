// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All layers and overlays at one moment, from which the configuration of any terminal follows.
/// Terminals with the same layers share the work. Not safe for several threads.
final class Drawing {
  private final Map<Scope, Layer> layers = new HashMap<>();
  private final List<Overlay> overlays;
  private final Map<List<Layer>, Effective> known = new HashMap<>();

  Drawing(List<Layer> layers, List<Overlay> overlays) {
    layers.forEach(layer -> this.layers.put(layer.scope(), layer));
    this.overlays = List.copyOf(overlays);
  }

  /// What the layers come to for a terminal.
  Effective effective(Membership terminal) {
    List<Layer> own = terminal.scopes().stream().map(this::layer).filter(Objects::nonNull).toList();
    return known.computeIfAbsent(own, Effective::of);
  }

  private @Nullable Layer layer(Scope scope) {
    return layers.get(scope);
  }

  /// The overlays of a terminal as its document lists them: the widest scope first, then the
  /// oldest.
  ArrayNode overlays(Membership terminal) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Scope scope : terminal.scopes()) {
      overlays.stream()
          .filter(overlay -> overlay.scope().equals(scope))
          .forEach(overlay -> list.add(document(overlay)));
    }
    return list;
  }

  private static ObjectNode document(Overlay overlay) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("id", overlay.id().toString());
    document.put("from", overlay.from() == null ? null : overlay.from().toString());
    document.put("until", overlay.until() == null ? null : overlay.until().toString());
    document.set("settings", overlay.settings());
    return document;
  }
}
