// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;

/// Where a citizen is in complaining or suggesting.
public sealed interface GrievanceStep {

  /// A complaint, a suggestion, or something that could not be got done?
  record What() implements GrievanceStep {}

  /// Say it.
  record Words(Grievance draft) implements GrievanceStep {}

  /// With the name on the card, or without.
  record Who(Grievance draft) implements GrievanceStep {}

  /// Look once more, and perhaps leave a number.
  ///
  /// @param failed whether it could not be sent; it is kept as long as the visit lasts
  record Check(Grievance draft, boolean failed) implements GrievanceStep {}

  record Sending(Grievance draft, long operation) implements GrievanceStep {}

  /// The server has it.
  ///
  /// @param calls whether a number was left, so that the answer comes by telephone
  record Filed(Receipt receipt, boolean calls) implements GrievanceStep {}

  /// What the server said.
  ///
  /// @param acceptBy until when it is taken on or declined
  /// @param answerBy until when there is an answer
  record Receipt(String number, LocalDate acceptBy, LocalDate answerBy) {}
}
