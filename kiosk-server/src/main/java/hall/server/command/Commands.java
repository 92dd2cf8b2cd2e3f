// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Sql;
import hall.server.audit.Audit;
import hall.server.command.Command.Stored;
import hall.server.command.CommandLife.Event;
import hall.server.command.CommandLife.Step;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The commands of all terminals: ordered, cancelled, taken, reported.
@ApplicationScoped
public class Commands {
  private static final int LONGEST_KEY = 64;
  private static final String TERMINAL = "terminal";
  private static final String SERVER = "server";

  private final Database database;
  private final CommandStore store;
  private final CommandHints hints;
  private final Audit audit;
  private final InstantSource clock;

  public Commands(
      Database database, CommandStore store, CommandHints hints, Audit audit, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.hints = hints;
    this.audit = audit;
    this.clock = clock;
  }

  /// A command with whether this request made it.
  public record Ordered(Command command, boolean fresh) {}

  /// How a locked command stands after an event.
  private record After(Stored command, Step step) {}

  /// Orders a command, once for each key of a terminal.
  ///
  /// Problems: `terminal-unknown`, `idempotency-key-defective`, `command-defective`, `key-taken`.
  public Ordered order(String terminalId, @Nullable String key, Order order, String operator) {
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw Problem.of(
              400,
              "idempotency-key-defective",
              "Send the header Idempotency-Key: your own name for this order, at most 64 characters.")
          .asException();
    }
    if (!store.knowsTerminal(terminalId)) {
      throw Problem.of(404, "terminal-unknown", "Plan the terminal first.").asException();
    }
    Instant now = clock.instant();
    // An order that was taken may be repeated when the time it names is over.
    List<Defect> defects = order.defects(now);
    Ordered ordered =
        database.transaction(sql -> {
          boolean fresh =
              defects.isEmpty() && store.add(sql, terminalId, key, order, operator, now);
          Stored kept = store.findByKey(sql, terminalId, key).orElseThrow(() -> defective(defects));
          if (!kept.order().equals(order)) {
            throw Problem.of(
                    409, "key-taken", "Choose another key: this one belongs to another order.")
                .asException();
          }
          Ordered answer = new Ordered(kept.with(store.transitions(sql, kept.id())), fresh);
          if (fresh) {
            note(sql, operator, "command-ordered", kept);
          }
          return answer;
        });
    hints.add(terminalId);
    return ordered;
  }

  private void note(Sql sql, String operator, String action, Stored command) throws SQLException {
    audit.record(
        sql,
        operator,
        action,
        command.terminalId(),
        Map.of("command", command.id(), "kind", command.order().parsedKind().word()));
  }

  private static RuntimeException defective(List<Defect> defects) {
    return Problem.of(422, "command-defective", "Correct the listed fields.")
        .with(defects)
        .asException();
  }

  /// The newest commands of a terminal, newest first.
  public List<Command> newest(String terminalId, int limit) {
    return store.newest(terminalId, limit);
  }

  /// Takes a command back. Problems: `command-unknown`, `command-begun`.
  public Command cancel(String terminalId, String id, String operator) {
    return database.transaction(sql -> {
      After after =
          happen(sql, terminalId, id, new Event.Cancelled(), "operator " + operator, null);
      if (after.step() instanceof Step.Refused) {
        throw Problem.of(
                409,
                "command-begun",
                "The terminal has begun it, or it has ended: look at its state.")
            .asException();
      }
      Command cancelled = after.command().with(store.transitions(sql, after.command().id()));
      if (after.step() instanceof Step.Moved) {
        note(sql, operator, "command-cancelled", after.command());
      }
      return cancelled;
    });
  }

  /// What a terminal has to do, oldest first.
  List<Stored> live(String terminalId) {
    return store.live(terminalId, clock.instant());
  }

  /// Takes a terminal's report. Problems: `command-unknown`, `command-ended`.
  CommandState report(String terminalId, String id, Report report) {
    After after =
        database.transaction(sql -> {
          After now =
              happen(
                  sql,
                  terminalId,
                  id,
                  new Event.Reported(report.parsedState(), report.reason()),
                  TERMINAL,
                  report.result());
          byte[] log = report.log();
          if (now.step() instanceof Step.Moved
              && log != null
              && now.command().order().parsedKind() == CommandKind.LOG_BUNDLE) {
            store.keepLog(sql, now.command(), log);
          }
          return now;
        });
    // Only after the commit: that its time ran out meanwhile must be kept.
    if (after.step() instanceof Step.Refused) {
      throw Problem.of(409, "command-ended", "Leave it: this command was cancelled or is over.")
          .asException();
    }
    return after.command().state();
  }

  /// The log lines that a command brought, as gzip. Problem: `log-unknown`.
  public byte[] log(String terminalId, String id) {
    return parsed(id)
        .flatMap(known -> store.log(terminalId, known))
        .orElseThrow(() ->
            Problem.of(404, "log-unknown", "Order a log bundle: this one is not kept.")
                .asException());
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    for (Map.Entry<String, UUID> late : store.late(clock.instant())) {
      database.transaction(
          sql -> passTime(sql, store.lock(sql, late.getKey(), late.getValue()).orElseThrow()));
    }
    hints.refresh();
  }

  private After happen(
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
    return apply(sql, command, event, actor, result);
  }

  /// Time goes first: what is over can't be begun, whoever looks first.
  private Stored passTime(Sql sql, Stored command) throws SQLException {
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

  private static Optional<UUID> parsed(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
