// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.HallTime;
import hall.server.Text;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command as operators see it.
///
/// @param state a word of [CommandState]
/// @param log whether the terminal's log lines are kept and can be fetched
/// @param why what a picture of the screen is wanted for
/// @param volume of the sound, in percent
/// @param message the message that shall go
/// @param seenAt when the attendant confirmed the message, by the terminal's clock
/// @param picture whether the picture of the screen is kept and can be fetched
/// @param transitions all that happened to it, oldest first
public record Command(
    UUID id,
    String terminalId,
    String kind,
    @Nullable Text text,
    @Nullable OffsetDateTime until,
    @Nullable String device,
    String orderedBy,
    OffsetDateTime orderedAt,
    OffsetDateTime expiresAt,
    String state,
    OffsetDateTime changedAt,
    @Nullable String reason,
    List<Report.Check> checks,
    @Nullable String evidence,
    boolean log,
    @Nullable String why,
    @Nullable Integer volume,
    @Nullable UUID message,
    @Nullable OffsetDateTime seenAt,
    boolean picture,
    List<Transition> transitions) {

  /// A change that is kept for ever.
  ///
  /// @param actor `operator NAME`, `terminal` or `server`
  public record Transition(
      OffsetDateTime at, String actor, @Nullable String from, String to, @Nullable String reason) {}

  /// A command as it lies in the database.
  record Stored(
      UUID id,
      String terminalId,
      Order order,
      String orderedBy,
      Instant orderedAt,
      Instant expiresAt,
      CommandState state,
      Instant changedAt,
      @Nullable String reason,
      Report.@Nullable Result result,
      boolean log,
      boolean picture) {

    Command with(List<Transition> transitions) {
      return new Command(
          id,
          terminalId,
          order.parsedKind().word(),
          order.text(),
          order.parsedUntil(),
          order.device(),
          orderedBy,
          HallTime.at(orderedAt),
          HallTime.at(expiresAt),
          state.word(),
          HallTime.at(changedAt),
          reason,
          result == null ? List.of() : result.checks(),
          result == null ? null : result.evidence(),
          log,
          order.why(),
          order.volume(),
          order.parsedMessage(),
          result == null ? null : result.parsedSeenAt(),
          picture,
          transitions);
    }
  }
}
