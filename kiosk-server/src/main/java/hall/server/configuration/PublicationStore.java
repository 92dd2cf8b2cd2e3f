// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Publications in the database, each with the layers and overlays as they were.
@ApplicationScoped
class PublicationStore {
  private static final String SELECT =
      """
      select id, state, note, requested_by, requested_at, decided_by, decided_at, changed,
        published_at
      from configuration_publication\
      """;

  /// A publication that is being worked on, with what it froze.
  ///
  /// @param held whether a rollout releases what it makes
  record Open(long id, String cursor, boolean held, List<Layer> layers, List<Overlay> overlays) {}

  long add(
      Sql sql,
      Publication.State state,
      String note,
      boolean held,
      List<Layer> layers,
      List<Overlay> overlays,
      String operator,
      Instant now)
      throws SQLException {
    ObjectNode frozen = JsonNodeFactory.instance.objectNode();
    layers.forEach(layer -> frozen.set(layer.scope().written(), layer.settings()));
    ArrayNode timed = JsonNodeFactory.instance.arrayNode();
    overlays.forEach(overlay -> timed.add(document(overlay)));
    return sql.first(
            """
            insert into configuration_publication
              (state, note, held, layers, overlays, requested_by, requested_at)
            values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?) returning id\
            """,
            row -> row.number("id"),
            state.word(),
            note,
            held,
            frozen.toString(),
            timed.toString(),
            operator,
            now)
        .orElseThrow();
  }

  /// Decides one that waits; false when it does not wait any more.
  boolean decide(Sql sql, long id, Publication.State next, String operator, Instant now)
      throws SQLException {
    return sql.run(
            """
            update configuration_publication set state = ?, decided_by = ?, decided_at = ?
            where id = ? and state = 'waiting'\
            """,
            next.word(),
            operator,
            now,
            id)
        == 1;
  }

  /// Whoever asks anew takes back what still waits.
  void rejectWaiting(Sql sql, String operator, Instant now) throws SQLException {
    sql.run(
        """
        update configuration_publication set state = 'rejected', decided_by = ?, decided_at = ?
        where state = 'waiting'\
        """,
        operator,
        now);
  }

  /// The oldest publication that is not through, for this transaction alone: another server takes
  /// the next turn.
  Optional<Open> takeOpen(Sql sql) throws SQLException {
    return sql.first(
        """
        select id, cursor, held, layers, overlays from configuration_publication
        where id = (select min(id) from configuration_publication where state = 'publishing')
        for update skip locked\
        """,
        PublicationStore::open);
  }

  /// One with what it froze.
  Optional<Open> frozen(Sql sql, long id) throws SQLException {
    return sql.first(
        """
        select id, cursor, held, layers, overlays from configuration_publication where id = ?\
        """,
        PublicationStore::open,
        id);
  }

  /// The newest one that terminals have.
  Optional<Open> newest(Sql sql) throws SQLException {
    return sql.first(
        """
        select id, cursor, held, layers, overlays from configuration_publication
        where state = 'published' order by id desc limit 1\
        """,
        PublicationStore::open);
  }

  void advance(Sql sql, long id, String cursor, int changed) throws SQLException {
    sql.run(
        "update configuration_publication set cursor = ?, changed = changed + ? where id = ?",
        cursor,
        changed,
        id);
  }

  /// Every terminal has what it gets, as far as no rollout holds it back.
  void finish(Sql sql, Open open, Instant now) throws SQLException {
    if (open.held()) {
      move(sql, open.id(), Publication.State.HELD);
    } else {
      publish(sql, open.id(), now);
    }
  }

  void publish(Sql sql, long id, Instant now) throws SQLException {
    sql.run(
        """
        update configuration_publication set state = 'published', published_at = ? where id = ?\
        """,
        now,
        id);
  }

  void move(Sql sql, long id, Publication.State next) throws SQLException {
    sql.run("update configuration_publication set state = ? where id = ?", next.word(), id);
  }

  /// Whether a publication is on its way that a new one would overtake; nobody adds one until the
  /// caller's transaction ends.
  boolean anyUnderWay(Sql sql) throws SQLException {
    sql.run("lock table configuration_publication in share row exclusive mode");
    return sql.first(
            """
            select 1 from configuration_publication
            where state in ('publishing', 'held') or (state = 'waiting' and held)\
            """,
            row -> true)
        .isPresent();
  }

  Optional<Publication> find(Sql sql, long id) throws SQLException {
    return sql.first(SELECT + " where id = ?", PublicationStore::publication, id);
  }

  List<Publication> newest(Sql sql, long before, int most) throws SQLException {
    return sql.list(
        SELECT + " where id < ? order by id desc limit ?",
        PublicationStore::publication,
        before,
        most);
  }

  /// How many terminals told what of the generations that a publication made.
  Publication.Progress progress(Sql sql, long id) throws SQLException {
    return sql.first(
            """
            select count(*) filter (where state = 'confirmed') as confirmed,
              count(*) filter (where state in ('reverted', 'refused')) as reverted,
              count(*) filter (where state is null
                or state not in ('confirmed', 'reverted', 'refused')) as pending
            from configuration_snapshot s
            left join lateral (
              select state from configuration_report r
              where r.terminal_id = s.terminal_id and r.generation = s.generation
              order by id desc limit 1) last on true
            where s.publication_id = ?\
            """,
            row ->
                new Publication.Progress(
                    row.integer("confirmed"), row.integer("reverted"), row.integer("pending")),
            id)
        .orElseThrow();
  }

  private static ObjectNode document(Overlay overlay) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("id", overlay.id().toString());
    document.put("scope", overlay.scope().written());
    document.put("from", overlay.from() == null ? null : overlay.from().toString());
    document.put("until", overlay.until() == null ? null : overlay.until().toString());
    document.set("settings", overlay.settings());
    document.put("reason", overlay.reason());
    document.put("createdAt", overlay.createdAt().toString());
    document.put("createdBy", overlay.createdBy());
    return document;
  }

  private static Open open(Row row) throws SQLException {
    List<Layer> layers = new ArrayList<>();
    Json.read(row.text("layers"))
        .properties()
        .forEach(layer ->
            layers.add(new Layer(Scope.of(layer.getKey()), (ObjectNode) layer.getValue())));
    List<Overlay> overlays = new ArrayList<>();
    for (JsonNode overlay : Json.read(row.text("overlays"))) {
      overlays.add(
          new Overlay(
              UUID.fromString(overlay.get("id").asText()),
              Scope.of(overlay.get("scope").asText()),
              time(overlay.get("from")),
              time(overlay.get("until")),
              (ObjectNode) overlay.get("settings"),
              overlay.get("reason").asText(),
              OffsetDateTime.parse(overlay.get("createdAt").asText()),
              overlay.get("createdBy").asText()));
    }
    return new Open(row.number("id"), row.text("cursor"), row.flag("held"), layers, overlays);
  }

  private static @Nullable OffsetDateTime time(JsonNode node) {
    return node.isNull() ? null : OffsetDateTime.parse(node.asText());
  }

  private static Publication publication(Row row) throws SQLException {
    Instant decided = row.instantOrNull("decided_at");
    Instant published = row.instantOrNull("published_at");
    return new Publication(
        row.number("id"),
        Publication.State.of(row.text("state")),
        row.text("note"),
        row.text("requested_by"),
        HallTime.at(row.instant("requested_at")),
        row.textOrNull("decided_by"),
        decided == null ? null : HallTime.at(decided),
        row.integer("changed"),
        published == null ? null : HallTime.at(published));
  }
}
