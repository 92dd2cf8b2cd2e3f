// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Layers, overlays, and who takes them, in the database.
@ApplicationScoped
class LayerStore {
  private static final String OVERLAYS =
      """
      select id, scope, from_at, until_at, settings, reason, created_at, created_by
      from configuration_overlay\
      """;

  private static final String MEMBERS =
      """
      select t.id, t.model, t.hall_id, h.district_id
      from terminal t join hall h on h.id = t.hall_id\
      """;

  /// As an array of the database, the widest first.
  private static final String LEVELS =
      Stream.of(Scope.Level.values())
          .map(Scope.Level::word)
          .collect(Collectors.joining(",", "{", "}"));

  /// A layer with where it stands in its history.
  record Stored(Layer layer, long revision, @Nullable Instant changedAt, @Nullable String by) {}

  /// The newest revision of every layer that says something, or ever did.
  List<Stored> heads(Sql sql) throws SQLException {
    return sql.list(
        """
        select distinct on (scope) scope, revision, settings, changed_at, changed_by
        from configuration_layer order by scope, revision desc\
        """,
        LayerStore::stored);
  }

  /// The same in parts, the widest first: those after a scope, or from the first on.
  List<Stored> heads(Sql sql, Optional<Scope> after, int most) throws SQLException {
    String last = after.map(Scope::written).orElse("");
    return sql.list(
        """
        with head as (
          select distinct on (scope) scope, revision, settings, changed_at, changed_by,
            array_position(?::text[], split_part(scope, ':', 1)) as level
          from configuration_layer order by scope, revision desc)
        select scope, revision, settings, changed_at, changed_by from head
        where (level, scope) > (coalesce(array_position(?::text[], split_part(?, ':', 1)), 0), ?)
        order by level, scope limit ?\
        """,
        LayerStore::stored,
        LEVELS,
        LEVELS,
        last,
        last,
        most);
  }

  /// The same without terminals' own, but for those that changed last and say something.
  List<Stored> newest(Sql sql, int terminals) throws SQLException {
    List<Stored> found =
        new ArrayList<>(
            sql.list(
                """
                select distinct on (scope) scope, revision, settings, changed_at, changed_by
                from configuration_layer where scope not like 'terminal:%'
                order by scope, revision desc\
                """,
                LayerStore::stored));
    found.sort(Comparator.comparing(Stored::layer));
    found.addAll(
        sql.list(
            """
            select scope, revision, settings, changed_at, changed_by from configuration_layer l
            where scope like 'terminal:%' and settings <> '{}' and not exists (
              select 1 from configuration_layer n
              where n.scope = l.scope and n.revision > l.revision)
            order by changed_at desc limit ?\
            """,
            LayerStore::stored, terminals));
    return found;
  }

  /// Whether the draft says something else than what was frozen last and not given up.
  boolean changed(Sql sql) throws SQLException {
    return sql.first(
            """
            with frozen as (
              select coalesce(max(requested_at), '-infinity') as at from configuration_publication
              where state not in ('rejected', 'withdrawn'))
            select 1 from frozen
            where exists (select 1 from configuration_layer where changed_at > frozen.at)
              or exists (select 1 from configuration_overlay
                where created_at > frozen.at or ended_at > frozen.at)\
            """,
            row -> true)
        .isPresent();
  }

  /// The newest revision; revision 0 of a scope that never said anything.
  Stored head(Sql sql, Scope scope) throws SQLException {
    return sql.first(
            """
            select scope, revision, settings, changed_at, changed_by from configuration_layer
            where scope = ? order by revision desc limit 1\
            """,
            LayerStore::stored,
            scope.written())
        .orElseGet(() ->
            new Stored(new Layer(scope, JsonNodeFactory.instance.objectNode()), 0, null, null));
  }

  /// Adds a revision; false when another one has this number already.
  boolean add(Sql sql, Layer layer, long revision, Instant now, String operator)
      throws SQLException {
    return sql.run(
            """
            insert into configuration_layer (scope, revision, settings, changed_at, changed_by)
            values (?, ?, ?::jsonb, ?, ?) on conflict do nothing\
            """,
            layer.scope().written(),
            revision,
            layer.settings().toString(),
            now,
            operator)
        == 1;
  }

  /// Whether there is somebody or something that a layer of this scope could be for.
  boolean exists(Sql sql, Scope scope) throws SQLException {
    String table =
        switch (scope.level()) {
          case FLEET -> "(values ('')) as fleet(id)";
          case MODEL -> "(select distinct model as id from terminal) as models";
          case DISTRICT -> "district";
          case HALL -> "hall";
          case TERMINAL -> "terminal";
        };
    return sql.first("select 1 from " + table + " where id = ?", row -> true, scope.id())
        .isPresent();
  }

  /// The scopes that a scope inherits from, the widest first.
  List<Scope> wider(Sql sql, Scope scope) throws SQLException {
    return switch (scope.level()) {
      case FLEET -> List.of();
      case MODEL, DISTRICT -> List.of(Scope.FLEET);
      case HALL ->
          sql.first(
                  "select district_id from hall where id = ? and district_id is not null",
                  row -> new Scope(Scope.Level.DISTRICT, row.text("district_id")),
                  scope.id())
              .map(district -> List.of(Scope.FLEET, district))
              .orElse(List.of(Scope.FLEET));
      case TERMINAL ->
          member(sql, scope.id())
              .map(member -> member.scopes().stream().filter(s -> !s.equals(scope)).toList())
              .orElse(List.of());
    };
  }

  /// Terminals after `after` by id, at most so many.
  List<Membership> members(Sql sql, String after, int most) throws SQLException {
    return sql.list(
        MEMBERS + " where t.id > ? order by t.id limit ?", LayerStore::membership, after, most);
  }

  /// Those of them that were never told anything.
  List<Membership> membersNeverTold(Sql sql, String after, int most) throws SQLException {
    return sql.list(
        MEMBERS
            + """
             where t.id > ? and not exists (
              select 1 from configuration_snapshot s where s.terminal_id = t.id)
            order by t.id limit ?\
            """,
        LayerStore::membership,
        after,
        most);
  }

  Optional<Membership> member(Sql sql, String terminalId) throws SQLException {
    return sql.first(MEMBERS + " where t.id = ?", LayerStore::membership, terminalId);
  }

  /// Overlays that were not ended and whose time is not over, the oldest first.
  List<Overlay> overlays(Sql sql, Instant now) throws SQLException {
    return overlays(sql, now, null, Integer.MAX_VALUE);
  }

  /// The same in parts: those written down after one of them, or from the first on.
  List<Overlay> overlays(Sql sql, Instant now, @Nullable UUID after, int most) throws SQLException {
    return sql.list(
        OVERLAYS
            + """
             where ended_at is null and (until_at is null or until_at > ?)
              and number > coalesce((select number from configuration_overlay where id = ?), 0)
            order by number limit ?\
            """,
        LayerStore::overlay,
        now,
        after,
        most);
  }

  Overlay begin(Sql sql, Overlays.Begun begun, Instant now, String operator) throws SQLException {
    UUID id =
        sql.first(
                """
                insert into configuration_overlay
                  (scope, from_at, until_at, settings, reason, created_at, created_by)
                values (?, ?, ?, ?::jsonb, ?, ?, ?) returning id\
                """,
                row -> row.uuid("id"),
                begun.scope().written(),
                begun.from(),
                begun.until(),
                begun.settings().toString(),
                begun.reason(),
                now,
                operator)
            .orElseThrow();
    return sql.first(OVERLAYS + " where id = ?", LayerStore::overlay, id).orElseThrow();
  }

  /// Ends an overlay; false when there is none or it has ended.
  boolean end(Sql sql, UUID id, Instant now, String operator) throws SQLException {
    return sql.run(
            """
            update configuration_overlay set ended_at = ?, ended_by = ?
            where id = ? and ended_at is null and (until_at is null or until_at > ?)\
            """,
            now,
            operator,
            id,
            now)
        == 1;
  }

  private static Membership membership(Row row) throws SQLException {
    return new Membership(
        row.text("id"),
        row.text("hall_id"),
        row.textOrNull("district_id"),
        row.textOrNull("model"));
  }

  private static Stored stored(Row row) throws SQLException {
    return new Stored(
        new Layer(Scope.of(row.text("scope")), (ObjectNode) Json.read(row.text("settings"))),
        row.number("revision"),
        row.instant("changed_at"),
        row.text("changed_by"));
  }

  private static Overlay overlay(Row row) throws SQLException {
    return new Overlay(
        row.uuid("id"),
        Scope.of(row.text("scope")),
        at(row.instantOrNull("from_at")),
        at(row.instantOrNull("until_at")),
        (ObjectNode) Json.read(row.text("settings")),
        row.text("reason"),
        HallTime.at(row.instant("created_at")),
        row.text("created_by"));
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : HallTime.at(instant);
  }
}
