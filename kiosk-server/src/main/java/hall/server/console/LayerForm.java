// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import hall.server.configuration.LayerEdit;
import hall.server.configuration.MaintenancePin;
import hall.server.configuration.Setting;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the form of a layer: a field that is left empty inherits, a ticked box takes away. A field
/// that the form did not send at all is not touched.
final class LayerForm {
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern COMMA = Pattern.compile("\\s*[,，、]\\s*");

  private LayerForm() {}

  static LayerEdit edit(
      long revision, List<Setting> settings, MultivaluedMap<String, String> form) {
    Map<String, JsonNode> set = new LinkedHashMap<>();
    List<String> inherit = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (Setting setting : settings) {
      String typed = form.getFirst("v:" + setting.path());
      if (form.containsKey("w:" + setting.path())) {
        without.add(setting.path());
      } else if (typed != null && typed.isBlank()) {
        // Nobody can type again what is never shown.
        if (!MaintenancePin.isSecret(setting.path())) {
          inherit.add(setting.path());
        }
      } else if (typed != null) {
        set.put(setting.path(), value(setting, typed.strip()));
      }
    }
    return new LayerEdit(revision, set, inherit, without);
  }

  /// What cannot be read as the kind of value that it should be stays text, and the schema says
  /// what is wrong with it.
  static JsonNode value(Setting setting, String typed) {
    return switch (setting.form()) {
      case TEXT -> new TextNode(typed);
      case FLAG ->
          typed.matches("true|false")
              ? BooleanNode.valueOf("true".equals(typed))
              : new TextNode(typed);
      case INTEGER -> integer(typed);
      case NUMBER ->
          NUMBER.matcher(typed).matches()
              ? DecimalNode.valueOf(new BigDecimal(typed))
              : new TextNode(typed);
      case CHOICE -> integer(typed);
      case LIST -> list(typed);
    };
  }

  private static JsonNode integer(String typed) {
    return INTEGER.matcher(typed).matches()
        ? new IntNode(Integer.parseInt(typed))
        : new TextNode(typed);
  }

  private static ArrayNode list(String typed) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    COMMA.splitAsStream(typed).filter(word -> !word.isBlank()).forEach(list::add);
    return list;
  }

  /// A value as the form shows it.
  static String shown(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    if (value.isArray()) {
      List<String> words = new ArrayList<>();
      value.forEach(word -> words.add(word.asText()));
      return String.join(", ", words);
    }
    return value.asText();
  }
}
