// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.Outcome;
import java.util.Set;

/// A narrow thermal printer for queue tickets and receipts.
public interface TicketPrinter extends Device {

  /// Prints one ticket and cuts it.
  ///
  /// The printer is asked before and after; paper out or an open cover is a fault and leaves
  /// nothing in the printer's buffer.
  Outcome<TicketEvidence> print(Ticket ticket, Deadline deadline) throws InterruptedException;

  /// Waits until the presented ticket is taken; draws it back in, or drops it, when it was not by
  /// `patience`, so that nobody finds a stranger's.
  ///
  /// Other operations may run meanwhile. Without a presenter the answer is UNKNOWN, at once.
  default Outcome<Pickup> awaitTaken(Deadline patience) throws InterruptedException {
    return Outcome.done(Pickup.UNKNOWN);
  }

  /// How sure it is that the ticket came out.
  ///
  /// @param level SENT: the bytes left; CONFIRMED: the printer answered after them and has no
  ///   fault; PRESENTED and TAKEN: its presenter says so
  /// @param spelled characters that neither printer nor this machine has; the ticket shows their
  ///   code points in angle brackets
  record TicketEvidence(Level level, int bytes, Set<Integer> spelled) {

    public TicketEvidence {
      spelled = Set.copyOf(spelled);
    }

    /// The characters may be a name's, so only their number is told.
    @Override
    public String toString() {
      return "TicketEvidence[%s, %d bytes, %d spelled]".formatted(level, bytes, spelled.size());
    }
  }

  /// What became of a presented ticket.
  enum Pickup {
    /// There is no sensor that could tell.
    UNKNOWN,
    TAKEN,
    /// It was left behind and is out of reach now.
    REMOVED,
    /// It was left behind, and the model can't get it out of the way.
    LEFT
  }

  /// From weak to strong.
  enum Level {
    SENT,
    CONFIRMED,
    PRESENTED,
    TAKEN
  }
}
