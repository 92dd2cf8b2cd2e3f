// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Where a citizen is in complaining or suggesting.
public sealed interface GrievanceStep {

  /// A complaint, a suggestion, or something that could not be got done?
  record What() implements GrievanceStep {}

  /// Say it.
  record Words(Grievance draft) implements GrievanceStep {}

  /// Where somebody of the hall is to come, and when it suits.
  record Where(Grievance draft) implements GrievanceStep {}

  /// With the name on the card, or without.
  record Who(Grievance draft) implements GrievanceStep {}

  /// Look once more, and perhaps leave a number.
  ///
  /// @param failed whether it could not be sent; it is kept as long as the visit lasts
  record Check(Grievance draft, boolean failed) implements GrievanceStep {}

  /// What the pages are scanned for, and who sees them.
  record Agree(Grievance draft) implements GrievanceStep {}

  /// Scan the pages that go with it.
  ///
  /// @param scan as a material is scanned
  record Papers(Grievance draft, Stage.Materials scan) implements GrievanceStep {}

  /// On its way.
  ///
  /// @param pages that go with it
  record Sending(Grievance draft, int pages, long operation) implements GrievanceStep {}

  /// The server has it.
  ///
  /// @param calls whether a number was left, so that the answer comes by telephone
  /// @param lost whether there were pages that the server would not have
  /// @param paper the slip with the number, for those who want one
  record Filed(Receipt receipt, boolean calls, boolean lost, Paper paper) implements GrievanceStep {
    Filed with(Paper next) {
      return new Filed(receipt, calls, lost, next);
    }
  }

  /// What the server said.
  ///
  /// @param sort what it was about
  /// @param acceptBy until when it is taken on or declined
  /// @param answerBy until when there is an answer, or a visit
  /// @param pages that it has
  /// @param queryUrl the page that says how far it is; empty from a server that has none
  record Receipt(
      Grievance.Sort sort,
      String number,
      OffsetDateTime receivedAt,
      LocalDate acceptBy,
      LocalDate answerBy,
      int pages,
      Optional<String> queryUrl) {}

  /// Whether the terminal works for it now, so that nobody has to touch anything.
  default boolean busy() {
    return switch (this) {
      case What(), Words _, Where _, Who _, Check _, Agree _, Filed _ -> false;
      case Papers(_, var scan) -> scan.scanning().isPresent();
      case Sending _ -> true;
    };
  }
}
