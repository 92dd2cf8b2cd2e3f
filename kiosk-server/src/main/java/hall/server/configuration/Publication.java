// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The draft at one moment, on its way to the terminals.
///
/// @param changed how many terminals it makes a new generation for, so far
public record Publication(
    long id,
    State state,
    String note,
    String requestedBy,
    OffsetDateTime requestedAt,
    @Nullable String decidedBy,
    @Nullable OffsetDateTime decidedAt,
    int changed,
    @Nullable OffsetDateTime publishedAt) {

  /// What its terminals told: confirmed; reverted or refused; nothing final yet.
  public record Progress(int confirmed, int reverted, int pending) {}

  /// How far it is.
  ///
  /// | now | event | next |
  /// |---|---|---|
  /// | | requested, a second person is wanted | waiting |
  /// | | requested, none is | publishing |
  /// | waiting | another person approves | publishing |
  /// | waiting | anybody rejects, or a newer one is requested | rejected |
  /// | publishing | every terminal has what it gets | published, or held for a rollout |
  /// | held | its rollout has reached everybody | published |
  /// | held | its rollout was stopped or taken back | withdrawn |
  public enum State {
    WAITING,
    PUBLISHING,
    HELD,
    PUBLISHED,
    WITHDRAWN,
    REJECTED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
