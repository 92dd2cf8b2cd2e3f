// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Sql;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// From a workbook to the catalogue: drawn, requested, approved by a second person where the policy
/// for configurations wants it, published from a day on.
@ApplicationScoped
public class Drafts {
  private static final int SHOWN = 50;
  private static final int LONGEST_NOTE = 500;
  private static final int LONGEST_NAME = 120;

  private final Database database;
  private final DraftStore store;
  private final Catalogue catalogue;
  private final ItemStore versions;
  private final Audit audit;
  private final InstantSource clock;
  private final boolean fourEyes;

  Drafts(
      Database database,
      DraftStore store,
      Catalogue catalogue,
      ItemStore versions,
      Audit audit,
      InstantSource clock,
      @ConfigProperty(name = "hall.configuration.four-eyes") boolean fourEyes) {
    this.database = database;
    this.store = store;
    this.catalogue = catalogue;
    this.versions = versions;
    this.audit = audit;
    this.clock = clock;
    this.fourEyes = fourEyes;
  }

  /// Whether a second person must approve.
  public boolean fourEyes() {
    return fourEyes;
  }

  /// The newest drafts and what became of them, newest first.
  public List<Draft> newest() {
    return store.newest(SHOWN);
  }

  /// A draft. Problem: `draft-unknown`.
  public Draft find(long id) {
    return database.transaction(sql -> known(sql, id));
  }

  /// What checking a draft comes to now.
  public ItemFile check(Draft draft) {
    return catalogue.check().check("draft " + draft.id(), draft.document());
  }

  /// Draws drafts of those documents that differ from what is published, each with the next version
  /// of its item; one that was drawn before is replaced. Tells how many. Problem: `draft-waiting`.
  ///
  /// @param source the name of their file
  public int draw(List<? extends JsonNode> documents, String source, String operator) {
    return database.transaction(sql -> {
      int drawn = 0;
      for (JsonNode document : documents) {
        drawn += draw(sql, ((ObjectNode) document).deepCopy(), source, operator) ? 1 : 0;
      }
      if (drawn > 0) {
        audit.record(sql, operator, "items-drawn", "catalogue", Map.of("items", drawn));
      }
      return drawn;
    });
  }

  private boolean draw(Sql sql, ObjectNode document, String source, String operator)
      throws SQLException {
    String code = document.path("implementationCode").asText();
    ObjectNode published = catalogue.document(code).orElse(null);
    if (published != null && Difference.between(published, document).isEmpty()) {
      return false;
    }
    Draft before = store.open(sql, code).orElse(null);
    if (before != null && before.state() == Draft.State.WAITING) {
      throw Problem.of(409, "draft-waiting", "Decide about the draft of " + code + " first.")
          .asException();
    }
    if (before != null) {
      store.decide(sql, before.id(), Draft.State.DISCARDED, operator, clock.instant());
    }
    int version = store.lastVersion(sql, code) + 1;
    store.add(
        sql,
        code,
        version,
        document.put("version", version).toString(),
        source.substring(0, Math.min(source.length(), LONGEST_NAME)),
        operator,
        clock.instant());
    return true;
  }

  /// Asks to publish a draft from a day on. Problems: `draft-unknown`, `draft-decided`,
  /// `note-missing`, `day-past`, `item-defective`.
  ///
  /// @param day null for today
  public Draft request(long id, String note, @Nullable LocalDate day, String operator) {
    LocalDate today = today();
    LocalDate from = day == null ? today : day;
    if (note.isBlank() || note.length() > LONGEST_NOTE) {
      throw Problem.of(422, "note-missing", "Say in at most 500 characters why.").asException();
    }
    if (from.isBefore(today)) {
      throw Problem.of(422, "day-past", "Name today or a later day.").asException();
    }
    Draft.State next = fourEyes ? Draft.State.WAITING : Draft.State.APPROVED;
    database.transaction(sql -> {
      Draft draft = known(sql, id, Draft.State.DRAFT);
      ItemFile.Valid valid = valid(draft);
      store.request(sql, id, next, note.strip(), from, operator, clock.instant());
      if (next == Draft.State.APPROVED) {
        store.decide(sql, id, next, operator, clock.instant());
      }
      audit.record(
          sql,
          operator,
          "item-requested",
          draft.implementationCode(),
          Map.of("version", valid.item().version(), "approval", fourEyes));
      return id;
    });
    return after(id);
  }

  /// Approves or sends back. Problems: `draft-unknown`, `draft-decided`, `second-person`,
  /// `item-defective`.
  public Draft decide(long id, boolean approve, String operator) {
    database.transaction(sql -> {
      Draft draft = known(sql, id, Draft.State.WAITING);
      if (approve && operator.equals(draft.requestedBy())) {
        throw Problem.of(403, "second-person", "Somebody else than who asked has to approve.")
            .asException();
      }
      if (approve) {
        valid(draft);
      }
      Draft.State next = approve ? Draft.State.APPROVED : Draft.State.DRAFT;
      store.decide(sql, id, next, operator, clock.instant());
      audit.record(
          sql,
          operator,
          approve ? "item-approved" : "item-sent-back",
          draft.implementationCode(),
          Map.of("version", draft.version()));
      return id;
    });
    return after(id);
  }

  /// Gives a draft up. Problems: `draft-unknown`, `draft-decided`.
  public void discard(long id, String operator) {
    database.transaction(sql -> {
      Draft draft = known(sql, id);
      if (!draft.open()) {
        throw decided();
      }
      store.decide(sql, id, Draft.State.DISCARDED, operator, clock.instant());
      audit.record(
          sql,
          operator,
          "item-discarded",
          draft.implementationCode(),
          Map.of("version", draft.version()));
      return id;
    });
  }

  /// An approved version is kept at once, so that nobody else gives its number to something else;
  /// one whose day has come is published at once.
  private Draft after(long id) {
    Draft draft = find(id);
    if (draft.state() == Draft.State.APPROVED) {
      versions.keep(valid(draft));
      catalogue.refresh();
    }
    return draft;
  }

  private ItemFile.Valid valid(Draft draft) {
    return switch (check(draft)) {
      case ItemFile.Valid valid -> valid;
      case ItemFile.Invalid invalid ->
          throw Problem.of(422, "item-defective", "Correct what the check found, and draw it anew.")
              .asException();
    };
  }

  private Draft known(Sql sql, long id) throws SQLException {
    return store
        .find(sql, id)
        .orElseThrow(
            () -> Problem.of(404, "draft-unknown", "Look for it in the list.").asException());
  }

  private Draft known(Sql sql, long id, Draft.State state) throws SQLException {
    Draft draft = known(sql, id);
    // Locked, so that two who decide at the same time do not both.
    Draft now = store.open(sql, draft.implementationCode()).orElse(draft);
    if (now.id() != id || now.state() != state) {
      throw decided();
    }
    return now;
  }

  private static RuntimeException decided() {
    return Problem.of(409, "draft-decided", "Somebody has decided about it; open it anew.")
        .asException();
  }

  private LocalDate today() {
    return clock.instant().atZone(HallTime.ZONE).toLocalDate();
  }
}
