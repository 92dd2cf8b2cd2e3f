// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a value of an item stands in a cell. A cell says nothing but text, so that codes keep their
/// zeros and nothing is ever computed.
sealed interface CellKind {

  /// The cell of a value.
  String cell(JsonNode value);

  /// The value of a cell that is not empty; empty where it is none.
  Optional<JsonNode> value(String cell);

  /// What may stand here, for the sentence about what may not; empty for anything.
  default String choices() {
    return "";
  }

  /// Any text.
  record Words() implements CellKind {
    @Override
    public String cell(JsonNode value) {
      return value.asText();
    }

    @Override
    public Optional<JsonNode> value(String cell) {
      return Optional.of(TextNode.valueOf(cell));
    }
  }

  /// A whole number.
  record Whole() implements CellKind {
    @Override
    public String cell(JsonNode value) {
      return value.asText();
    }

    @Override
    public Optional<JsonNode> value(String cell) {
      return cell.strip().matches("-?[0-9]{1,9}")
          ? Optional.of(LongNode.valueOf(Long.parseLong(cell.strip())))
          : Optional.empty();
    }
  }

  /// Yes or no.
  record Flag() implements CellKind {
    @Override
    public String cell(JsonNode value) {
      return value.asBoolean() ? "是" : "否";
    }

    @Override
    public Optional<JsonNode> value(String cell) {
      return switch (cell.strip()) {
        case "是" -> Optional.of(BooleanNode.TRUE);
        case "否" -> Optional.of(BooleanNode.FALSE);
        default -> Optional.empty();
      };
    }

    @Override
    public String choices() {
      return "是、否";
    }
  }

  /// One of a few words, each for a value.
  record Choice(Map<String, JsonNode> words) implements CellKind {
    @Override
    public String cell(JsonNode value) {
      // What has no word is caught when the workbook is read back.
      return words.entrySet().stream()
          .filter(word -> word.getValue().asText().equals(value.asText()))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse("");
    }

    @Override
    public Optional<JsonNode> value(String cell) {
      return Optional.ofNullable(words.get(cell.strip()));
    }

    @Override
    public String choices() {
      return String.join("、", words.keySet());
    }
  }

  /// Several values, each on a line of its own.
  record Lines(CellKind each) implements CellKind {
    @Override
    public String cell(JsonNode value) {
      List<String> lines = new ArrayList<>();
      value.forEach(one -> lines.add(each.cell(one)));
      return String.join("\n", lines);
    }

    @Override
    public Optional<JsonNode> value(String cell) {
      ArrayNode values = JsonNodeFactory.instance.arrayNode();
      for (String line : cell.lines().filter(one -> !one.isBlank()).toList()) {
        Optional<JsonNode> value = each.value(line);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value.get());
      }
      return Optional.of(values);
    }

    @Override
    public String choices() {
      return each.choices();
    }
  }
}
