// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import hall.server.elicence.Licence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The metadata of a submission as a terminal sends it; everything may be missing until
/// [SubmissionCheck] has looked.
///
/// @param applicant whose case it becomes
/// @param agent who applied for the applicant; null where nobody did
/// @param identification how whoever was at the terminal showed who he or she is; null from older
///   terminals, which know of cards alone
public record Submission(
    int schemaVersion,
    @Nullable String localNumber,
    @Nullable ItemReference item,
    @Nullable String submittedAt,
    @Nullable String language,
    @Nullable Applicant applicant,
    @Nullable Agent agent,
    @Nullable Map<String, JsonNode> form,
    @Nullable Accepted commitment,
    @Nullable List<@Nullable Document> documents,
    @Nullable List<@Nullable Supplement> supplements,
    @Nullable Consent consent,
    @Nullable SupplementOf supplementOf,
    @Nullable Identification identification) {

  /// Which version of which item.
  public record ItemReference(
      @Nullable String code, @Nullable String implementationCode, int version) {}

  /// Who applies, as the card said.
  public record Applicant(
      @Nullable String name,
      @Nullable String idNumber,
      @Nullable String sex,
      @Nullable String birthDate,
      @Nullable String address,
      @Nullable String nationCode,
      @Nullable String cardType) {
    @Override
    public String toString() {
      return "Applicant";
    }
  }

  /// Who was at the terminal and applied for the applicant (代办), as the card said; older terminals
  /// know of no agents.
  ///
  /// @param principalBy how the applicant is known: by the `card`, or by a `copy` that was typed
  ///   off
  public record Agent(
      @Nullable String name,
      @Nullable String idNumber,
      @Nullable String cardType,
      @Nullable String principalBy) {
    static final String CARD = "card";
    static final String COPY = "copy";

    @Override
    public String toString() {
      return "Agent";
    }
  }

  /// How whoever was at the terminal (the agent where there is one) showed who he or she is.
  ///
  /// @param by a `card` that was laid, or a `login` with the app of the province
  /// @param level of assurance that the platform named for the login; null with a card
  public record Identification(
      @Nullable String by, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String level) {
    static final String CARD = "card";
    static final String LOGIN = "login";
  }

  /// The level of the login by which whoever was at the terminal is known; empty where a card was
  /// laid.
  public Optional<String> loginLevel() {
    return Optional.ofNullable(identification)
        .filter(one -> Identification.LOGIN.equals(one.by()))
        .map(Identification::level);
  }

  /// The commitment that was accepted, and when.
  public record Accepted(@Nullable String id, int version, @Nullable String acceptedAt) {}

  /// A material that the applicant has promised to hand in within so many working days.
  public record Supplement(@Nullable String material, @Nullable Integer workingDays) {}

  /// The case that papers are brought for (补正, 容缺), where they are no submission of their own.
  ///
  /// @param number of the case, or the local number on an early receipt
  /// @param token beside it on the receipt; null where the card says whose case it is
  public record SupplementOf(@Nullable String number, @Nullable String token) {
    /// Never the token.
    @Override
    public String toString() {
      return "SupplementOf " + number;
    }
  }

  /// That images are taken, agreed to apart from everything else; older terminals do not ask.
  public record Consent(@Nullable String purpose, int version) {}

  /// A document that will be uploaded: `material` names the item's material, null for a signature.
  ///
  /// @param reuse where the server has it already; null where it is uploaded
  /// @param elicence where it is an electronic licence that was shown; null for what was scanned
  public record Document(
      @Nullable String id,
      @Nullable String kind,
      @Nullable String material,
      @Nullable String mediaType,
      int pages,
      long bytes,
      @Nullable String sha256,
      @Nullable Reuse reuse,
      @Nullable ShownLicence elicence) {

    /// One that was scanned or made.
    public Document(
        @Nullable String id,
        @Nullable String kind,
        @Nullable String material,
        @Nullable String mediaType,
        int pages,
        long bytes,
        @Nullable String sha256) {
      this(id, kind, material, mediaType, pages, bytes, sha256, null, null);
    }
  }

  /// A paper of an earlier case of the same person (材料复用).
  public record Reuse(@Nullable String caseNumber, @Nullable String documentId) {}

  /// An electronic licence that was shown instead of laying the paper (扫码亮证).
  ///
  /// @param key under which the terminal redeemed its code
  /// @param licence what the server saw of it; whatever a terminal says of that is not believed
  public record ShownLicence(
      @Nullable UUID key, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Licence licence) {}

  /// The licence that a document is, as the server saw it; empty for what was scanned or made.
  public Optional<Licence> licenceOf(String documentId) {
    return Objects.requireNonNullElse(documents, List.<@Nullable Document>of()).stream()
        .filter(Objects::nonNull)
        .filter(document -> documentId.equals(document.id()))
        .map(Document::elicence)
        .filter(Objects::nonNull)
        .map(ShownLicence::licence)
        .filter(Objects::nonNull)
        .findFirst();
  }

  @Override
  public String toString() {
    return "Submission " + localNumber;
  }
}
