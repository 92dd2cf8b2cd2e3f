// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Last presences and all transitions in the database.
@ApplicationScoped
public class PresenceStore {
  private final Database database;
  private final ObjectMapper json;

  public PresenceStore(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /// A transition with the terminal it belongs to.
  public record TerminalTransition(String terminalId, Presence.Transition transition) {}

  /// One transaction for all terminals that reported since the last one. Ids are sorted, so that
  /// the batches of several servers cannot lock each other out.
  void write(NavigableMap<String, Presence> presences, List<TerminalTransition> transitions) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    presences.forEach((id, presence) -> rows.add(row(id, presence)));
    List<@Nullable Object[]> changes = new ArrayList<>();
    transitions.forEach(change -> changes.add(row(change)));
    database.transaction(sql -> {
      sql.batch(
          """
          insert into terminal_presence (terminal_id, epoch, sequence, online, last_seen, report)
          values (?, ?, ?, ?, ?, ?::jsonb)
          on conflict (terminal_id) do update
          set epoch = excluded.epoch, sequence = excluded.sequence, online = excluded.online,
              last_seen = excluded.last_seen, report = excluded.report\
          """,
          rows);
      sql.batch(
          """
          insert into terminal_transition (terminal_id, at, subject, from_state, to_state, reason)
          values (?, ?, ?, ?, ?, ?)\
          """,
          changes);
      return rows.size();
    });
  }

  /// The presences of an earlier run.
  Map<String, Presence> read() {
    Map<String, Presence> presences = new TreeMap<>();
    database
        .list(
            "select terminal_id, online, last_seen, report from terminal_presence",
            row ->
                Map.entry(
                    row.text("terminal_id"),
                    new Presence(
                        row.flag("online"), row.instant("last_seen"), parse(row.text("report")))))
        .forEach(entry -> presences.put(entry.getKey(), entry.getValue()));
    return presences;
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

  private @Nullable Object[] row(String id, Presence presence) {
    try {
      return new @Nullable Object[] {
        id,
        presence.report().epoch(),
        presence.report().sequence(),
        presence.online(),
        presence.lastSeen(),
        json.writeValueAsString(presence.report())
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A heartbeat cannot be written", e);
    }
  }

  private static @Nullable Object[] row(TerminalTransition change) {
    Presence.Transition transition = change.transition();
    return new @Nullable Object[] {
      change.terminalId(),
      transition.at(),
      transition.subject(),
      transition.from(),
      transition.to(),
      transition.reason()
    };
  }

  private Heartbeat parse(String report) {
    try {
      return json.readValue(report, Heartbeat.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored heartbeat cannot be read", e);
    }
  }
}
