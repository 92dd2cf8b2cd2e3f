// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Sql;
import hall.server.audit.Audit;
import hall.server.catalogue.Editions;
import hall.server.software.SoftwareReleases;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// From the draft to the terminals: preview, request, a second person's approval where the policy
/// wants it. The terminals' documents are made afterwards, by [Publisher].
@ApplicationScoped
public class Publications {
  private static final int CHUNK = 1000;
  private static final int LONGEST_NOTE = 500;

  private final Database database;
  private final LayerStore layers;
  private final SnapshotStore snapshots;
  private final PublicationStore store;
  private final SettingsSchema schema;
  private final SoftwareReleases releases;
  private final Editions editions;
  private final SigningKeys keys;
  private final Audit audit;
  private final InstantSource clock;
  private final boolean fourEyes;

  Publications(
      Database database,
      LayerStore layers,
      SnapshotStore snapshots,
      PublicationStore store,
      SettingsSchema schema,
      SoftwareReleases releases,
      Editions editions,
      SigningKeys keys,
      Audit audit,
      InstantSource clock,
      @ConfigProperty(name = "hall.configuration.four-eyes") boolean fourEyes) {
    this.database = database;
    this.layers = layers;
    this.snapshots = snapshots;
    this.store = store;
    this.schema = schema;
    this.releases = releases;
    this.editions = editions;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
    this.fourEyes = fourEyes;
  }

  /// Whether a second person must approve.
  public boolean fourEyes() {
    return fourEyes;
  }

  /// What publishing the draft would change now.
  public Preview preview() {
    return database.transaction(sql -> preview(sql, draft(sql)));
  }

  /// Whether anybody edited the draft since it was published last; what that would change, and for
  /// how many terminals, is for [#preview()] to work out.
  public boolean edited() {
    return database.transaction(layers::changed);
  }

  private Drawing draft(Sql sql) throws SQLException {
    return new Drawing(
        layers.heads(sql).stream().map(LayerStore.Stored::layer).toList(),
        layers.overlays(sql, clock.instant()));
  }

  private Preview preview(Sql sql, Drawing drawing) throws SQLException {
    Previewing previewing = new Previewing(drawing, schema, nameable(sql));
    String after = "";
    while (true) {
      List<Membership> chunk = layers.members(sql, after, CHUNK);
      if (chunk.isEmpty()) {
        return previewing.preview();
      }
      String last = chunk.getLast().terminalId();
      Map<String, SnapshotStore.Last> told = snapshots.last(sql, after, last);
      for (Membership terminal : chunk) {
        SnapshotStore.Last known = told.get(terminal.terminalId());
        previewing.look(terminal, known == null ? null : known.told());
      }
      after = last;
    }
  }

  private Nameable nameable(Sql sql) throws SQLException {
    return new Nameable(releases.standings(sql), editions.revisions(sql));
  }

  /// Freezes the draft and gives it to all terminals at once. Problems: those of [#request(Sql,
  /// String, boolean, String)].
  public Publication request(String note, String operator) {
    return database.transaction(sql -> request(sql, note, false, operator));
  }

  /// Freezes the draft. Problems: `configuration-defective`, `nothing-to-publish`, `note-missing`,
  /// `signing-key-missing`, `publication-under-way`.
  ///
  /// @param held whether a rollout releases what terminals get
  public Publication request(Sql sql, String note, boolean held, String operator)
      throws SQLException {
    if (note.isBlank() || note.length() > LONGEST_NOTE) {
      throw Problem.of(422, "note-missing", "Say in at most 500 characters why.").asException();
    }
    keys.key();
    Instant now = clock.instant();
    if (store.anyUnderWay(sql)) {
      throw Problem.of(
              409,
              "publication-under-way",
              "Wait for the publication or rollout that is under way.")
          .asException();
    }
    refuse(preview(sql, draft(sql)));
    store.rejectWaiting(sql, operator, now);
    long id =
        store.add(
            sql,
            fourEyes ? Publication.State.WAITING : Publication.State.PUBLISHING,
            note.strip(),
            held,
            layers.heads(sql).stream().map(LayerStore.Stored::layer).toList(),
            layers.overlays(sql, now),
            operator,
            now);
    audit.record(
        sql,
        operator,
        "publication-requested",
        Long.toString(id),
        Map.of("approval", fourEyes, "rollout", held));
    return store.find(sql, id).orElseThrow();
  }

  private static void refuse(Preview preview) {
    if (preview.changed() == 0) {
      throw Problem.of(409, "nothing-to-publish", "No terminal would change.").asException();
    }
    List<Defect> defects =
        preview.groups().stream()
            .flatMap(group ->
                group.defects().stream()
                    .map(defect ->
                        new Defect(
                            defect.path(),
                            defect.message() + " (" + String.join(", ", group.examples()) + ")")))
            .toList();
    if (!defects.isEmpty()) {
      throw Problem.of(
              422, "configuration-defective", "Some terminals would get what they can't run.")
          .with(defects)
          .asException();
    }
  }

  /// Approves or rejects. Problems: `publication-unknown`, `publication-decided`, `second-person`,
  /// `configuration-defective`.
  public Publication decide(long id, boolean approve, String operator) {
    return database.transaction(sql -> {
      Publication known =
          store
              .find(sql, id)
              .orElseThrow(() ->
                  Problem.of(404, "publication-unknown", "Look for it in the list.").asException());
      if (approve && known.requestedBy().equals(operator)) {
        throw Problem.of(403, "second-person", "Somebody else than who asked has to approve.")
            .asException();
      }
      if (approve) {
        refuseNamed(sql, id);
      }
      Publication.State next = approve ? Publication.State.PUBLISHING : Publication.State.REJECTED;
      if (!store.decide(sql, id, next, operator, clock.instant())) {
        throw Problem.of(409, "publication-decided", "It does not wait any more.").asException();
      }
      audit.record(
          sql,
          operator,
          approve ? "publication-approved" : "publication-rejected",
          Long.toString(id),
          Map.of());
      return store.find(sql, id).orElseThrow();
    });
  }

  /// What was there when it was requested may have been withdrawn since.
  private void refuseNamed(Sql sql, long id) throws SQLException {
    Nameable nameable = nameable(sql);
    List<Defect> defects =
        store.frozen(sql, id).orElseThrow().layers().stream()
            .flatMap(layer -> nameable.defects(layer.settings(), layer.settings()).stream())
            .distinct()
            .toList();
    if (!defects.isEmpty()) {
      throw Problem.of(
              422, "configuration-defective", "Reject it: terminals could not get what it names.")
          .with(defects)
          .asException();
    }
  }

  /// The newest publications, newest first.
  public List<Publication> newest(int most) {
    return newest(Long.MAX_VALUE, most);
  }

  /// Those before one, newest first.
  public List<Publication> newest(long before, int most) {
    return database.transaction(sql -> store.newest(sql, before, most));
  }

  /// What the terminals of a publication told.
  public Publication.Progress progress(long id) {
    return database.transaction(sql -> store.progress(sql, id));
  }
}
