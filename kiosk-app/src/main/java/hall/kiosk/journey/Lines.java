// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The lines of this hall, as far as the terminal knows them; nothing personal.
///
/// @param since by the hall's clock, when the server told how many wait; absent where it never did
///   on this day
/// @param live whether it told it just now
public record Lines(Optional<LocalTime> since, boolean live, List<Line> all) {

  /// Nothing is known.
  public static final Lines UNKNOWN = new Lines(Optional.empty(), false, List.of());

  public Lines {
    all = List.copyOf(all);
  }

  Optional<Line> find(long groupId) {
    return all.stream().filter(line -> line.groupId() == groupId).findFirst();
  }

  /// Windows that share a line.
  ///
  /// @param prefix the letter before their numbers
  /// @param until when the last ticket of the day is given
  /// @param waiting how many wait; absent where nobody told
  /// @param minutes how long the next one will probably wait; absent where nobody can know
  /// @param priorityAge from which age on somebody has priority
  public record Line(
      long groupId,
      String prefix,
      LocalText name,
      Standing standing,
      Optional<LocalTime> opens,
      Optional<LocalTime> until,
      OptionalInt waiting,
      OptionalInt minutes,
      int priorityAge) {}

  /// Whether a number can be had now.
  public enum Standing {
    OPEN,
    NOT_YET,
    NO_MORE,
    CLOSED_TODAY,
    /// The server is away, and this terminal has no numbers of its own left.
    NO_NUMBERS
  }

  /// Why somebody is called when they are.
  public enum Lane {
    ORDINARY,
    ELDERLY,
    DISABLED,
    /// Booked the time; never wished for, the server gives it.
    BOOKED
  }
}
