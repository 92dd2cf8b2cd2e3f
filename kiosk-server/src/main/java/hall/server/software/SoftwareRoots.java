// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Sql;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The roots of trust in releases. Terminals trust the root that they were installed with and those
/// that follow from it; the server hands them on and accepts no release that they would refuse.
@ApplicationScoped
public class SoftwareRoots {
  private final Database database;
  private final RootStore store;
  private final Audit audit;
  private final InstantSource clock;

  SoftwareRoots(Database database, RootStore store, Audit audit, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// A root as it is shown.
  public record Shown(
      int version,
      OffsetDateTime expires,
      boolean expired,
      int rootThreshold,
      List<String> rootKeys,
      int releaseThreshold,
      List<String> releaseKeys,
      OffsetDateTime addedAt,
      String addedBy) {}

  /// A root that was sent, and whether it is new.
  record Added(boolean fresh, Shown root) {}

  /// All roots, the newest first.
  public List<Shown> all() {
    Instant now = clock.instant();
    return database.transaction(
        sql -> store.after(sql, 0).reversed().stream().map(each -> shown(each, now)).toList());
  }

  /// The envelopes after a version, ascending.
  List<Envelope> after(int version) {
    return database.transaction(
        sql -> store.after(sql, version).stream().map(RootStore.Stored::envelope).toList());
  }

  Optional<Root> newest(Sql sql) throws SQLException {
    return store.newest(sql).map(RootStore.Stored::root);
  }

  /// Adds the next root; the same one again changes nothing. Problems: `malformed`, `root-differs`,
  /// `root-out-of-turn`, `signature-wrong`, `root-expired`.
  Added add(@Nullable JsonNode sent, String operator) {
    Envelope envelope = Envelope.read(sent).orElseThrow(SoftwareRoots::malformed);
    Root root = Root.read(envelope.payload()).orElseThrow(SoftwareRoots::malformed);
    Instant now = clock.instant();
    return database.transaction(sql -> {
      store.lock(sql);
      Optional<RootStore.Stored> known = store.find(sql, root.version());
      if (known.isPresent()) {
        if (!known.get().envelope().sameDocument(envelope)) {
          throw Problem.of(409, "root-differs", "Another root has this version. Raise the version.")
              .asException();
        }
        return new Added(false, shown(known.get(), now));
      }
      check(root, envelope, newest(sql), now);
      store.add(sql, root, envelope, operator, now);
      audit.record(
          sql,
          operator,
          "software-root-added",
          Integer.toString(root.version()),
          Map.of("expires", HallTime.at(root.expires()).toString()));
      return new Added(true, shown(store.find(sql, root.version()).orElseThrow(), now));
    });
  }

  private static void check(Root root, Envelope envelope, Optional<Root> newest, Instant now) {
    if (newest.filter(before -> root.version() != before.version() + 1).isPresent()) {
      throw Problem.of(
              409,
              "root-out-of-turn",
              "Send version " + (newest.get().version() + 1) + " next; versions rise by one.")
          .asException();
    }
    if (!root.root().accepts(Root.PURPOSE, envelope)
        || newest.filter(before -> !before.root().accepts(Root.PURPOSE, envelope)).isPresent()) {
      throw Problem.of(
              422,
              "signature-wrong",
              "Sign it with enough root keys of its own and of the version before.")
          .asException();
    }
    if (root.expired(now)) {
      throw Problem.of(422, "root-expired", "Make a root whose time is not over.").asException();
    }
  }

  private static RuntimeException malformed() {
    return Problem.of(422, "malformed", "Send the file that `./kiosk release root` wrote.")
        .asException();
  }

  private static Shown shown(RootStore.Stored stored, Instant now) {
    Root root = stored.root();
    return new Shown(
        root.version(),
        HallTime.at(root.expires()),
        root.expired(now),
        root.root().threshold(),
        root.root().keys().keySet().stream().sorted().toList(),
        root.release().threshold(),
        root.release().keys().keySet().stream().sorted().toList(),
        HallTime.at(stored.addedAt()),
        stored.addedBy());
  }
}
