// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the server says had better be looked at now.
sealed interface Hint {

  ObjectMapper JSON = new ObjectMapper();

  record Commands() implements Hint {}

  record Configuration(long generation) implements Hint {}

  record Catalogue(String revision) implements Hint {}

  /// Reads an event of the stream; what only a later version knows is none.
  static Optional<Hint> of(@Nullable String name, String data) {
    return switch (String.valueOf(name)) {
      case "commands" -> Optional.of(new Commands());
      case "configuration" -> number(data, "generation").map(Configuration::new);
      case "catalogue" -> text(data, "revision").map(Catalogue::new);
      default -> Optional.empty();
    };
  }

  /// A whole number among the data of an event.
  static Optional<Long> number(String data, String field) {
    return text(data, field).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
  }

  private static Optional<String> text(String data, String field) {
    try {
      var value = JSON.readTree(data).path(field);
      return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
