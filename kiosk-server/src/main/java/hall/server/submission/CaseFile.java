// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Text;
import hall.server.casework.CaseEvents;
import hall.server.casework.Standing;
import hall.server.catalogue.ServiceItem;
import hall.server.elicence.Licence;
import hall.server.submission.SubmissionStore.StoredDocument;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case in full, with the version of the item that it keeps; `submission` is what the terminal
/// sent.
public record CaseFile(
    String caseNumber,
    String state,
    OffsetDateTime acceptedAt,
    UUID idempotencyKey,
    String terminalId,
    JsonNode submission,
    JsonNode item,
    Standing standing,
    List<CaseEvents.Event> events,
    List<Supplemented> supplements,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Whole bundle,
    @JsonIgnore ServiceItem parsedItem,
    @JsonIgnore Submission parsedSubmission,
    @JsonIgnore List<StoredDocument> documents) {

  /// Papers that were brought after the submission.
  ///
  /// @param by `card` of the applicant, or `receipt` of whoever held it
  /// @param documents under ids of their own among all documents of the case
  /// @param licences which of these are electronic licences, as the server saw them
  public record Supplemented(
      OffsetDateTime at,
      String terminalId,
      String by,
      List<StoredDocument> documents,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Licence> licences) {}

  /// The licence that a document of the case is, whenever it came; empty for what was scanned or
  /// made.
  public Optional<Licence> licenceOf(String documentId) {
    return parsedSubmission
        .licenceOf(documentId)
        .or(() ->
            supplements.stream()
                .flatMap(one -> Optional.ofNullable(one.licences().get(documentId)).stream())
                .findFirst());
  }

  /// The life event (一件事) that the case belongs to, with its other cases.
  public record Whole(String number, Text name, List<Bundles.Sibling> siblings) {}

  CaseFile with(
      List<CaseEvents.Event> trail,
      List<StoredDocument> papers,
      List<Supplemented> brought,
      List<Bundles.Sibling> siblings) {
    return new CaseFile(
        caseNumber,
        state,
        acceptedAt,
        idempotencyKey,
        terminalId,
        submission,
        item,
        standing,
        trail,
        brought,
        bundle == null ? null : new Whole(bundle.number(), bundle.name(), siblings),
        parsedItem,
        parsedSubmission,
        papers);
  }

  @Override
  public String toString() {
    return "CaseFile " + caseNumber;
  }
}
