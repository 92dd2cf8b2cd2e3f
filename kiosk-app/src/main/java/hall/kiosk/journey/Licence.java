// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

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

  /// For which paper of which item a licence is shown, and whose it has to be.
  public record Wanted(
      String implementationCode, int itemVersion, String material, String name, String idNumber) {

    /// An agent shows the licence of whom he or she acts for, but the own one where the agent's is
    /// asked for.
    static Wanted of(Visit visit, ServiceItem.Material material) {
      var item = visit.item();
      boolean own = material.agentOnly();
      return new Wanted(
          item.implementationCode(),
          item.version(),
          material.id(),
          own ? visit.card().displayName() : visit.applicantName(),
          own ? String.valueOf(visit.card().idNumber()) : visit.applicantNumber());
    }

    /// Never whose.
    @Override
    public String toString() {
      return "Wanted[%s]".formatted(material);
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
