// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

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
import java.util.function.Function;
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
  record Signed(byte[] payload, String keyId, byte[] signature, Instant expires) {}

  /// What a terminal shall run, and where it came from.
  record Desired(Snapshot.Content content, long publication, Signed signed) {}

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
    // A plan that was made while the table was small is kept for long, and reads the whole table
    // once a terminal when a fleet's first publication has filled it.
    sql.run("set local plan_cache_mode = force_custom_plan");
    return read(
        sql,
        sql.list(
            """
            select newest.terminal_id, newest.generation, newest.hash, told.content_id
            from (
              select distinct on (terminal_id) terminal_id, generation, hash
              from configuration_snapshot where terminal_id > ? and terminal_id <= ?
              order by terminal_id, generation desc) newest
            left join configuration_desired d on d.terminal_id = newest.terminal_id
            left join configuration_snapshot told
              on told.terminal_id = d.terminal_id and told.generation = d.generation\
            """,
            SnapshotStore::found,
            after,
            last));
  }

  /// @param content 0 where nothing was released for it
  private record Found(String terminalId, Snapshot.Previous previous, long content) {}

  private static Found found(Row row) throws SQLException {
    return new Found(
        row.text("terminal_id"),
        new Snapshot.Previous(row.number("generation"), row.text("hash")),
        row.number("content_id"));
  }

  /// Most terminals have the same contents: each is read once.
  private static Map<String, Last> read(Sql sql, List<Found> rows) throws SQLException {
    Map<Long, Previewing.Told> contents =
        ContentStore.read(sql, rows.stream().map(Found::content).toList());
    Map<String, Last> last = new HashMap<>();
    rows.forEach(
        row -> last.put(row.terminalId(), new Last(row.previous(), contents.get(row.content()))));
    return last;
  }

  /// Adds snapshots that terminals may have from `released` on, or that wait for their release.
  void add(Sql sql, List<Snapshot> snapshots, long publication, @Nullable Instant released)
      throws SQLException {
    if (snapshots.isEmpty()) {
      return;
    }
    Map<Snapshot.Content, Long> contents =
        ContentStore.numbers(sql, snapshots.stream().map(Snapshot::content).distinct().toList());
    sql.run(
        """
        insert into configuration_snapshot
          (terminal_id, generation, publication_id, head, hash, key_id, signature, expires_at,
           content_id, released_at)
        select terminal_id, generation, ?, head, hash, key_id, signature, expires::timestamptz,
          content_id, ?::timestamptz
        from unnest(?::text[], ?::bigint[], ?::bytea[], ?::text[], ?::text[], ?::bytea[], ?::text[],
            ?::bigint[])
          as made(terminal_id, generation, head, hash, key_id, signature, expires, content_id)\
        """,
        publication,
        released,
        texts(snapshots, Snapshot::terminalId),
        snapshots.stream().map(Snapshot::generation).toArray(Long[]::new),
        snapshots.stream().map(Snapshot::head).toArray(byte[][]::new),
        texts(snapshots, Snapshot::hash),
        texts(snapshots, Snapshot::keyId),
        snapshots.stream().map(Snapshot::signature).toArray(byte[][]::new),
        texts(snapshots, made -> made.expires().toString()),
        snapshots.stream().map(made -> contents.get(made.content())).toArray(Long[]::new));
    if (released != null) {
      Map<String, Long> chosen = new HashMap<>();
      snapshots.forEach(made -> chosen.put(made.terminalId(), made.generation()));
      choose(sql, chosen);
    }
  }

  private static String[] texts(List<Snapshot> snapshots, Function<Snapshot, String> text) {
    return snapshots.stream().map(text).toArray(String[]::new);
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
    choose(sql, chosen);
  }

  private static void choose(Sql sql, Map<String, Long> chosen) throws SQLException {
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
        chosen.keySet().toArray(String[]::new),
        chosen.values().toArray(Long[]::new));
  }

  private static final String DESIRED =
      """
      select s.publication_id, s.head, c.tail, s.key_id, s.signature, s.expires_at, c.settings,
        c.overlays
      from configuration_desired d join configuration_snapshot s using (terminal_id, generation)
      join configuration_content c on c.id = s.content_id
      where d.terminal_id = ?\
      """;

  /// What a terminal shall run, kept from changing until the transaction ends.
  Optional<Desired> hold(Sql sql, String terminalId) throws SQLException {
    return sql.first(DESIRED + " for update of d", SnapshotStore::desired, terminalId);
  }

  private static Desired desired(Row row) throws SQLException {
    return new Desired(
        new Snapshot.Content(row.text("settings"), row.text("overlays")),
        row.number("publication_id"),
        signed(row, row.bytesOrNull("tail")));
  }

  /// @param tail of its content; null for a document that is whole in its head
  static Signed signed(Row row, byte @Nullable [] tail) throws SQLException {
    Instant expires = row.instantOrNull("expires_at");
    return new Signed(
        tail == null ? row.bytes("head") : Snapshot.whole(row.bytes("head"), tail),
        row.text("key_id"),
        row.bytes("signature"),
        expires == null ? Instant.MAX : expires);
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
    return read(
        sql,
        sql.list(
            """
            select old.terminal_id, newest.generation, newest.hash, old.content_id
            from unnest(?, ?) as chosen(terminal_id, generation)
            join configuration_snapshot old
              on old.terminal_id = chosen.terminal_id and old.generation = chosen.generation
            join lateral (
              select generation, hash from configuration_snapshot n
              where n.terminal_id = chosen.terminal_id
              order by generation desc limit 1) newest on true\
            """,
            SnapshotStore::found,
            generations.keySet().toArray(String[]::new),
            generations.values().toArray(Long[]::new)));
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
}
