// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// JSON of signed documents.
final class Documents {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectMapper INDENTED =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Documents() {}

  /// What can be read; a missing node for anything else.
  static JsonNode read(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException unreadable) {
      return MissingNode.getInstance();
    }
  }

  static JsonNode read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] bytes(Object document) {
    return written(MAPPER, document).getBytes(StandardCharsets.UTF_8);
  }

  static String text(Object document) {
    return written(MAPPER, document);
  }

  /// For a file that people look into.
  static String indented(Object document) {
    return written(INDENTED, document) + "\n";
  }

  private static String written(ObjectMapper mapper, Object document) {
    try {
      return mapper.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A document cannot be written", e);
    }
  }

  static Optional<Instant> time(JsonNode node) {
    try {
      return node.isTextual()
          ? Optional.of(OffsetDateTime.parse(node.textValue()).toInstant())
          : Optional.empty();
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /// A whole number of at least `least`.
  static Optional<Long> number(JsonNode node, long least) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= least
        ? Optional.of(node.longValue())
        : Optional.empty();
  }
}
