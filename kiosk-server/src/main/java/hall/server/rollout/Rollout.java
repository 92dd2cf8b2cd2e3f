// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A publication on its way through the fleet.
///
/// @param ring the ring that is on, from 0
/// @param resumedAt since when failures count, where somebody resumed it
/// @param reason why it stopped; a stable kebab-case word
public record Rollout(
    long id,
    long publicationId,
    String note,
    RolloutPlan.Whole plan,
    State state,
    @Nullable String reason,
    int ring,
    @Nullable OffsetDateTime resumedAt,
    OffsetDateTime createdAt,
    String createdBy,
    @Nullable OffsetDateTime endedAt,
    List<Ring> rings) {

  /// How far it is.
  ///
  /// | now | event | next |
  /// |---|---|---|
  /// | preparing | the publication's documents are signed | running |
  /// | preparing | the publication was rejected | aborted |
  /// | running | a gate shuts, the plan takes back by itself | returning |
  /// | running | a gate shuts, it does not; or an operator pauses | paused |
  /// | paused | an operator resumes: only new failures count from now on | running |
  /// | running, paused | an operator aborts: who has it keeps it | aborted |
  /// | running, paused | an operator takes it back | returning |
  /// | running | the last ring has proved itself | finished |
  /// | returning | every terminal that can be is back | returned |
  public enum State {
    PREPARING,
    RUNNING,
    PAUSED,
    RETURNING,
    FINISHED,
    ABORTED,
    RETURNED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// The terminals of a ring, counted by how far they are; `offline` are those released ones that
  /// no server hears.
  public record Ring(
      int percent,
      int terminals,
      int waiting,
      int changing,
      int offline,
      int confirmed,
      int failed,
      int returned) {}
}
