// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// From a workbook, or a page of the console, to the catalogue: drawn, requested, approved by a
/// second person where the policy for configurations wants it, published from a day on.
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
  private final ObjectMapper json;
  private final InstantSource clock;
  private final boolean fourEyes;

  Drafts(
      Database database,
      DraftStore store,
      Catalogue catalogue,
      ItemStore versions,
      Audit audit,
      ObjectMapper json,
      InstantSource clock,
      @ConfigProperty(name = "hall.configuration.four-eyes") boolean fourEyes) {
    this.database = database;
    this.store = store;
    this.catalogue = catalogue;
    this.versions = versions;
    this.audit = audit;
    this.json = json;
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
    return switch (draft.kind()) {
      case ITEM -> catalogue.check().check("draft " + draft.id(), draft.document());
      case EVENT -> composition(draft).checked();
    };
  }

  /// What the draft of a life event comes to now.
  public Composition composition(Draft draft) {
    return catalogue.compose("draft " + draft.id(), parse(draft.document()));
  }

  private ObjectNode parse(String document) {
    try {
      return (ObjectNode) json.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored draft cannot be read", e);
    }
  }

  /// The draft that is on its way for an item or a life event.
  public Optional<Draft> open(String implementationCode) {
    return database.transaction(sql -> store.open(sql, implementationCode));
  }

  /// Draws a draft of a life event with its next version; one that was drawn before is replaced.
  /// Problems: `draft-waiting`, `draft-same`.
  ///
  /// @param event without a code where it is a new one: it gets the next that nobody has
  /// @param prefix what a new code begins with, 19 characters: whose it is, and the level
  public Draft drawEvent(ObjectNode event, String prefix, String operator) {
    long id =
        database.transaction(sql -> {
          ObjectNode document = event.deepCopy();
          if (document.path("implementationCode").asText().isEmpty()) {
            String code = EventCodes.next(taken(sql));
            document.put("code", code).put("implementationCode", prefix + code);
          }
          String code = document.path("implementationCode").asText();
          ObjectNode known = catalogue.event(code).orElse(null);
          if (known != null && Difference.between(known, document).isEmpty()) {
            throw Problem.of(422, "draft-same", "Change something first.").asException();
          }
          replace(sql, code, operator);
          int last =
              Math.max(
                  store.lastEventVersion(sql, code),
                  known == null ? 0 : known.path("version").asInt());
          store.add(
              sql,
              Draft.Kind.EVENT,
              code,
              last + 1,
              document.put("version", last + 1).toString(),
              "",
              operator,
              clock.instant());
          long drawn = store.open(sql, code).orElseThrow().id();
          audit.record(sql, operator, "event-drawn", code, Map.of("version", last + 1));
          return drawn;
        });
    return find(id);
  }

  private List<String> taken(Sql sql) throws SQLException {
    List<String> taken = new ArrayList<>(store.codes(sql));
    for (ObjectNode each : catalogue.documents()) {
      taken.add(each.path("implementationCode").asText());
    }
    for (ObjectNode each : catalogue.events()) {
      taken.add(each.path("implementationCode").asText());
    }
    return taken;
  }

  private void replace(Sql sql, String code, String operator) throws SQLException {
    Draft before = store.open(sql, code).orElse(null);
    if (before != null && before.state() == Draft.State.WAITING) {
      throw Problem.of(409, "draft-waiting", "Decide about the draft of " + code + " first.")
          .asException();
    }
    if (before != null) {
      store.decide(sql, before.id(), Draft.State.DISCARDED, operator, clock.instant());
    }
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
    replace(sql, code, operator);
    int version = store.lastVersion(sql, code) + 1;
    store.add(
        sql,
        Draft.Kind.ITEM,
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
      valid(draft);
      store.request(sql, id, next, note.strip(), from, operator, clock.instant());
      if (next == Draft.State.APPROVED) {
        store.decide(sql, id, next, operator, clock.instant());
      }
      audit.record(
          sql,
          operator,
          "item-requested",
          draft.implementationCode(),
          Map.of("version", draft.version(), "approval", fourEyes));
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

  /// An approved version is kept at once, so that nobody else gives its number to something else,
  /// but for a life event, whose number depends on its parts of that day; one whose day has come is
  /// published at once.
  private Draft after(long id) {
    Draft draft = find(id);
    if (draft.state() == Draft.State.APPROVED) {
      if (draft.kind() == Draft.Kind.ITEM) {
        versions.keep(valid(draft));
      }
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
