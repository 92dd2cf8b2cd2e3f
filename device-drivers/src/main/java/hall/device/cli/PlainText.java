// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The same answer for the eye: a line a field, what belongs to a field indented below it; fields
/// without a value are left out.
final class PlainText {

  private static final int KEY = 16;

  private final StringBuilder out = new StringBuilder();

  private PlainText() {}

  static String of(Map<String, ?> answer) {
    var text = new PlainText();
    text.object(answer, "");
    return text.out.toString();
  }

  private void object(Map<?, ?> map, String indent) {
    map.forEach((key, value) -> field(printable(String.valueOf(key)), value, indent));
  }

  private void field(String key, @Nullable Object value, String indent) {
    switch (value) {
      case null -> {}
      case Map<?, ?> map when map.isEmpty() -> {}
      case Map<?, ?> map -> {
        line(indent, key, "");
        object(map, indent + "  ");
      }
      case List<?> list when list.isEmpty() -> {}
      case List<?> list when list.getFirst() instanceof Map -> {
        for (var item : list) {
          line(indent, key, item instanceof Map<?, ?> map ? inline(map) : String.valueOf(item));
        }
      }
      case List<?> list ->
          line(indent, key, list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
      default -> line(indent, key, String.valueOf(value));
    }
  }

  /// One of several things, on one line.
  private static String inline(Map<?, ?> map) {
    return map.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .map(entry -> "%s=%s".formatted(entry.getKey(), inner(entry.getValue())))
        .collect(Collectors.joining("  "));
  }

  private static String inner(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> "{" + inline(map) + "}";
      case List<?> list ->
          list.stream().map(PlainText::inner).collect(Collectors.joining(", ", "[", "]"));
      case null, default -> String.valueOf(value);
    };
  }

  private void line(String indent, String key, String value) {
    var left = indent + key;
    out.append(left);
    if (!value.isEmpty()) {
      out.repeat(' ', Math.max(1, KEY - left.length())).append(printable(value));
    }
    out.append('\n');
  }

  /// What devices and codes say must not command the terminal.
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009F]", "�");
  }
}
