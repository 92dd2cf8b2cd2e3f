// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.kiosk.journey.Lines;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.QueueNumber;
import hall.kiosk.journey.Timetable;

/// Where numbers for windows come from. All answer within a few seconds, whether the server does or
/// not.
public record NumberDesk(Looking lines, Taking taking, Booking booking, Arriving arriving) {

  /// Does what is wished about booked times.
  @FunctionalInterface
  public interface Booking {
    Timetable.Answer wish(Timetable.Wish wish, String idNumber) throws InterruptedException;
  }

  /// Turns a booked time into a number.
  @FunctionalInterface
  public interface Arriving {
    QueueNumber.Answer arrive(String booking, LocalText windows, String idNumber)
        throws InterruptedException;
  }

  /// Sees how the lines are.
  @FunctionalInterface
  public interface Looking {
    Lines look() throws InterruptedException;
  }

  /// Takes a number.
  @FunctionalInterface
  public interface Taking {
    /// A number, or why there is none.
    ///
    /// @param group the windows' name, for the paper
    QueueNumber.Answer take(long groupId, LocalText group, Lane lane) throws InterruptedException;
  }
}
