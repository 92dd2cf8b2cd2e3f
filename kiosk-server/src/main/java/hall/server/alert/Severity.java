// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How bad an alert is, worst first.
public enum Severity {
  CRITICAL,
  MAJOR,
  MINOR,
  WARNING;

  /// The word in JSON and in the database.
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether this is as bad as `other` or worse.
  boolean reaches(Severity other) {
    return compareTo(other) <= 0;
  }

  static Optional<Severity> find(@Nullable String word) {
    return Arrays.stream(values()).filter(severity -> severity.word().equals(word)).findFirst();
  }

  static Severity of(String word) {
    return find(word).orElseThrow(() -> new IllegalArgumentException("No severity " + word));
  }
}
