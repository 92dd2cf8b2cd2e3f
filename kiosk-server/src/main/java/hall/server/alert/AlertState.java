// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far an alert has come.
///
/// | now | event | next |
/// |---|---|---|
/// | none, cleared | the rule's condition has lasted | open (a new alert) |
/// | open | somebody acknowledges | acknowledged: nobody further is told |
/// | open, acknowledged | the condition has been gone long enough | cleared |
/// | acknowledged, cleared | somebody acknowledges | unchanged |
public enum AlertState {
  OPEN,
  ACKNOWLEDGED,
  CLEARED;

  /// The word in JSON and in the database.
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<AlertState> find(@Nullable String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }

  static AlertState of(String word) {
    return find(word).orElseThrow(() -> new IllegalArgumentException("No alert state " + word));
  }
}
