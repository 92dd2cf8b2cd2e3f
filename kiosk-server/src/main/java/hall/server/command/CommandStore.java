// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Sql;
import hall.server.command.Command.Stored;
import hall.server.command.Command.Transition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Commands and all that happened to them in the database. What takes a [Sql] belongs to the
/// caller's transaction.
@ApplicationScoped
public class CommandStore {
  private static final String SELECT =
      """
      select c.*, l.command_id is not null as has_log, p.command_id is not null as has_picture
      from command c
      left join command_log l on l.command_id = c.id
      left join command_picture p on p.command_id = c.id
      """;
  private static final String LIVE = "state in ('pending', 'received', 'running')";

  private final Database database;
  private final ObjectMapper json;

  public CommandStore(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  boolean knowsTerminal(String terminalId) {
    return database
        .first("select id from terminal where id = ?", row -> row.text("id"), terminalId)
        .isPresent();
  }

  /// Adds a command unless its key is known; tells whether it did.
  boolean add(Sql sql, String terminalId, String key, Order order, String operator, Instant now)
      throws SQLException {
    Optional<UUID> added =
        sql.first(
            """
            insert into command (terminal_id, idempotency_key, order_document, ordered_by,
                                 ordered_at, expires_at, state, changed_at)
            values (?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            on conflict (terminal_id, idempotency_key) do nothing
            returning id\
            """,
            row -> row.uuid("id"),
            terminalId,
            key,
            write(order),
            operator,
            now,
            order.expiresAt(now),
            CommandState.PENDING.word(),
            now);
    if (added.isPresent()) {
      note(sql, added.get(), now, "operator " + operator, null, CommandState.PENDING, null);
    }
    return added.isPresent();
  }

  Optional<Stored> findByKey(Sql sql, String terminalId, String key) throws SQLException {
    return sql.first(
        SELECT + "where c.terminal_id = ? and c.idempotency_key = ?",
        this::stored,
        terminalId,
        key);
  }

  /// A terminal's command, locked until the transaction ends.
  Optional<Stored> lock(Sql sql, String terminalId, UUID id) throws SQLException {
    return sql.first(
        SELECT + "where c.terminal_id = ? and c.id = ? for update of c",
        this::stored,
        terminalId,
        id);
  }

  /// Moves a locked command.
  Stored move(
      Sql sql,
      Stored command,
      CommandLife.Step.Moved moved,
      String actor,
      Instant at,
      Report.@Nullable Result result)
      throws SQLException {
    sql.run(
        """
        update command set state = ?, changed_at = ?, reason = ?, result = ?::jsonb
        where id = ?\
        """,
        moved.to().word(),
        at,
        moved.reason(),
        result == null ? null : write(result),
        command.id());
    note(sql, command.id(), at, actor, command.state(), moved.to(), moved.reason());
    return new Stored(
        command.id(),
        command.terminalId(),
        command.order(),
        command.orderedBy(),
        command.orderedAt(),
        command.expiresAt(),
        moved.to(),
        at,
        moved.reason(),
        result,
        command.log(),
        command.picture());
  }

  /// What a terminal has still to do or to tell, oldest first.
  List<Stored> live(String terminalId, Instant now) {
    return database.list(
        SELECT
            + "where c.terminal_id = ? and c."
            + LIVE
            + " and (c.state = 'running' or c.expires_at > ?) order by c.number",
        this::stored,
        terminalId,
        now);
  }

  /// The newest commands of a terminal, newest first.
  List<Command> newest(String terminalId, int limit) {
    List<Stored> commands =
        database.list(
            SELECT + "where c.terminal_id = ? order by c.number desc limit ?",
            this::stored,
            terminalId,
            limit);
    Map<UUID, List<Map.Entry<UUID, Transition>>> transitions =
        database
            .list(
                """
                select t.* from command_transition t
                where t.command_id in (
                  select id from command where terminal_id = ? order by number desc limit ?)
                order by t.id\
                """,
                CommandStore::transition,
                terminalId,
                limit)
            .stream()
            .collect(Collectors.groupingBy(Map.Entry::getKey));
    return commands.stream()
        .map(command ->
            command.with(
                transitions.getOrDefault(command.id(), List.of()).stream()
                    .map(Map.Entry::getValue)
                    .toList()))
        .toList();
  }

  /// The transitions of one command inside a transaction.
  List<Transition> transitions(Sql sql, UUID id) throws SQLException {
    return sql
        .list(
            "select * from command_transition where command_id = ? order by id",
            CommandStore::transition,
            id)
        .stream()
        .map(Map.Entry::getValue)
        .toList();
  }

  /// Commands that may have run out of time.
  List<Map.Entry<String, UUID>> late(Instant now) {
    return database.list(
        "select terminal_id, id from command where "
            + LIVE
            + " and expires_at <= ? order by number",
        row -> Map.entry(row.text("terminal_id"), row.uuid("id")),
        now);
  }

  /// The number of the newest command that waits for each terminal.
  Map<String, Long> newestWaiting() {
    Map<String, Long> newest = new HashMap<>();
    database.list(
        "select terminal_id, max(number) as newest from command where "
            + LIVE
            + " group by terminal_id",
        row -> newest.put(row.text("terminal_id"), row.number("newest")));
    return newest;
  }

  private static void note(
      Sql sql,
      UUID id,
      Instant at,
      String actor,
      @Nullable CommandState from,
      CommandState to,
      @Nullable String reason)
      throws SQLException {
    sql.run(
        """
        insert into command_transition (command_id, at, actor, from_state, to_state, reason)
        values (?, ?, ?, ?, ?, ?)\
        """,
        id,
        at,
        actor,
        from == null ? null : from.word(),
        to.word(),
        reason);
  }

  private static Map.Entry<UUID, Transition> transition(Row row) throws SQLException {
    return Map.entry(
        row.uuid("command_id"),
        new Transition(
            HallTime.at(row.instant("at")),
            row.text("actor"),
            row.textOrNull("from_state"),
            row.text("to_state"),
            row.textOrNull("reason")));
  }

  private Stored stored(Row row) throws SQLException {
    String result = row.textOrNull("result");
    return new Stored(
        row.uuid("id"),
        row.text("terminal_id"),
        read(row.text("order_document"), Order.class),
        row.text("ordered_by"),
        row.instant("ordered_at"),
        row.instant("expires_at"),
        CommandState.of(row.text("state")).orElseThrow(),
        row.instant("changed_at"),
        row.textOrNull("reason"),
        result == null ? null : read(result, Report.Result.class),
        row.flag("has_log"),
        row.flag("has_picture"));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A command cannot be written", e);
    }
  }

  private <T> T read(String document, Class<T> type) {
    try {
      return json.readValue(document, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored command cannot be read", e);
    }
  }
}
