// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Attestation.Kind;
import hall.kiosk.journey.Attestation.Sheet;
import hall.kiosk.journey.Attestation.Why;
import java.util.OptionalInt;

/// Where a citizen is in printing a certificate.
public sealed interface AttestStep {

  /// Which one?
  record Kinds() implements AttestStep {}

  /// The one that the card is laid for.
  record Chosen(Kind kind) implements AttestStep {}

  /// The issuing unit is asked, and the seal is verified.
  record Asking(long operation, Kind kind) implements AttestStep {}

  /// There is none to print.
  record Said(Kind kind, Why why) implements AttestStep {}

  /// It is there; how many?
  record Ready(Sheet sheet, int copies) implements AttestStep {}

  /// What stands in it, for its owner's eyes; the pages are in the visit.
  ///
  /// @param failed whether they can't be shown
  record Looking(long operation, Sheet sheet, int copies, boolean failed) implements AttestStep {}

  /// Printing, or what became of it.
  ///
  /// @param out whole copies that surely came out of a print that stopped; empty where nobody knows
  record Out(Sheet sheet, int copies, Paper paper, OptionalInt out) implements AttestStep {}

  /// Whether the printer works for it now, so that nobody has to touch anything.
  default boolean printing() {
    return this instanceof Out(_, _, var paper, _) && paper instanceof Paper.Printing;
  }
}
