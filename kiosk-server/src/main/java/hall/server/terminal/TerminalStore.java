// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Database;
import hall.server.Row;
import hall.server.Text;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Halls and planned terminals in the database.
@ApplicationScoped
public class TerminalStore {
  private static final String SELECT =
      """
      select t.id, t.name, h.id as hall_id, h.name_zh, h.name_en,
             exists (select from terminal_credential c where c.terminal_id = t.id)
             or exists (select from terminal_certificate c where c.terminal_id = t.id)
             or exists (select from terminal_revocation r where r.terminal_id = t.id) as enrolled
      from terminal t join hall h on h.id = t.hall_id
      """;

  private final Database database;
  private final Audit audit;
  private final InstantSource clock;

  public TerminalStore(Database database, Audit audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /// A terminal without its presence; one whose identity was revoked has been enrolled.
  record Stored(String id, String name, Hall hall, boolean enrolled) {}

  /// Adds a terminal; false when the id is taken.
  boolean add(String id, String name, String hallId, @Nullable String model, String operator) {
    return database.transaction(sql -> {
      boolean added =
          sql.run(
                  """
                  insert into terminal (id, hall_id, name, model, planned_at) values (?, ?, ?, ?, ?)
                  on conflict do nothing\
                  """,
                  id,
                  hallId,
                  name,
                  model,
                  clock.instant())
              == 1;
      if (added) {
        audit.record(sql, operator, "terminal-planned", id, Map.of("hall", hallId));
      }
      return added;
    });
  }

  List<Stored> all() {
    return database.list(SELECT + "order by t.id", TerminalStore::stored);
  }

  int count() {
    return database
        .first("select count(*) as n from terminal", row -> row.integer("n"))
        .orElseThrow();
  }

  List<Stored> part(int skipped, int most) {
    return database.list(
        SELECT + "order by t.id limit ? offset ?", TerminalStore::stored, most, skipped);
  }

  List<Stored> matching(String text, String hallId) {
    return database.list(
        SELECT
            + """
            where (position(lower(?) in t.id) > 0 or position(lower(?) in lower(t.name)) > 0)
              and t.hall_id = coalesce(nullif(?, ''), t.hall_id)
            order by t.id\
            """,
        TerminalStore::stored,
        text,
        text,
        hallId);
  }

  List<Stored> after(String id, int most) {
    return database.list(
        SELECT + "where t.id > ? order by t.id limit ?", TerminalStore::stored, id, most);
  }

  List<Stored> inHall(String hallId) {
    return database.list(
        SELECT + "where t.hall_id = ? order by t.id", TerminalStore::stored, hallId);
  }

  /// Some whose id or name has a text in it, whatever the case of its letters.
  List<Stored> search(String text, int most) {
    return database.list(
        SELECT
            + """
            where position(lower(?) in t.id) > 0 or position(lower(?) in lower(t.name)) > 0
            order by position(lower(?) in t.id) <> 1, t.id limit ?\
            """,
        TerminalStore::stored,
        text,
        text,
        text,
        most);
  }

  Optional<Stored> find(String id) {
    return database.first(SELECT + "where t.id = ?", TerminalStore::stored, id);
  }

  public List<Hall> halls() {
    return database.list(
        "select id, name_zh, name_en from hall order by id", row -> hall(row, "id"));
  }

  public List<District> districts() {
    return districts("", Integer.MAX_VALUE);
  }

  List<District> districts(String after, int most) {
    return database.list(
        "select id, name_zh, name_en from district where id > ? order by id limit ?",
        row -> new District(row.text("id"), new Text(row.text("name_zh"), row.text("name_en"))),
        after,
        most);
  }

  /// The models that terminals were planned as.
  public List<String> models() {
    return database.list(
        "select distinct model from terminal where model is not null order by model",
        row -> row.text("model"));
  }

  private static Stored stored(Row row) throws SQLException {
    return new Stored(row.text("id"), row.text("name"), hall(row, "hall_id"), row.flag("enrolled"));
  }

  private static Hall hall(Row row, String idColumn) throws SQLException {
    return new Hall(row.text(idColumn), new Text(row.text("name_zh"), row.text("name_en")));
  }
}
