// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON in the one form of RFC 8785: keys sorted by UTF-16 units, no spaces, the shortest escapes.
/// Strings, whole numbers, truth values, null, lists and maps are written as such, anything else as
/// its text, so that no number depends on how somebody prints fractions.
final class CanonicalJson {
  private CanonicalJson() {}

  static String of(@Nullable Object value) {
    StringBuilder json = new StringBuilder();
    write(json, value);
    return json.toString();
  }

  private static void write(StringBuilder json, @Nullable Object value) {
    switch (value) {
      case null -> json.append("null");
      case Boolean truth -> json.append(truth);
      case Long number -> json.append(number);
      case Integer number -> json.append(number);
      case Map<?, ?> map -> object(json, map);
      case Iterable<?> list -> array(json, list);
      default -> string(json, value.toString());
    }
  }

  private static void object(StringBuilder json, Map<?, ?> map) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    json.append('{');
    sorted.forEach((key, value) -> {
      separate(json, '{');
      string(json, key);
      json.append(':');
      write(json, value);
    });
    json.append('}');
  }

  private static void array(StringBuilder json, Iterable<?> list) {
    json.append('[');
    Iterator<?> items = list.iterator();
    while (items.hasNext()) {
      write(json, items.next());
      if (items.hasNext()) {
        json.append(',');
      }
    }
    json.append(']');
  }

  private static void separate(StringBuilder json, char opening) {
    if (json.charAt(json.length() - 1) != opening) {
      json.append(',');
    }
  }

  private static void string(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < 0x20) {
            json.append("\\u00").append(Character.forDigit(c >> 4, 16));
            json.append(Character.forDigit(c & 15, 16));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
