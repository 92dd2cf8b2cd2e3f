// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Row;
import hall.server.audit.Audit;
import hall.server.casework.CaseEvents;
import hall.server.casework.Casework;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import hall.server.submission.SubmissionStore.StoredDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Cases for operators: whoever opens a case or a document leaves an event.
@ApplicationScoped
public class Cases {
  private final Database database;
  private final SubmissionStore submissions;
  private final Brought brought;
  private final Bundles bundles;
  private final DocumentVault vault;
  private final CaseEvents events;
  private final ItemStore items;
  private final Casework casework;
  private final ObjectMapper json;
  private final Audit audit;
  private final InstantSource clock;

  public Cases(
      Database database,
      SubmissionStore submissions,
      Brought brought,
      Bundles bundles,
      DocumentVault vault,
      CaseEvents events,
      ItemStore items,
      Casework casework,
      ObjectMapper json,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.submissions = submissions;
    this.brought = brought;
    this.bundles = bundles;
    this.vault = vault;
    this.events = events;
    this.items = items;
    this.casework = casework;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  /// A document of a case with the file that holds it.
  public record Opened(StoredDocument document, Path file) {}

  /// Opens a case. Problem: `case-unknown`.
  public CaseFile open(String caseNumber, String operator) {
    CaseFile file = read(caseNumber);
    looked(caseNumber, operator, "read", null);
    return file.with(
        events.of(caseNumber),
        file.documents(),
        file.supplements(),
        file.bundle() == null ? List.of() : file.bundle().siblings());
  }

  /// The same for what the server does with a case by itself: whoever calls it leaves the event.
  /// Problem: `case-unknown`.
  public CaseFile read(String caseNumber) {
    CaseFile file =
        database
            .first(
                "select c.*, s.key, s.terminal_id, s.metadata, i.document"
                    + Bundles.COLUMNS
                    + """
                     from service_case c join submission s on s.key = c.submission_key
                    join item_version i
                      on i.implementation_code = s.implementation_code and i.version = s.item_version
                    """
                    + Bundles.JOIN
                    + "where c.case_number = ?",
                this::file,
                caseNumber)
            .orElseThrow(Cases::unknown);
    return file.with(
        events.of(caseNumber),
        submissions.documents(file.idempotencyKey()),
        brought.of(caseNumber),
        file.bundle() == null ? List.of() : bundles.siblings(caseNumber));
  }

  /// Where a document of a case lies.
  public Path place(CaseFile file, StoredDocument document) {
    return Brought.place(document.id())
        .map(place -> vault.file(place.key(), place.id()))
        .orElseGet(() -> vault.file(file.idempotencyKey(), document.id()));
  }

  /// Opens a document of a case. Problem: `case-unknown`.
  public Opened openDocument(String caseNumber, String documentId, String operator) {
    Brought.Place place =
        Brought.place(documentId)
            .filter(found -> brought.isOf(found.key(), caseNumber))
            .orElseGet(() -> new Brought.Place(submitted(caseNumber), documentId));
    StoredDocument document =
        submissions.documents(place.key()).stream()
            .filter(candidate -> candidate.id().equals(place.id()))
            .findFirst()
            .orElseThrow(Cases::unknown);
    looked(caseNumber, operator, "document-read", documentId);
    return new Opened(document, vault.file(place.key(), place.id()));
  }

  private UUID submitted(String caseNumber) {
    return database
        .first(
            "select submission_key from service_case where case_number = ?",
            row -> row.uuid("submission_key"),
            caseNumber)
        .orElseThrow(Cases::unknown);
  }

  /// Personal data was seen: the trail of the case says so, and the audit.
  private void looked(
      String caseNumber, String operator, String kind, @Nullable String documentId) {
    database.transaction(sql -> {
      CaseEvents.add(sql, caseNumber, clock.instant(), "operator " + operator, kind, documentId);
      audit.record(
          sql,
          operator,
          "case-" + kind,
          caseNumber,
          documentId == null ? Map.of() : Map.of("document", documentId));
      return true;
    });
  }

  private CaseFile file(Row row) throws SQLException {
    try {
      String metadata = row.text("metadata");
      String item = row.text("document");
      ServiceItem parsed = items.parse(item);
      return new CaseFile(
          row.text("case_number"),
          row.text("state"),
          HallTime.at(row.instant("accepted_at")),
          row.uuid("key"),
          row.text("terminal_id"),
          json.readTree(metadata),
          json.readTree(item),
          casework.standing(row, parsed),
          List.of(),
          List.of(),
          whole(Bundles.of(row)),
          parsed,
          json.readValue(metadata, Submission.class),
          List.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored submission cannot be read", e);
    }
  }

  private static CaseFile.@Nullable Whole whole(Bundles.@Nullable Bundle bundle) {
    return bundle == null ? null : new CaseFile.Whole(bundle.number(), bundle.name(), List.of());
  }

  private static ProblemException unknown() {
    return Problem.of(404, "case-unknown", "Look for the case in the list of cases.").asException();
  }
}
