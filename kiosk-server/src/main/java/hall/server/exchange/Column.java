// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One column of a sheet: its heading, where its value stands in the object of a row, and how.
///
/// @param pointer a JSON Pointer
record Column(String heading, String pointer, CellKind kind) {

  static Column text(String heading, String pointer) {
    return new Column(heading, pointer, new CellKind.Words());
  }

  /// Chinese and English.
  static Stream<Column> both(String heading, String pointer) {
    return Stream.of(text(heading, pointer + "/zh-CN"), text(heading + "（英文）", pointer + "/en"));
  }

  static Column whole(String heading, String pointer) {
    return new Column(heading, pointer, new CellKind.Whole());
  }

  static Column flag(String heading, String pointer) {
    return new Column(heading, pointer, new CellKind.Flag());
  }

  static Column lines(String heading, String pointer) {
    return new Column(heading, pointer, new CellKind.Lines(new CellKind.Words()));
  }

  /// One of words, written `word=value word=value`.
  static Column choice(String heading, String pointer, String words) {
    return new Column(heading, pointer, choice(words));
  }

  static Column choices(String heading, String pointer, String words) {
    return new Column(heading, pointer, new CellKind.Lines(choice(words)));
  }

  private static CellKind.Choice choice(String words) {
    Map<String, JsonNode> choices = new LinkedHashMap<>();
    for (String word : List.of(words.split(" ", -1))) {
      int at = word.indexOf('=');
      String value = word.substring(at + 1);
      choices.put(
          word.substring(0, at),
          value.matches("[0-9]+")
              ? LongNode.valueOf(Long.parseLong(value))
              : TextNode.valueOf(value));
    }
    return new CellKind.Choice(choices);
  }
}
