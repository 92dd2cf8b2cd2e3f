// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The way of a complaint to the hotline 12345 by wire.
///
/// @param attempts counts whatever happens to it, so that who comes late with an outcome knows it
/// @param failure why the last attempt came to nothing, as a short word
public record Dispatch(
    Wire wire, Instant enteredAt, int attempts, Instant nextAttemptAt, @Nullable String failure) {

  /// How far the wire is.
  public enum Wire {
    /// It goes out, again and again if need be.
    WAITING,
    /// The hotline gave its number.
    DELIVERED,
    /// The hotline will not take it as it is.
    REFUSED,
    /// It was tried for long enough.
    GIVEN_UP,
    /// The hotline had it and gave it back, so that it would not take it a second time.
    RETURNED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Wire of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  static @Nullable Dispatch of(Row row) throws SQLException {
    String wire = row.textOrNull("wire");
    return wire == null
        ? null
        : new Dispatch(
            Wire.of(wire),
            row.instant("entered_at"),
            row.integer("attempts"),
            row.instant("next_attempt_at"),
            row.textOrNull("failure"));
  }
}
