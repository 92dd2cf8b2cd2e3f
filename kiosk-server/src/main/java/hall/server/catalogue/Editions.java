// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Every edition of the catalogue that was ever published, so that a configuration can name one; an
/// edition never changes.
@ApplicationScoped
public class Editions {
  private final Database database;
  private final InstantSource clock;

  /// The few that terminals are given now.
  private final Map<String, Edition> known = new ConcurrentHashMap<>();

  public Editions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The body of the catalogue answer in UTF-8, ready to send, and the hash of its items.
  public record Edition(String revision, byte[] body) {}

  /// An edition as it is shown.
  public record Shown(String revision, int items, OffsetDateTime firstPublishedAt) {}

  /// Keeps an edition.
  public void keep(Edition edition, int items) {
    database.run(
        """
        insert into catalogue_edition (revision, items, body, first_published_at)
        values (?, ?, ?, ?) on conflict do nothing\
        """,
        edition.revision(),
        items,
        edition.body(),
        clock.instant());
    known.put(edition.revision(), edition);
  }

  /// The edition of a revision.
  public Optional<Edition> find(String revision) {
    Edition here = known.get(revision);
    if (here != null) {
      return Optional.of(here);
    }
    Optional<Edition> found =
        database.first(
            "select body from catalogue_edition where revision = ?",
            row -> new Edition(revision, row.bytes("body")),
            revision);
    found.ifPresent(edition -> known.put(revision, edition));
    return found;
  }

  /// All revisions.
  public Set<String> revisions(Sql sql) throws SQLException {
    return new HashSet<>(
        sql.list("select revision from catalogue_edition", row -> row.text("revision")));
  }

  /// All editions, the newest first.
  public List<Shown> all() {
    return database.list(
        """
        select revision, items, first_published_at from catalogue_edition
        order by first_published_at desc, revision\
        """,
        Editions::shown);
  }

  private static Shown shown(Row row) throws SQLException {
    return new Shown(
        row.text("revision"), row.integer("items"), HallTime.at(row.instant("first_published_at")));
  }
}
