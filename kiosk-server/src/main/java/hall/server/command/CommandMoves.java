// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.Problem;
import hall.server.Sql;
import hall.server.command.Command.Stored;
import hall.server.command.CommandLife.Event;
import hall.server.command.CommandLife.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lets events happen to stored commands, each in its caller's transaction.
@ApplicationScoped
public class CommandMoves {
  private static final String SERVER = "server";

  private final CommandStore store;
  private final InstantSource clock;

  public CommandMoves(CommandStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// How a locked command stands after an event.
  record After(Stored command, Step step) {}

  After happen(
      Sql sql,
      String terminalId,
      String id,
      Event event,
      String actor,
      Report.@Nullable Result result)
      throws SQLException {
    Optional<UUID> known = parsed(id);
    Optional<Stored> locked =
        known.isEmpty() ? Optional.empty() : store.lock(sql, terminalId, known.get());
    Stored command =
        passTime(
            sql,
            locked.orElseThrow(() ->
                Problem.of(404, "command-unknown", "This terminal has no such command.")
                    .asException()));
    if (event instanceof Event.Reported(var told, var _)
        && told == CommandState.SEEN
        && command.order().parsedKind() != CommandKind.MESSAGE) {
      throw Problem.of(422, "report-defective", "Only a message can be seen.").asException();
    }
    return apply(sql, command, event, actor, result);
  }

  /// Time goes first: what is over can't be begun, whoever looks first.
  Stored passTime(Sql sql, Stored command) throws SQLException {
    return apply(sql, command, new Event.Waited(clock.instant()), SERVER, null).command();
  }

  private After apply(
      Sql sql, Stored command, Event event, String actor, Report.@Nullable Result result)
      throws SQLException {
    Step step = CommandLife.next(command.state(), command.expiresAt(), event);
    return switch (step) {
      case Step.Moved moved ->
          new After(store.move(sql, command, moved, actor, clock.instant(), result), step);
      case Step.Unchanged(), Step.Refused() -> new After(command, step);
    };
  }

  static Optional<UUID> parsed(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
