// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Hands a terminal what it shall run, and takes what it tells of it.
@ApplicationScoped
class Handout {
  /// Whoever gets a document must have the time to apply it.
  private static final Duration LEAST_LEFT = Duration.ofDays(1);

  private final Database database;
  private final SnapshotStore store;
  private final DesiredStore desired;
  private final ReportBook reports;
  private final SigningKeys keys;
  private final InstantSource clock;

  Handout(
      Database database,
      SnapshotStore store,
      DesiredStore desired,
      ReportBook reports,
      SigningKeys keys,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.desired = desired;
    this.reports = reports;
    this.keys = keys;
    this.clock = clock;
  }

  /// What a terminal shall run; one that is about to expire is signed anew under the next
  /// generation. Problem: `configuration-none`.
  SnapshotStore.Signed desired(String terminalId) {
    Instant now = clock.instant();
    SnapshotStore.Signed found = desired.find(terminalId).orElseThrow(Handout::none);
    // A whole fleet may ask at once: one statement, and a transaction only for what is rare.
    return isOld(found, now) && keys.canSign()
        ? database.transaction(sql -> signAnew(sql, terminalId, now))
        : found;
  }

  private static boolean isOld(SnapshotStore.Signed found, Instant now) {
    return found.expires().isBefore(now.plus(LEAST_LEFT));
  }

  private static RuntimeException none() {
    return Problem.of(
            404,
            "configuration-none",
            "Nothing was published for this terminal yet; its own file counts.")
        .asException();
  }

  private SnapshotStore.Signed signAnew(Sql sql, String terminalId, Instant now)
      throws SQLException {
    SnapshotStore.Desired old = store.hold(sql, terminalId).orElseThrow(Handout::none);
    if (!isOld(old.signed(), now)) {
      return old.signed();
    }
    Snapshot fresh =
        Snapshot.sign(
            terminalId,
            store.previous(sql, terminalId).orElseThrow(),
            old.content(),
            now,
            keys.key());
    store.add(sql, List.of(fresh), old.publication(), now);
    return new SnapshotStore.Signed(
        fresh.payload(), fresh.keyId(), fresh.signature(), fresh.expires());
  }

  /// Takes a report. Problem: `generation-unknown`.
  void report(String terminalId, ConfigurationReport report) {
    if (!reports.write(terminalId, report, clock.instant())) {
      throw Problem.of(
              404,
              "generation-unknown",
              "This generation was never published for this terminal. Fetch the configuration again.")
          .asException();
    }
  }
}
