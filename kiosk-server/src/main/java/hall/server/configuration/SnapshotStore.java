// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Database;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Snapshots in the database, and which of them each terminal shall run.
@ApplicationScoped
class SnapshotStore {
  private final Database database;

  SnapshotStore(Database database) {
    this.database = database;
  }

  /// The newest snapshot of a terminal, and what it is to run, which may be an older one while a
  /// rollout holds the newest back.
  ///
  /// @param told null where nothing was released for it
  record Last(Snapshot.Previous previous, Previewing.@Nullable Told told) {}

  /// A snapshot as it goes out.
  record Signed(byte[] payload, String keyId, byte[] signature) {}

  /// What a terminal shall run, and where it came from.
  record Desired(Previewing.Told told, long publication, Signed signed) {}

  /// Something that a terminal told of a generation; nothing yet where `state` is null.
  record Told(
      long generation,
      long publication,
      Instant releasedAt,
      @Nullable Instant at,
      @Nullable String state,
      @Nullable String reason) {}

  /// The newest snapshots of terminals after `after` up to and including `last`.
  Map<String, Last> last(Sql sql, String after, String last) throws SQLException {
    Map<String, Last> found = new HashMap<>();
    Map<String, JsonNode> read = new HashMap<>();
    sql.list(
        """
        select newest.terminal_id, newest.generation, newest.hash, told.settings, told.overlays
        from (
          select distinct on (terminal_id) terminal_id, generation, hash
          from configuration_snapshot where terminal_id > ? and terminal_id <= ?
          order by terminal_id, generation desc) newest
        left join configuration_desired d on d.terminal_id = newest.terminal_id
        left join configuration_snapshot told
          on told.terminal_id = d.terminal_id and told.generation = d.generation\
        """,
        row -> found.put(row.text("terminal_id"), last(row, read)),
        after,
        last);
    return found;
  }

  private static Last last(Row row) throws SQLException {
    return last(row, new HashMap<>());
  }

  /// @param read documents that were read already: most terminals have one of a few
  private static Last last(Row row, Map<String, JsonNode> read) throws SQLException {
    String settings = row.textOrNull("settings");
    return new Last(
        new Snapshot.Previous(row.number("generation"), row.text("hash")),
        settings == null
            ? null
            : new Previewing.Told(
                read.computeIfAbsent(settings, Json::read),
                read.computeIfAbsent(row.text("overlays"), Json::read)));
  }

  void add(Sql sql, List<Snapshot> snapshots, long publication) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Snapshot made : snapshots) {
      rows.add(
          new @Nullable Object[] {
            made.terminalId(),
            made.generation(),
            publication,
            made.payload(),
            made.hash(),
            made.keyId(),
            made.signature(),
            made.settings().toString(),
            made.overlays().toString()
          });
    }
    sql.batch(
        """
        insert into configuration_snapshot
          (terminal_id, generation, publication_id, payload, hash, key_id, signature, settings, overlays)
        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)\
        """,
        rows);
  }

  void release(Sql sql, List<Snapshot> made, Instant now) throws SQLException {
    Map<String, Long> chosen = new HashMap<>();
    made.forEach(snapshot -> chosen.put(snapshot.terminalId(), snapshot.generation()));
    release(sql, chosen, now);
  }

  /// Lets terminals have generations.
  void release(Sql sql, Map<String, Long> chosen, Instant now) throws SQLException {
    String[] terminals = chosen.keySet().toArray(String[]::new);
    Long[] generations = chosen.values().toArray(Long[]::new);
    sql.run(
        """
        update configuration_snapshot s set released_at = ?
        from unnest(?, ?) as chosen(terminal_id, generation)
        where s.terminal_id = chosen.terminal_id and s.generation = chosen.generation
          and s.released_at is null\
        """,
        now,
        terminals,
        generations);
    sql.run(
        """
        insert into configuration_desired (terminal_id, generation, changed_at)
        select terminal_id, generation, clock_timestamp()
        from unnest(?, ?) as chosen(terminal_id, generation) order by terminal_id
        on conflict (terminal_id) do update
        set generation = excluded.generation, changed_at = excluded.changed_at,
          written_in = pg_current_xact_id()
        where configuration_desired.generation < excluded.generation\
        """,
        terminals,
        generations);
  }

  private static final String DESIRED =
      """
      select s.publication_id, s.payload, s.key_id, s.signature, s.settings, s.overlays
      from configuration_desired d join configuration_snapshot s using (terminal_id, generation)
      where d.terminal_id = ?\
      """;

  /// What a terminal shall run.
  Optional<Desired> desired(String terminalId) {
    return database.first(DESIRED, SnapshotStore::desired, terminalId);
  }

  /// The same, kept from changing until the transaction ends.
  Optional<Desired> hold(Sql sql, String terminalId) throws SQLException {
    return sql.first(DESIRED + " for update of d", SnapshotStore::desired, terminalId);
  }

  private static Desired desired(Row row) throws SQLException {
    return new Desired(
        new Previewing.Told(Json.read(row.text("settings")), Json.read(row.text("overlays"))),
        row.number("publication_id"),
        new Signed(row.bytes("payload"), row.text("key_id"), row.bytes("signature")));
  }

  /// What the next generation of a terminal follows.
  Optional<Snapshot.Previous> previous(Sql sql, String terminalId) throws SQLException {
    return sql.first(
        """
        select generation, hash from configuration_snapshot
        where terminal_id = ? order by generation desc limit 1\
        """,
        row -> new Snapshot.Previous(row.number("generation"), row.text("hash")),
        terminalId);
  }

  /// The content of one earlier generation of each terminal, with what its next one follows.
  Map<String, Last> earlier(Sql sql, Map<String, Long> generations) throws SQLException {
    Map<String, Last> found = new HashMap<>();
    sql.list(
        """
        select old.terminal_id, newest.generation, newest.hash, old.settings, old.overlays
        from unnest(?, ?) as chosen(terminal_id, generation)
        join configuration_snapshot old
          on old.terminal_id = chosen.terminal_id and old.generation = chosen.generation
        join lateral (
          select generation, hash from configuration_snapshot n
          where n.terminal_id = chosen.terminal_id order by generation desc limit 1) newest on true\
        """,
        row -> found.put(row.text("terminal_id"), last(row)),
        generations.keySet().toArray(String[]::new),
        generations.values().toArray(Long[]::new));
    return found;
  }

  /// Lets terminals run again what they ran before a release that they have not applied yet.
  void withdraw(Sql sql, Map<String, @Nullable Long> fallbacks) throws SQLException {
    List<@Nullable Object[]> back = new ArrayList<>();
    List<@Nullable Object[]> none = new ArrayList<>();
    for (Map.Entry<String, @Nullable Long> each : new TreeMap<>(fallbacks).entrySet()) {
      if (each.getValue() == null) {
        none.add(new @Nullable Object[] {each.getKey()});
      } else {
        back.add(new @Nullable Object[] {each.getValue(), each.getKey()});
      }
    }
    sql.batch(
        """
        update configuration_desired
        set generation = ?, changed_at = clock_timestamp(), written_in = pg_current_xact_id()
        where terminal_id = ?\
        """,
        back);
    sql.batch(
        """
        update configuration_desired
        set generation = 0, changed_at = clock_timestamp(), written_in = pg_current_xact_id()
        where terminal_id = ?\
        """,
        none);
  }

  /// Writes down what a terminal told, in one statement, since a whole fleet may tell at once;
  /// false for a generation that it never got. What it told last already is not written twice.
  boolean report(String terminalId, ConfigurationReport report, Instant now) {
    return database
        .first(
            """
            with known as (
              select terminal_id, generation from configuration_snapshot
              where terminal_id = ? and generation = ? and released_at is not null),
            last as (
              select r.state, r.reason from configuration_report r join known
                on known.terminal_id = r.terminal_id and known.generation = r.generation
              order by r.id desc limit 1),
            written as (
              insert into configuration_report (terminal_id, generation, at, state, reason, checks)
              select terminal_id, generation, ?, ?, ?, ?::jsonb from known
              where not exists (
                select 1 from last where state = ? and reason is not distinct from ?))
            select 1 from known\
            """,
            row -> true,
            terminalId,
            report.generation(),
            now,
            report.state(),
            report.reason(),
            report.checksJson(),
            report.state(),
            report.reason())
        .isPresent();
  }

  /// The newest generations of a terminal with all that it told of them, newest first.
  List<Told> told(String terminalId, int most) {
    return database.list(
        """
        select s.generation, s.publication_id, s.released_at, r.at, r.state, r.reason
        from (
          select * from configuration_snapshot where terminal_id = ? and released_at is not null
          order by generation desc limit ?) s
        left join configuration_report r using (terminal_id, generation)
        order by s.generation desc, r.id desc\
        """,
        row ->
            new Told(
                row.number("generation"),
                row.number("publication_id"),
                row.instant("released_at"),
                row.instantOrNull("at"),
                row.textOrNull("state"),
                row.textOrNull("reason")),
        terminalId,
        most);
  }

  /// What each terminal shall run, and what of the database that was read from, for the next
  /// question.
  record News(String snapshot, Map<String, Long> generations) {}

  /// All that each terminal shall run.
  News allDesired() {
    return news("true");
  }

  /// What changed since a snapshot. No clock decides this, so that no slow transaction slips
  /// through.
  News newlyDesired(String snapshot) {
    return news(
        """
        d.written_in >= pg_snapshot_xmin(?::pg_snapshot)
          and not pg_visible_in_snapshot(d.written_in, ?::pg_snapshot)\
        """,
        snapshot,
        snapshot);
  }

  private News news(String condition, @Nullable Object... arguments) {
    Map<String, Long> found = new HashMap<>();
    List<String> snapshots =
        database.list(
            "select s.snapshot, d.terminal_id, d.generation"
                + " from (select pg_current_snapshot()::text as snapshot) s"
                + " left join configuration_desired d on "
                + condition,
            row -> {
              if (row.textOrNull("terminal_id") != null) {
                found.put(row.text("terminal_id"), row.number("generation"));
              }
              return row.text("snapshot");
            },
            arguments);
    return new News(snapshots.getFirst(), found);
  }
}
