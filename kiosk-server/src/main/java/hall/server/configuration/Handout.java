// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Database;
import hall.server.Problem;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;

/// Hands a terminal what it shall run, and takes what it tells of it.
@ApplicationScoped
class Handout {
  /// Whoever gets a document must have the time to apply it.
  private static final Duration LEAST_LEFT = Duration.ofDays(1);

  private final Database database;
  private final SnapshotStore store;
  private final SigningKeys keys;
  private final InstantSource clock;

  Handout(Database database, SnapshotStore store, SigningKeys keys, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.keys = keys;
    this.clock = clock;
  }

  /// What a terminal shall run; one that is about to expire is signed anew under the next
  /// generation. Problem: `configuration-none`.
  SnapshotStore.Signed desired(String terminalId) {
    Instant now = clock.instant();
    SnapshotStore.Desired found = store.desired(terminalId).orElseThrow(Handout::none);
    // A whole fleet may ask at once: one statement, and a transaction only for what is rare.
    return isOld(found, now) && keys.canSign()
        ? database.transaction(sql -> signAnew(sql, terminalId, now))
        : found.signed();
  }

  private static boolean isOld(SnapshotStore.Desired found, Instant now) {
    return expires(found.signed()).isBefore(now.plus(LEAST_LEFT));
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
    if (!isOld(old, now)) {
      return old.signed();
    }
    Snapshot fresh =
        Snapshot.sign(
            terminalId,
            store.previous(sql, terminalId).orElseThrow(),
            old.told().settings(),
            old.told().overlays(),
            now,
            keys.key());
    store.add(sql, List.of(fresh), old.publication());
    store.release(sql, List.of(fresh), now);
    return new SnapshotStore.Signed(fresh.payload(), fresh.keyId(), fresh.signature());
  }

  private static Instant expires(SnapshotStore.Signed signed) {
    JsonNode expires = Json.read(signed.payload()).path("expires");
    return expires.isTextual()
        ? OffsetDateTime.parse(expires.textValue()).toInstant()
        : Instant.MAX;
  }

  /// Takes a report. Problem: `generation-unknown`.
  void report(String terminalId, ConfigurationReport report) {
    if (!store.report(terminalId, report, clock.instant())) {
      throw Problem.of(
              404,
              "generation-unknown",
              "This generation was never published for this terminal. Fetch the configuration again.")
          .asException();
    }
  }
}
