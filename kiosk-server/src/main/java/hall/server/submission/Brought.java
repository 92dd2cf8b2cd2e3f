// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.elicence.Licence;
import hall.server.submission.CaseFile.Supplemented;
import hall.server.submission.SubmissionStore.StoredDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was brought for cases after their submission, and how its documents are called among those
/// of the case: the key that they came under, a dot, their id.
@ApplicationScoped
public class Brought {
  private static final Pattern PLACE =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(.+)");

  private final Database database;
  private final SubmissionStore submissions;
  private final ObjectMapper json;

  public Brought(Database database, SubmissionStore submissions, ObjectMapper json) {
    this.database = database;
    this.submissions = submissions;
    this.json = json;
  }

  /// Where a document lies.
  record Place(UUID key, String id) {}

  private record Bringing(
      UUID key, OffsetDateTime at, String terminalId, String by, Submission said) {}

  /// What a document's id among those of its case says; empty for one of the submission itself.
  static Optional<Place> place(String documentId) {
    Matcher matcher = PLACE.matcher(documentId);
    return matcher.matches()
        ? Optional.of(new Place(UUID.fromString(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  boolean isOf(UUID key, String caseNumber) {
    return database
        .first(
            """
            select 1 from submission
            where key = ? and case_number = ? and handed_in_at is not null\
            """,
            row -> true,
            key,
            caseNumber)
        .isPresent();
  }

  /// All of a case, the first in front.
  List<Supplemented> of(String caseNumber) {
    return database
        .list(
            """
            select key, handed_in_at, terminal_id, metadata, metadata ->> 'by' as by from submission
            where case_number = ? and handed_in_at is not null order by handed_in_at, key\
            """,
            row ->
                new Bringing(
                    row.uuid("key"),
                    HallTime.at(row.instant("handed_in_at")),
                    row.text("terminal_id"),
                    row.text("by"),
                    said(row.text("metadata"))),
            caseNumber)
        .stream()
        .map(this::supplemented)
        .toList();
  }

  private Supplemented supplemented(Bringing one) {
    List<StoredDocument> documents = new ArrayList<>();
    Map<String, Licence> licences = new LinkedHashMap<>();
    for (StoredDocument document : submissions.documents(one.key())) {
      StoredDocument named = named(one.key(), document);
      documents.add(named);
      one.said().licenceOf(document.id()).ifPresent(seen -> licences.put(named.id(), seen));
    }
    return new Supplemented(one.at(), one.terminalId(), one.by(), documents, licences);
  }

  private Submission said(String metadata) {
    try {
      return json.readValue(metadata, Submission.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored papers for a case cannot be read", e);
    }
  }

  private static StoredDocument named(UUID key, StoredDocument document) {
    return new StoredDocument(
        key + "." + document.id(),
        document.kind(),
        document.material(),
        document.mediaType(),
        document.pages(),
        document.bytes(),
        document.sha256());
  }
}
