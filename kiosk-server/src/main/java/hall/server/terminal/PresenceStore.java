// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Last presences and all transitions in the database.
@ApplicationScoped
public class PresenceStore {
  private static final String TOLD =
      """
      p.terminal_id, p.version, p.online, p.last_seen, p.report,
      greatest(0, extract(epoch from clock_timestamp() - p.written_at) * 1000)::bigint as age\
      """;

  private final Database database;
  private final ObjectMapper json;

  public PresenceStore(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /// A transition with the terminal it belongs to.
  public record TerminalTransition(String terminalId, Presence.Transition transition) {}

  /// A row that somebody wrote, `age` ago.
  record Told(long version, Presence presence, Duration age) {}

  /// Rows by terminal, and what of the database they were read from, for the next question.
  record News(String snapshot, Map<String, Told> rows) {}

  /// Which rows were written, and what stands where the others should have gone.
  record Outcome(Set<String> written, Map<String, Told> elsewhere) {}

  /// One transaction, three statements, for all terminals that something changed at. A row takes
  /// the place of the version before it or is not written, and its transitions neither. Ids are
  /// sorted, so that the batches of several servers cannot lock each other out.
  Outcome write(NavigableMap<String, Track.Row> rows, String writer) {
    return database.transaction(sql -> {
      Set<String> written = new HashSet<>(upsert(sql, rows, writer));
      List<TerminalTransition> changes = new ArrayList<>();
      List<String> elsewhere = new ArrayList<>();
      rows.forEach((id, row) -> {
        if (written.contains(id)) {
          row.transitions().forEach(each -> changes.add(new TerminalTransition(id, each)));
        } else {
          elsewhere.add(id);
        }
      });
      insert(sql, changes);
      return new Outcome(written, elsewhere.isEmpty() ? Map.of() : told(sql, elsewhere));
    });
  }

  private List<String> upsert(Sql sql, NavigableMap<String, Track.Row> rows, String writer)
      throws SQLException {
    List<Track.Row> values = List.copyOf(rows.values());
    return sql.list(
        """
        insert into terminal_presence
          (terminal_id, epoch, sequence, online, last_seen, report, version, writer, written_in,
           written_at)
        select id, epoch, sequence, online, last_seen::timestamptz, report::jsonb, version, ?,
          pg_current_xact_id(), clock_timestamp()
        from unnest(?::text[], ?::bigint[], ?::bigint[], ?::boolean[], ?::text[], ?::text[], ?::bigint[])
          as given(id, epoch, sequence, online, last_seen, report, version)
        order by id
        on conflict (terminal_id) do update
        set epoch = excluded.epoch, sequence = excluded.sequence, online = excluded.online,
            last_seen = excluded.last_seen, report = excluded.report, version = excluded.version,
            writer = excluded.writer, written_in = excluded.written_in,
            written_at = excluded.written_at
        where terminal_presence.version = excluded.version - 1
        returning terminal_id\
        """,
        row -> row.text("terminal_id"),
        writer,
        rows.keySet().toArray(String[]::new),
        values.stream().map(row -> row.presence().report().epoch()).toArray(Long[]::new),
        values.stream().map(row -> row.presence().report().sequence()).toArray(Long[]::new),
        values.stream().map(row -> row.presence().online()).toArray(Boolean[]::new),
        values.stream().map(row -> row.presence().lastSeen().toString()).toArray(String[]::new),
        values.stream().map(row -> write(row.presence().report())).toArray(String[]::new),
        values.stream().map(Track.Row::version).toArray(Long[]::new));
  }

  private static void insert(Sql sql, List<TerminalTransition> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    List<Presence.Transition> each = changes.stream().map(TerminalTransition::transition).toList();
    sql.run(
        """
        insert into terminal_transition (terminal_id, at, subject, from_state, to_state, reason)
        select id, at::timestamptz, subject, from_state, to_state, reason
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
          with ordinality as given(id, at, subject, from_state, to_state, reason, number)
        order by number\
        """,
        changes.stream().map(TerminalTransition::terminalId).toArray(String[]::new),
        each.stream().map(change -> change.at().toString()).toArray(String[]::new),
        each.stream().map(Presence.Transition::subject).toArray(String[]::new),
        each.stream().map(Presence.Transition::from).toArray(String[]::new),
        each.stream().map(Presence.Transition::to).toArray(String[]::new),
        each.stream().map(Presence.Transition::reason).toArray(String[]::new));
  }

  private Map<String, Told> told(Sql sql, List<String> ids) throws SQLException {
    Map<String, Told> rows = new HashMap<>();
    sql.list(
        "select " + TOLD + " from terminal_presence p where terminal_id = any(?)",
        row -> rows.put(row.text("terminal_id"), told(row)),
        (Object) ids.toArray(String[]::new));
    return rows;
  }

  /// All presences.
  News all() {
    return rows("true");
  }

  /// What others wrote and a snapshot did not show yet. No clock decides this, so that neither a
  /// slow transaction nor a pause of this process lets a row slip through.
  News news(String snapshot, String writer) {
    return rows(
        """
        p.written_in >= pg_snapshot_xmin(?::pg_snapshot)
          and not pg_visible_in_snapshot(p.written_in, ?::pg_snapshot) and p.writer <> ?\
        """,
        snapshot,
        snapshot,
        writer);
  }

  private News rows(String condition, @Nullable Object... arguments) {
    Map<String, Told> rows = new TreeMap<>();
    List<String> snapshots =
        database.list(
            "select s.snapshot, "
                + TOLD
                + " from (select pg_current_snapshot()::text as snapshot) s"
                + " left join terminal_presence p on "
                + condition,
            row -> {
              if (row.textOrNull("terminal_id") != null) {
                rows.put(row.text("terminal_id"), told(row));
              }
              return row.text("snapshot");
            },
            arguments);
    return new News(snapshots.getFirst(), rows);
  }

  private Told told(Row row) throws SQLException {
    return new Told(
        row.number("version"),
        new Presence(row.flag("online"), row.instant("last_seen"), parse(row.text("report"))),
        Duration.ofMillis(row.number("age")));
  }

  /// The newest transitions of a terminal, newest first.
  public List<Presence.Transition> transitions(String terminalId, int limit) {
    return database.list(
        """
        select at, subject, from_state, to_state, reason from terminal_transition
        where terminal_id = ? order by id desc limit ?\
        """,
        PresenceStore::transition,
        terminalId,
        limit);
  }

  /// What changed at all terminals since an instant, oldest first.
  List<TerminalTransition> transitionsSince(Instant since) {
    return database.list(
        """
        select terminal_id, at, subject, from_state, to_state, reason from terminal_transition
        where at >= ? order by id\
        """,
        row -> new TerminalTransition(row.text("terminal_id"), transition(row)),
        since);
  }

  private static Presence.Transition transition(Row row) throws SQLException {
    return new Presence.Transition(
        row.instant("at"),
        row.text("subject"),
        row.textOrNull("from_state"),
        row.text("to_state"),
        row.textOrNull("reason"));
  }

  private String write(Heartbeat report) {
    try {
      return json.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A heartbeat cannot be written", e);
    }
  }

  private Heartbeat parse(String report) {
    try {
      return json.readValue(report, Heartbeat.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored heartbeat cannot be read", e);
    }
  }
}
