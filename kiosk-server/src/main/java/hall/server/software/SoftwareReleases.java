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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The releases that configurations may name: announced by their signed document, filled with their
/// bundle, offered once that is what was signed, withdrawn for good.
@ApplicationScoped
public class SoftwareReleases {
  private static final int LONGEST_REASON = 500;

  private final Database database;
  private final SoftwareRoots roots;
  private final ReleaseStore store;
  private final BlockStore blocks;
  private final BundleIntake intake;
  private final Audit audit;
  private final InstantSource clock;
  private final long largest;

  SoftwareReleases(
      Database database,
      SoftwareRoots roots,
      ReleaseStore store,
      BlockStore blocks,
      BundleIntake intake,
      Audit audit,
      InstantSource clock,
      @ConfigProperty(name = "hall.software.largest-mebibytes") long largestMebibytes) {
    this.database = database;
    this.roots = roots;
    this.store = store;
    this.blocks = blocks;
    this.intake = intake;
    this.audit = audit;
    this.clock = clock;
    this.largest = largestMebibytes * 1024 * 1024;
  }

  /// A release as it is shown.
  ///
  /// @param received so many bytes of its bundle are there
  public record Shown(
      String version,
      long sequence,
      long floor,
      int java,
      OffsetDateTime issuedAt,
      OffsetDateTime expires,
      long length,
      String sha256,
      long received,
      Standing standing,
      OffsetDateTime uploadedAt,
      String uploadedBy,
      @Nullable OffsetDateTime withdrawnAt,
      @Nullable String withdrawnBy,
      @Nullable String withdrawnFor) {}

  /// A release that was announced, and whether it is new.
  record Announced(boolean fresh, Shown release) {}

  /// All releases, the newest first.
  public List<Shown> all() {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      Root newest = roots.newest(sql).orElse(null);
      return store.all(sql).stream().map(each -> shown(each, newest, now)).toList();
    });
  }

  /// How every known release stands, by version.
  public Map<String, Standing> standings(Sql sql) throws SQLException {
    Instant now = clock.instant();
    Root newest = roots.newest(sql).orElse(null);
    Map<String, Standing> standings = new HashMap<>();
    store
        .all(sql)
        .forEach(each -> standings.put(each.release().version(), each.standing(newest, now)));
    return standings;
  }

  /// One that terminals can have now.
  Optional<ReleaseStore.Stored> offered(String version) {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      Root newest = roots.newest(sql).orElse(null);
      return store
          .find(sql, version)
          .filter(each -> each.standing(newest, now) == Standing.OFFERED);
    });
  }

  /// Takes the signed document of a release, after which its bundle may come. The same document
  /// again changes nothing, but may bring other signatures. Problems: `malformed`, `root-unknown`,
  /// `root-expired`, `signature-wrong`, `release-expired`, `too-large`, `release-differs`,
  /// `sequence-used`.
  Announced announce(@Nullable JsonNode sent, String operator) {
    Envelope envelope = Envelope.read(sent).orElseThrow(SoftwareReleases::malformed);
    Release release = Release.read(envelope.payload()).orElseThrow(SoftwareReleases::malformed);
    Instant now = clock.instant();
    return database.transaction(sql -> {
      Root newest =
          roots
              .newest(sql)
              .orElseThrow(
                  () -> Problem.of(409, "root-unknown", "Send the root first.").asException());
      check(release, Standing.of(newest, envelope, release.expires(), now));
      long highest = store.highest(sql);
      Optional<ReleaseStore.Stored> known = store.find(sql, release.version());
      if (known.isPresent()) {
        if (!known.get().envelope().sameDocument(envelope)) {
          throw Problem.of(
                  409, "release-differs", "Another release has this version. Raise the version.")
              .asException();
        }
        store.resign(sql, release.version(), envelope);
      } else {
        if (release.sequence() <= highest) {
          throw Problem.of(
                  409,
                  "sequence-used",
                  "Give it a sequence above " + highest + "; it rises with every release.")
              .asException();
        }
        store.add(sql, release, envelope, operator, now);
        audit.record(
            sql,
            operator,
            "software-announced",
            release.version(),
            Map.of("sequence", release.sequence()));
      }
      return new Announced(
          known.isEmpty(), shown(store.find(sql, release.version()).orElseThrow(), newest, now));
    });
  }

  private void check(Release release, Standing standing) {
    switch (standing) {
      case SIGNATURE_WRONG ->
          throw Problem.of(
                  422, "signature-wrong", "Sign it with enough release keys of the newest root.")
              .asException();
      case ROOT_EXPIRED ->
          throw Problem.of(422, "root-expired", "Send a newer root first.").asException();
      case RELEASE_EXPIRED ->
          throw Problem.of(422, "release-expired", "Sign a release whose time is not over.")
              .asException();
      case OFFERED, RECEIVING, WITHDRAWN -> {}
    }
    if (release.length() > largest) {
      throw Problem.of(422, "too-large", "A bundle may have at most " + largest + " bytes here.")
          .asException();
    }
  }

  /// A release whatever it stands. Problem: `release-unknown`.
  Shown find(String version) {
    Instant now = clock.instant();
    return database.transaction(sql ->
        shown(
            store.find(sql, version).orElseThrow(SoftwareReleases::unknown),
            roots.newest(sql).orElse(null),
            now));
  }

  /// The release as it was signed. Problem: `release-unknown`.
  Release signed(String version) {
    return database
        .transaction(sql -> store.find(sql, version))
        .orElseThrow(SoftwareReleases::unknown)
        .release();
  }

  /// Offers a release whose bundle is there. Bytes that are not what was signed are thrown away.
  /// Problems: `release-unknown`, `length-wrong`, `hash-wrong`.
  Shown complete(String version, String operator) {
    Shown known = find(version);
    if (known.standing() != Standing.RECEIVING) {
      return known;
    }
    if (known.received() != known.length()) {
      throw Problem.of(
              409,
              "length-wrong",
              "%d of %d bytes are there. Send the others."
                  .formatted(known.received(), known.length()))
          .asException();
    }
    if (!intake.isRight(signed(version))) {
      forget(version);
      throw Problem.of(
              422, "hash-wrong", "It is not the bundle that was signed. Send the right one.")
          .asException();
    }
    return database.transaction(sql -> {
      ReleaseStore.Stored held = store.hold(sql, version).orElseThrow();
      if (held.state() == ReleaseStore.State.RECEIVING && held.received() == known.length()) {
        store.available(sql, version);
        audit.record(sql, operator, "software-offered", version, Map.of("sha256", known.sha256()));
      }
      return shown(
          store.find(sql, version).orElseThrow(), roots.newest(sql).orElse(null), clock.instant());
    });
  }

  private void forget(String version) {
    database.transaction(sql -> {
      ReleaseStore.Stored held = store.hold(sql, version).orElseThrow();
      if (held.state() == ReleaseStore.State.RECEIVING) {
        blocks.forget(sql, version);
        store.advance(sql, version, held.received(), 0);
      }
      return true;
    });
  }

  /// Withdraws a release for good: no terminal gets it any more, and its bytes are thrown away. Who
  /// runs it goes on. Problems: `release-unknown`, `reason-missing`.
  public Shown withdraw(String version, @Nullable String reason, String operator) {
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw Problem.of(422, "reason-missing", "Say in at most 500 characters why.").asException();
    }
    Instant now = clock.instant();
    return database.transaction(sql -> {
      ReleaseStore.Stored held = store.hold(sql, version).orElseThrow(SoftwareReleases::unknown);
      Root newest = roots.newest(sql).orElse(null);
      if (held.state() == ReleaseStore.State.WITHDRAWN) {
        return shown(held, newest, now);
      }
      store.withdraw(sql, version, why, operator, now);
      blocks.forget(sql, version);
      audit.record(sql, operator, "software-withdrawn", version, Map.of());
      return shown(store.find(sql, version).orElseThrow(), newest, now);
    });
  }

  static RuntimeException unknown() {
    return Problem.of(404, "release-unknown", "The server offers no such release.").asException();
  }

  private static RuntimeException malformed() {
    return Problem.of(422, "malformed", "Send the file that `./kiosk release sign` wrote.")
        .asException();
  }

  private static Shown shown(ReleaseStore.Stored stored, @Nullable Root newest, Instant now) {
    Release release = stored.release();
    return new Shown(
        release.version(),
        release.sequence(),
        release.floor(),
        release.java(),
        HallTime.at(release.issuedAt()),
        HallTime.at(release.expires()),
        release.length(),
        release.sha256(),
        stored.received(),
        stored.standing(newest, now),
        HallTime.at(stored.uploadedAt()),
        stored.uploadedBy(),
        stored.withdrawnAt() == null ? null : HallTime.at(stored.withdrawnAt()),
        stored.withdrawnBy(),
        stored.withdrawnFor());
  }
}
