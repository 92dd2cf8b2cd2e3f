// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Reusable;
import hall.kiosk.journey.ServiceItem;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

/// What terminal and server say of papers of earlier cases, in `configs/api/v1/openapi.yaml`.
final class ReuseApi {

  private ReuseApi() {}

  /// Whose papers, and for which version of which item.
  record Question(String name, String idNumber, String implementationCode, int version) {

    static Question of(IdCard card, ServiceItem item) {
      return new Question(
          card.displayName(), number(card), item.implementationCode(), item.version());
    }

    /// Never the fields.
    @Override
    public String toString() {
      return "Question";
    }
  }

  /// Which paper of whom.
  record Look(String name, String idNumber, String caseNumber, String documentId) {

    static Look of(IdCard card, Reusable paper) {
      return new Look(card.displayName(), number(card), paper.caseNumber(), paper.documentId());
    }

    /// Never the fields.
    @Override
    public String toString() {
      return "Look";
    }
  }

  private static String number(IdCard card) {
    return Objects.requireNonNullElse(card.idNumber(), "");
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(List<Offer> papers) {

    /// As the journey knows them.
    ///
    /// @throws java.time.DateTimeException where a day can't be read
    List<Reusable> read() {
      return papers.stream().map(Offer::read).toList();
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Offer(
      String material,
      String caseNumber,
      String documentId,
      String handedInAt,
      TerminalApi.Text item,
      String mediaType,
      int pages,
      long bytes,
      String sha256) {

    private Reusable read() {
      return new Reusable(
          material,
          caseNumber,
          documentId,
          OffsetDateTime.parse(handedInAt).toLocalDate(),
          new LocalText(item.zhCn(), item.en()),
          mediaType,
          pages,
          bytes,
          sha256);
    }
  }
}
