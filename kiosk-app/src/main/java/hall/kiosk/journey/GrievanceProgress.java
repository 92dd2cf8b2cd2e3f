// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How far a complaint is, as whoever holds its slip may know it: never what it says, nor whose it
/// is.
///
/// @param due by when it is taken on or answered, or the day of a visit, while something is due
/// @param late whether that day is over
/// @param unit that has to deal with it, or who of the hall comes
/// @param hotlineNumber under which the hotline 12345 has it, where it was passed on
/// @param caseEnding the last digits of the case that came of a visit
/// @param answer or why it was declined, or what came of a visit
public record GrievanceProgress(
    String number,
    Standing standing,
    OffsetDateTime received,
    Optional<LocalDate> due,
    boolean late,
    Optional<String> unit,
    Optional<String> hotlineNumber,
    Optional<String> caseEnding,
    Optional<String> answer,
    List<Passed> trail) {

  public GrievanceProgress {
    trail = List.copyOf(trail);
  }

  /// How far it is.
  public enum Standing {
    RECEIVED,
    ACCEPTED,
    FORWARDED,
    SUPERVISED,
    ANSWERED,
    DECLINED,
    /// On its way to the hotline 12345, which has given no number yet.
    SENDING,
    TRANSFERRED,
    APPOINTED,
    VISITED,
    FAILED,
    /// A later server knows more than this terminal.
    OTHER;

    /// The word of the contract.
    public static Standing of(String word) {
      return Stream.of(values())
          .filter(standing -> standing.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst()
          .orElse(OTHER);
    }
  }

  /// What was done, and when.
  ///
  /// @param deed in the contract's word; a later server may know more
  public record Passed(OffsetDateTime at, String deed) {}

  /// Never the fields.
  @Override
  public String toString() {
    return "GrievanceProgress";
  }
}
