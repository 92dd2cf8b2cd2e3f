// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The life of one command. Pure.
///
/// | now | event | next |
/// |---|---|---|
/// | pending | report `received` | received |
/// | pending, received | report `running` | running |
/// | pending, received, running | report `done` or `failed` | done, failed |
/// | pending, received | cancelled by an operator | cancelled |
/// | pending, received | its time is over | expired |
/// | running | a day after its time | failed, `no-report` |
/// | running, done | report `seen`, of a message alone | seen |
/// | running, done | the terminal has taken the message off its screen | withdrawn |
///
/// A report of what is known, or of what was passed already, changes nothing; any other event on an
/// ended command is refused. A terminal may act only after its report `running` was taken: so what
/// is cancelled or expired is never done.
public final class CommandLife {
  /// How long a terminal may take to tell what became of a command that it began.
  static final Duration PATIENCE = Duration.ofDays(1);

  private CommandLife() {}

  /// What happens to a command.
  public sealed interface Event {
    /// The terminal tells its progress: `received`, `running`, `done`, `failed` or `seen`.
    record Reported(CommandState state, @Nullable String reason) implements Event {}

    /// An operator thought better of it.
    record Cancelled() implements Event {}

    /// A message is not on the screen any more, because an operator wanted so.
    record Withdrawn() implements Event {}

    /// It is this late.
    record Waited(Instant now) implements Event {}
  }

  /// What an event leads to.
  public sealed interface Step {
    record Moved(CommandState to, @Nullable String reason) implements Step {}

    /// Nothing new.
    record Unchanged() implements Step {}

    /// It is too late for this.
    record Refused() implements Step {}
  }

  static Step next(CommandState now, Instant expiresAt, Event event) {
    return switch (event) {
      case Event.Reported(var told, var reason) -> reported(now, told, reason);
      case Event.Cancelled() -> cancelled(now);
      case Event.Withdrawn() -> withdrawn(now);
      case Event.Waited(var time) -> waited(now, expiresAt, time);
    };
  }

  private static Step reported(CommandState now, CommandState told, @Nullable String reason) {
    return switch (now) {
      case PENDING, RECEIVED, RUNNING ->
          told.compareTo(now) > 0 ? new Step.Moved(told, reason) : new Step.Unchanged();
      case DONE ->
          switch (told) {
            case DONE -> new Step.Unchanged();
            case SEEN -> new Step.Moved(told, reason);
            case PENDING, RECEIVED, RUNNING, FAILED, EXPIRED, CANCELLED, WITHDRAWN ->
                new Step.Refused();
          };
      // That it was shown may be told late.
      case SEEN, WITHDRAWN ->
          told == now || told == CommandState.DONE ? new Step.Unchanged() : new Step.Refused();
      case FAILED, EXPIRED, CANCELLED -> told == now ? new Step.Unchanged() : new Step.Refused();
    };
  }

  private static Step cancelled(CommandState now) {
    return switch (now) {
      case PENDING, RECEIVED -> new Step.Moved(CommandState.CANCELLED, null);
      case CANCELLED -> new Step.Unchanged();
      case RUNNING, DONE, FAILED, EXPIRED, SEEN, WITHDRAWN -> new Step.Refused();
    };
  }

  private static Step withdrawn(CommandState now) {
    return switch (now) {
      case RUNNING, DONE -> new Step.Moved(CommandState.WITHDRAWN, null);
      case PENDING, RECEIVED, FAILED, EXPIRED, CANCELLED, SEEN, WITHDRAWN -> new Step.Unchanged();
    };
  }

  private static Step waited(CommandState now, Instant expiresAt, Instant time) {
    return switch (now) {
      case PENDING, RECEIVED ->
          time.isBefore(expiresAt)
              ? new Step.Unchanged()
              : new Step.Moved(CommandState.EXPIRED, null);
      case RUNNING ->
          time.isBefore(expiresAt.plus(PATIENCE))
              ? new Step.Unchanged()
              : new Step.Moved(CommandState.FAILED, "no-report");
      case DONE, FAILED, EXPIRED, CANCELLED, SEEN, WITHDRAWN -> new Step.Unchanged();
    };
  }
}
