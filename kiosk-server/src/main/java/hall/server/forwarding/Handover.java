// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Secrets;
import hall.server.Text;
import hall.server.elicence.Licence;
import hall.server.submission.CaseFile;
import hall.server.submission.SubmissionStore.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A case as it is handed on: what goes before the documents, and where they lie.
public record Handover(Metadata metadata, List<Paper> papers) {

  /// What the platform above reads first.
  ///
  /// @param day under which both sides count the case, whatever their clocks say later
  /// @param agent who applied for the applicant (代办); absent where nobody did
  /// @param identification how whoever was at the terminal is known; absent where an older terminal
  ///   read a card
  public record Metadata(
      String caseNumber,
      LocalDate day,
      Item item,
      OffsetDateTime receivedAt,
      String terminalId,
      @Nullable JsonNode applicant,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode agent,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode identification,
      @Nullable JsonNode form,
      @Nullable JsonNode commitment,
      List<Document> documents) {
    @Override
    public String toString() {
      return "Handover " + caseNumber;
    }
  }

  /// The item, in the version that the case keeps.
  public record Item(String code, String implementationCode, int version, Text name) {}

  /// A document that follows.
  ///
  /// @param elicence where it is an electronic licence that was shown
  public record Document(
      String id,
      String kind,
      @Nullable String material,
      String mediaType,
      int pages,
      long bytes,
      String sha256,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Licence elicence) {
    static Document of(StoredDocument stored, Optional<Licence> elicence) {
      return new Document(
          stored.id(),
          stored.kind(),
          stored.material(),
          stored.mediaType(),
          stored.pages(),
          stored.bytes(),
          stored.sha256(),
          elicence.orElse(null));
    }
  }

  /// A document with the file that holds it.
  public record Paper(Document document, Path file) {}

  /// The case with whatever was brought for it later.
  static Handover of(CaseFile file, LocalDate day, Function<StoredDocument, Path> places) {
    List<StoredDocument> stored = new ArrayList<>(file.documents());
    file.supplements().forEach(one -> stored.addAll(one.documents()));
    List<Paper> papers =
        stored.stream()
            .map(each -> new Paper(Document.of(each, shown(file, each)), places.apply(each)))
            .toList();
    var item = file.parsedItem();
    return new Handover(
        new Metadata(
            file.caseNumber(),
            day,
            new Item(item.code(), item.implementationCode(), item.version(), item.name()),
            file.acceptedAt(),
            file.terminalId(),
            file.submission().get("applicant"),
            file.submission().get("agent"),
            file.submission().get("identification"),
            file.submission().get("form"),
            file.submission().get("commitment"),
            papers.stream().map(Paper::document).toList()),
        papers);
  }

  private static Optional<Licence> shown(CaseFile file, StoredDocument document) {
    return file.licenceOf(document.id());
  }

  /// The SHA-256 over one line a document, in the order of their ids: id, space, hash, line feed.
  String digest() {
    String lines =
        papers.stream()
            .map(Paper::document)
            .flatMap(each -> Stream.of(each.id() + " " + each.sha256() + "\n"))
            .sorted()
            .collect(Collectors.joining());
    return sha256(lines);
  }

  static String sha256(String text) {
    return HexFormat.of().formatHex(Secrets.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
