// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.List;

/// Certificates and excerpts of registers that are printed here (证明打印); the documents stay outside
/// the state.
public final class Attestation {

  /// Where the visit keeps the pages that are looked at; no material is called so.
  public static final String PAGES = "#attestation";

  private Attestation() {}

  /// A kind of certificate.
  ///
  /// @param issuer the unit whose seal it bears
  public record Kind(String kind, LocalText name, LocalText issuer, LocalText about) {}

  /// What can be printed here.
  ///
  /// @param answering whether the server could be asked lately
  public record Offer(List<Kind> kinds, boolean answering) {
    /// Where the server has said nothing yet.
    public static final Offer NONE = new Offer(List.of(), true);

    public Offer {
      kinds = List.copyOf(kinds);
    }

    Offer away() {
      return new Offer(kinds, false);
    }
  }

  /// A certificate that is held to be printed; the server has verified its seal.
  ///
  /// @param code what stands on the paper
  /// @param verifyUrl where anybody verifies it
  /// @param most copies that may still be printed
  public record Sheet(Kind kind, String code, String verifyUrl, int pages, int most) {

    /// The rest after some copies came out.
    Sheet without(int copies) {
      return new Sheet(kind, code, verifyUrl, pages, Math.max(1, most - copies));
    }

    /// Never the code: it stands on somebody's paper.
    @Override
    public String toString() {
      return "Sheet[%s]".formatted(kind.kind());
    }
  }

  /// What came of asking for one.
  public sealed interface Answer {
    /// It is held.
    record Given(Sheet sheet) implements Answer {}

    record Refused(Why why) implements Answer {}
  }

  /// Why there is none to print.
  public enum Why {
    /// The issuing unit has none for this person.
    NOTHING,
    /// As much was printed as a day allows.
    LIMIT,
    /// Its seal does not hold.
    FALSE,
    /// The server, or the issuing unit, does not answer.
    SILENT
  }
}
