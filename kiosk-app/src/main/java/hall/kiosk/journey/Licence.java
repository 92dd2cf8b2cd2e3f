// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An electronic licence that was shown instead of laying a paper (扫码亮证); its document stays
/// outside the state.
///
/// @param key under which the server knows it
/// @param number masked
/// @param issuer the unit that issued it
/// @param validTo the last day; empty where it has none
public record Licence(
    UUID key, LocalText name, String number, String issuer, Optional<LocalDate> validTo) {

  /// For which paper a licence is shown.
  public sealed interface Wanted {
    /// Its id in the item.
    String material();

    static Wanted of(Visit visit, ServiceItem.Material material) {
      return visit
          .handIn()
          .<Wanted>map(waiting -> OfCase.of(visit, waiting, material.id()))
          .orElseGet(() -> OfItem.of(visit, material));
    }

    /// Of an application.
    ///
    /// @param holder whose licence it has to be
    record OfItem(String implementationCode, int itemVersion, String material, Holder holder)
        implements Wanted {

      /// An agent shows the licence of whom he or she acts for, but the own one where the agent's
      /// is asked for.
      private static OfItem of(Visit visit, ServiceItem.Material material) {
        var item = visit.item();
        return new OfItem(
            item.implementationCode(),
            item.version(),
            material.id(),
            material.agentOnly()
                ? Holder.of(visit.card())
                : new Holder(visit.applicantName(), visit.applicantNumber()));
      }
    }

    /// Of a case that waits for it; whose licence it has to be the server knows, and a bearer of
    /// the receipt does not learn.
    ///
    /// @param token beside the number on the receipt
    /// @param card that opened the case; absent where a receipt did
    record OfCase(String number, Optional<String> token, String material, Optional<Holder> card)
        implements Wanted {

      private static OfCase of(Visit visit, HandIn waiting, String material) {
        var receipt = waiting.receipt();
        return new OfCase(
            receipt.map(ReceiptCode::number).orElse(waiting.number()),
            receipt.flatMap(ReceiptCode::token),
            material,
            receipt.isPresent() ? Optional.empty() : Optional.of(Holder.of(visit.card())));
      }

      /// Never what opens the case.
      @Override
      public String toString() {
        return "OfCase[%s]".formatted(material);
      }
    }
  }

  /// What a card says of whose it is.
  public record Holder(String name, String idNumber) {
    private static Holder of(IdCard card) {
      return new Holder(card.displayName(), String.valueOf(card.idNumber()));
    }

    /// Never the fields.
    @Override
    public String toString() {
      return "Holder";
    }
  }

  /// What came of a code.
  public sealed interface Answer {
    /// It is taken.
    ///
    /// @param pages of its document, as pictures
    record Given(Licence licence, List<PageRef> pages) implements Answer {
      public Given {
        pages = List.copyOf(pages);
      }
    }

    record Refused(Problem problem) implements Answer {}
  }

  /// Why there is none; a paper can be scanned in each case.
  public enum Problem {
    /// Codes are good for a short time.
    CODE_EXPIRED,
    CODE_USED,
    /// It is no code of a licence.
    CODE_UNKNOWN,
    /// Another licence than this paper may be.
    WRONG_KIND,
    /// It is not the applicant's.
    OTHER_HOLDER,
    /// Cancelled, revoked or suspended.
    REVOKED,
    /// No longer valid.
    ENDED,
    /// Its seal does not hold.
    NOT_GENUINE,
    /// The server, or the platform that holds licences, does not answer now.
    SILENT,
    /// The module does not work.
    DEVICE
  }

  /// The id that its document is stored under, beside the pictures of its pages.
  public String document() {
    return "licence-" + key;
  }

  /// The licence that the pages of a paper are of.
  public static Optional<Licence> of(List<PageRef> pages) {
    return pages.stream().flatMap(page -> page.licence().stream()).findFirst();
  }

  /// Never the number.
  @Override
  public String toString() {
    return "Licence[%s]".formatted(key);
  }
}
