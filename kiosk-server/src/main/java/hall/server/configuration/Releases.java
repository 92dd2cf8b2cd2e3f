// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a held publication made, for the rollout that releases it; each call joins the caller's
/// transaction.
@ApplicationScoped
public class Releases {
  private final SnapshotStore snapshots;
  private final PublicationStore publications;
  private final SigningKeys keys;

  Releases(SnapshotStore snapshots, PublicationStore publications, SigningKeys keys) {
    this.snapshots = snapshots;
    this.publications = publications;
    this.keys = keys;
  }

  /// A generation that waits for its release.
  ///
  /// @param fallback what the terminal is to run now; null for its own file
  public record Held(String terminalId, String hallId, long generation, @Nullable Long fallback) {}

  public Optional<Publication.State> state(Sql sql, long publication) throws SQLException {
    return publications.find(sql, publication).map(Publication::state);
  }

  /// All that a publication made, by terminal.
  public List<Held> held(Sql sql, long publication) throws SQLException {
    return sql.list(
        """
        select s.terminal_id, t.hall_id, s.generation, d.generation as fallback
        from configuration_snapshot s join terminal t on t.id = s.terminal_id
        left join configuration_desired d on d.terminal_id = s.terminal_id and d.generation > 0
        where s.publication_id = ? order by s.terminal_id\
        """,
        row -> {
          long fallback = row.number("fallback");
          return new Held(
              row.text("terminal_id"),
              row.text("hall_id"),
              row.number("generation"),
              fallback == 0 ? null : fallback);
        },
        publication);
  }

  /// Lets terminals have these generations.
  public void release(Sql sql, Map<String, Long> generations, Instant now) throws SQLException {
    snapshots.release(sql, generations, now);
  }

  /// Takes back what was released and not applied: terminals shall run their fallbacks.
  public void withdraw(Sql sql, Map<String, @Nullable Long> fallbacks) throws SQLException {
    snapshots.withdraw(sql, fallbacks);
  }

  /// Takes back what was applied: the content of each terminal's fallback, under the next
  /// generation, released at once.
  ///
  /// @return the new generation of each
  public Map<String, Long> giveBack(
      Sql sql, long publication, Map<String, Long> fallbacks, Instant now) throws SQLException {
    List<Snapshot> made = new ArrayList<>();
    for (Map.Entry<String, SnapshotStore.Last> each :
        snapshots.earlier(sql, fallbacks).entrySet()) {
      Previewing.Told old = Objects.requireNonNull(each.getValue().told());
      made.add(
          Snapshot.sign(
              each.getKey(),
              each.getValue().previous(),
              Snapshot.Content.of(old.settings(), old.overlays()),
              now,
              keys.key()));
    }
    snapshots.add(sql, made, publication, now);
    Map<String, Long> generations = new HashMap<>();
    made.forEach(snapshot -> generations.put(snapshot.terminalId(), snapshot.generation()));
    return generations;
  }

  /// The rollout has reached everybody.
  public void publish(Sql sql, long publication, Instant now) throws SQLException {
    publications.publish(sql, publication, now);
  }

  /// The rollout ended before it had.
  public void withdrawn(Sql sql, long publication) throws SQLException {
    publications.move(sql, publication, Publication.State.WITHDRAWN);
  }
}
