// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Secrets;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import hall.server.submission.SubmissionStore.Stored;
import hall.server.submission.SubmissionStore.StoredDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The way of a submission from its announcement to its case. Every step may be repeated.
@ApplicationScoped
public class Intake {
  private final SubmissionStore store;
  private final DocumentVault vault;
  private final Acceptance acceptance;
  private final Supplements supplements;
  private final ReusablePapers reusable;
  private final ShownLicences licences;
  private final ItemStore items;
  private final ObjectMapper json;
  private final ObjectWriter canonical;

  public Intake(
      SubmissionStore store,
      DocumentVault vault,
      Acceptance acceptance,
      Supplements supplements,
      ReusablePapers reusable,
      ShownLicences licences,
      ItemStore items,
      ObjectMapper json) {
    this.store = store;
    this.vault = vault;
    this.acceptance = acceptance;
    this.supplements = supplements;
    this.reusable = reusable;
    this.licences = licences;
    this.items = items;
    this.json = json;
    this.canonical = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  }

  /// The status after an announcement, and whether it was the first one.
  record Announced(boolean created, SubmissionStatus status) {}

  /// Announces a submission, or papers for a case. Problems: `submission-defective`,
  /// `paper-not-reusable`, `supplement-defective`, `papers-not-awaited`, `elicence-not-held`,
  /// `submission-differs`, `key-taken`.
  Announced announce(String terminalId, UUID key, JsonNode metadata)
      throws JsonProcessingException {
    byte[] hash =
        Secrets.hash(canonical.writeValueAsString(json.treeToValue(metadata, Object.class)));
    Optional<Stored> known = store.find(key);
    if (known.isPresent()) {
      return repeated(known.get(), terminalId, hash, metadata);
    }
    Submission submission = json.treeToValue(metadata, Submission.class);
    boolean created =
        submission.supplementOf() == null
            ? added(key, terminalId, hash, submission, metadata)
            : supplementAdded(key, terminalId, hash, submission, metadata);
    if (!created) {
      return repeated(store.find(key).orElseThrow(Intake::taken), terminalId, hash, metadata);
    }
    if (submission.supplementOf() == null) {
      reusable.layOut(key, submission);
    }
    List<Submission.Document> documents =
        Objects.requireNonNull(submission.documents()).stream()
            .map(Objects::requireNonNull)
            .toList();
    vault.expect(
        key, documents.stream().filter(each -> each.reuse() == null).map(Intake::id).toList());
    return new Announced(true, begun(key, documents));
  }

  /// Of a submission that was announced just now. What is to be sent is not there yet.
  private SubmissionStatus begun(UUID key, List<Submission.Document> documents) {
    return new SubmissionStatus(
        "receiving",
        documents.stream()
            .map(document -> new SubmissionStatus.Received(id(document), laidOut(key, document)))
            .toList(),
        null);
  }

  private long laidOut(UUID key, Submission.Document document) {
    return document.reuse() == null ? 0 : vault.length(key, id(document));
  }

  private static String id(Submission.Document document) {
    return Objects.requireNonNull(document.id());
  }

  private boolean added(
      UUID key, String terminalId, byte[] hash, Submission submission, JsonNode metadata) {
    Optional<ServiceItem> item = item(submission);
    List<Defect> defects = SubmissionCheck.defects(submission, item);
    if (!defects.isEmpty()) {
      throw Problem.of(
              422,
              "submission-defective",
              "The submission does not fit the service item. Correct all listed defects and send it again.")
          .with(defects)
          .asException();
    }
    ServiceItem known = item.orElseThrow();
    reusable.check(submission, known);
    JsonNode described =
        licences.described(terminalId, key, known, Parties.of(submission), submission, metadata);
    return store.add(
        key,
        terminalId,
        hash,
        submission,
        described.toString(),
        sql -> licences.bind(sql, key, submission));
  }

  private boolean supplementAdded(
      UUID key, String terminalId, byte[] hash, Submission submission, JsonNode metadata) {
    AwaitedCases.Awaiting awaiting = supplements.checked(submission);
    JsonNode described =
        licences.described(
            terminalId, key, awaiting.item(), awaiting.parties(), submission, metadata);
    return store.add(
        new Stored(
            key,
            terminalId,
            hash,
            awaiting.item().implementationCode(),
            awaiting.item().version(),
            awaiting.caseNumber(),
            List.of()),
        submission,
        Supplements.kept(described),
        sql -> licences.bind(sql, key, submission));
  }

  private Announced repeated(Stored known, String terminalId, byte[] hash, JsonNode metadata)
      throws JsonProcessingException {
    if (!known.terminalId().equals(terminalId)) {
      throw taken();
    }
    if (!MessageDigest.isEqual(known.contentHash(), hash)) {
      throw Problem.of(
              409,
              "submission-differs",
              "This idempotency key already carries another content. Use a new key for a new submission.")
          .asException();
    }
    if (known.caseNumber() == null) {
      // A server that was killed may not have come so far.
      reusable.layOut(known.key(), json.treeToValue(metadata, Submission.class));
    }
    return new Announced(false, status(known));
  }

  private Optional<ServiceItem> item(Submission submission) {
    Submission.ItemReference item = submission.item();
    return item == null || item.implementationCode() == null
        ? Optional.empty()
        : items.find(item.implementationCode(), item.version());
  }

  /// The submission of this terminal. Problem: `submission-unknown`.
  Stored find(String terminalId, UUID key) {
    return store
        .find(key)
        .filter(stored -> stored.terminalId().equals(terminalId))
        .orElseThrow(() ->
            Problem.of(404, "submission-unknown", "Announce the submission first.").asException());
  }

  private Optional<CaseReceipt> receipt(Stored stored) {
    return stored.caseNumber() == null
        ? acceptance.receipt(stored.key())
        : supplements.receipt(stored.key());
  }

  /// How much has arrived.
  SubmissionStatus status(Stored stored) {
    Optional<CaseReceipt> receipt = receipt(stored);
    return new SubmissionStatus(
        receipt.isPresent() ? "accepted" : "receiving",
        stored.documents().stream()
            .map(document ->
                new SubmissionStatus.Received(
                    document.id(), vault.length(stored.key(), document.id())))
            .toList(),
        receipt.orElse(null));
  }

  /// Makes the case, or papers a part of theirs. Problems: `documents-missing`,
  /// `document-hash-mismatch`, `case-numbers-used-up`, `papers-not-awaited`.
  CaseReceipt complete(Stored stored) {
    return vault.exclusively(
        stored.key(), () -> receipt(stored).orElseGet(() -> completeAlone(stored)));
  }

  private CaseReceipt completeAlone(Stored stored) {
    List<Defect> missing = new ArrayList<>();
    List<Defect> wrong = new ArrayList<>();
    List<StoredDocument> toReset = new ArrayList<>();
    for (int i = 0; i < stored.documents().size(); i++) {
      StoredDocument document = stored.documents().get(i);
      String path = "$.documents[" + i + "]";
      long length = vault.length(stored.key(), document.id());
      if (length != document.bytes()) {
        missing.add(
            new Defect(
                path,
                "Document %s has %d of %d bytes."
                    .formatted(document.id(), length, document.bytes())));
      } else if (!vault.sha256(stored.key(), document.id()).equals(document.sha256())) {
        wrong.add(
            new Defect(path, "Document " + document.id() + " does not have the declared hash."));
        toReset.add(document);
      }
    }
    if (!wrong.isEmpty()) {
      toReset.forEach(document -> vault.reset(stored.key(), document.id()));
      throw Problem.of(
              422,
              "document-hash-mismatch",
              "Send the listed documents again from offset 0, then complete again.")
          .with(wrong)
          .asException();
    }
    if (!missing.isEmpty()) {
      throw Problem.of(
              409,
              "documents-missing",
              "Send the missing bytes of the listed documents, then complete again.")
          .with(missing)
          .asException();
    }
    return stored.caseNumber() == null ? acceptance.accept(stored) : supplements.accept(stored);
  }

  private static ProblemException taken() {
    return Problem.of(
            409,
            "key-taken",
            "The idempotency key or the local number belongs to another submission. Make a new one.")
        .asException();
  }
}
