// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads from a schema what can be set, leaf by leaf. Pure.
final class SettingsReader {
  private final JsonNode root;
  private final List<Setting> found = new ArrayList<>();

  private SettingsReader(JsonNode root) {
    this.root = root;
  }

  static List<Setting> read(JsonNode schema) {
    SettingsReader reader = new SettingsReader(schema);
    reader.walk("", schema, true);
    return reader.found;
  }

  private void walk(String prefix, JsonNode object, boolean required) {
    List<String> needed = words(object.path("required"));
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      JsonNode schema = resolved(property.getValue());
      String path = prefix + property.getKey();
      boolean must = required && needed.contains(property.getKey());
      if (schema.has("properties")) {
        walk(path + ".", schema, must);
      } else if (!schema.has("const")) {
        found.add(setting(path, property.getValue(), schema, must));
      }
    }
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText("");
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
  }

  private static Setting setting(String path, JsonNode here, JsonNode schema, boolean must) {
    boolean list = schema.path("type").asText().equals("array");
    JsonNode options = list ? schema.path("items").path("enum") : schema.path("enum");
    return new Setting(
        path,
        form(schema, list),
        here.path("description").asText(schema.path("description").asText()),
        words(options),
        number(schema.get("minimum")),
        number(schema.get("maximum")),
        schema.path("pattern").textValue(),
        must);
  }

  private static Setting.Form form(JsonNode schema, boolean list) {
    if (list) {
      return Setting.Form.LIST;
    }
    if (schema.has("enum")) {
      return Setting.Form.CHOICE;
    }
    return switch (schema.path("type").asText()) {
      case "integer" -> Setting.Form.INTEGER;
      case "number" -> Setting.Form.NUMBER;
      case "boolean" -> Setting.Form.FLAG;
      default -> Setting.Form.TEXT;
    };
  }

  private static @Nullable Double number(@Nullable JsonNode node) {
    return node == null ? null : node.doubleValue();
  }

  private static List<String> words(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
