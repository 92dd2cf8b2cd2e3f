// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Lines.Lane;
import java.time.LocalDateTime;
import java.util.OptionalInt;

/// A number that was given; whose it is nobody writes down.
///
/// @param label what stands on paper, such as `A012`
/// @param group the windows that will call it
/// @param alone whether the terminal gave it from its own numbers, with the server away
/// @param ahead how many are called before; absent where nobody knows
/// @param minutes how long that will probably take; absent where nobody can know
/// @param takenAt by the hall's clock
public record QueueNumber(
    String label,
    LocalText group,
    Lane lane,
    boolean alone,
    OptionalInt ahead,
    OptionalInt minutes,
    LocalDateTime takenAt) {

  /// What became of the wish for a number.
  public sealed interface Answer {
    record Given(QueueNumber number) implements Answer {}

    /// There is none.
    ///
    /// @param why for the screen
    record Refused(LocalText why) implements Answer {}
  }
}
