// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.JsonNode;
import hall.kiosk.journey.ServiceItem.Wanted;
import hall.kiosk.journey.ServiceItem.WantedPaper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/// The items that life events are made of. A catalogue holds them in the very versions that its
/// events name, so that how strictly a part wants something stands there and nowhere else.
final class PartItems {

  private final Map<String, JsonNode> items = new HashMap<>();

  /// Takes in an item that its schema has accepted.
  void add(JsonNode item) {
    items.put(name(item), item);
  }

  private static String name(JsonNode json) {
    return json.get("implementationCode").textValue() + " " + json.get("version").intValue();
  }

  /// What a part wants, by the names of the whole; empty where its version is not here.
  Optional<Wanted> wanted(JsonNode part) {
    return Optional.ofNullable(items.get(name(part))).map(item -> wanted(part, item));
  }

  private static Wanted wanted(JsonNode part, JsonNode item) {
    var asked = new HashSet<>(ItemJson.list(part.get("fields"), JsonNode::textValue));
    var required = new HashSet<String>();
    for (var field : item.get("form")) {
      var own = field.get("id").textValue();
      var id = part.path("from").path(own).asText(own);
      if (field.get("required").booleanValue() && asked.contains(id)) {
        required.add(id);
      }
    }
    var papers = new HashMap<String, WantedPaper>();
    for (var named : part.get("materials").properties()) {
      for (var material : item.get("materials")) {
        if (material.get("id").equals(named.getValue())) {
          papers.put(
              named.getKey(),
              new WantedPaper(ItemJson.necessity(material), ItemJson.supplementDays(material)));
        }
      }
    }
    return new Wanted(required, papers);
  }
}
