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
import hall.server.command.CommandMoves.After;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The commands of all terminals: ordered, cancelled, taken, reported.
@ApplicationScoped
public class Commands {
  private static final int LONGEST_KEY = 64;
  private static final Duration PICTURES_KEPT = Duration.ofDays(30);
  private static final String TERMINAL = "terminal";
  private static final Set<CommandState> SHOWN = Set.of(CommandState.RUNNING, CommandState.DONE);

  private final Database database;
  private final CommandStore store;
  private final CommandMoves moves;
  private final CommandFiles files;
  private final CommandHints hints;
  private final Audit audit;
  private final InstantSource clock;

  public Commands(
      Database database,
      CommandStore store,
      CommandMoves moves,
      CommandFiles files,
      CommandHints hints,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.moves = moves;
    this.files = files;
    this.hints = hints;
    this.audit = audit;
    this.clock = clock;
  }

  /// A command with whether this request made it.
  public record Ordered(Command command, boolean fresh) {}

  /// Orders a command, once for each key of a terminal.
  ///
  /// Problems: `terminal-unknown`, `idempotency-key-defective`, `command-defective`, `key-taken`,
  /// `message-not-shown`.
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
          if (fresh && order.parsedKind() == CommandKind.WITHDRAW_MESSAGE) {
            demandShown(sql, terminalId, order);
          }
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

  /// What the terminal has not shown yet is cancelled; what was seen has gone by itself.
  private void demandShown(Sql sql, String terminalId, Order order) throws SQLException {
    UUID id = Objects.requireNonNull(order.parsedMessage());
    boolean shown =
        store
            .lock(sql, terminalId, id)
            .filter(message -> message.order().parsedKind() == CommandKind.MESSAGE)
            .filter(message -> SHOWN.contains(message.state()))
            .isPresent();
    if (!shown) {
      throw Problem.of(
              409,
              "message-not-shown",
              "Look at the message: it is not on the screen, or was seen or withdrawn.")
          .asException();
    }
  }

  private void note(Sql sql, String operator, String action, Stored command) throws SQLException {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("command", command.id());
    detail.put("kind", command.order().parsedKind().word());
    if (command.order().why() != null) {
      detail.put("why", command.order().why());
    }
    if (command.order().volume() != null) {
      detail.put("volume", command.order().volume());
    }
    if (command.order().message() != null) {
      detail.put("message", command.order().message());
    }
    audit.record(sql, operator, action, command.terminalId(), detail);
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
          moves.happen(sql, terminalId, id, new Event.Cancelled(), "operator " + operator, null);
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

  /// Takes a terminal's report. Problems: `command-unknown`, `command-ended`, `report-defective`.
  CommandState report(String terminalId, String id, Report report) {
    After after =
        database.transaction(sql -> {
          After now =
              moves.happen(
                  sql,
                  terminalId,
                  id,
                  new Event.Reported(report.parsedState(), report.reason()),
                  TERMINAL,
                  report.result());
          if (now.step() instanceof Step.Moved) {
            follow(sql, now.command(), report);
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

  /// What else comes with a report of this kind.
  private void follow(Sql sql, Stored command, Report report) throws SQLException {
    byte[] log = report.log();
    byte[] picture = report.picture();
    switch (command.order().parsedKind()) {
      case LOG_BUNDLE -> {
        if (log != null) {
          files.keepLog(sql, command, log);
        }
      }
      case SCREENSHOT -> {
        if (picture != null) {
          files.keepPicture(sql, command, picture, clock.instant());
        }
      }
      case WITHDRAW_MESSAGE -> {
        if (command.state() == CommandState.DONE) {
          moves.happen(
              sql,
              command.terminalId(),
              String.valueOf(command.order().message()),
              new Event.Withdrawn(),
              TERMINAL,
              null);
        }
      }
      case RESTART_APPLICATION,
          OUT_OF_SERVICE,
          INTO_SERVICE,
          SELF_TEST,
          TEST_PRINT,
          REBOOT,
          VOLUME,
          MESSAGE -> {
        // Nothing.
      }
    }
  }

  /// The log lines that a command brought, as gzip. Problem: `log-unknown`.
  public byte[] log(String terminalId, String id) {
    return CommandMoves.parsed(id)
        .flatMap(known -> files.log(terminalId, known))
        .orElseThrow(() ->
            Problem.of(404, "log-unknown", "Order a log bundle: this one is not kept.")
                .asException());
  }

  /// The picture that a command brought, as PNG. Problem: `picture-unknown`.
  public byte[] picture(String terminalId, String id) {
    return CommandMoves.parsed(id)
        .flatMap(known -> files.picture(terminalId, known))
        .orElseThrow(() ->
            Problem.of(404, "picture-unknown", "Order a screenshot: this one is not kept.")
                .asException());
  }

  @Scheduled(every = "${hall.commands.forget-every}")
  void forget() {
    files.forgetPictures(clock.instant().minus(PICTURES_KEPT));
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    for (Map.Entry<String, UUID> late : store.late(clock.instant())) {
      database.transaction(sql ->
          moves.passTime(sql, store.lock(sql, late.getKey(), late.getValue()).orElseThrow()));
    }
    hints.refresh();
  }
}
