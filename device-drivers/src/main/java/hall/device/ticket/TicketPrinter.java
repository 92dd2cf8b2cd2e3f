// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.Outcome;

/// A narrow thermal printer for queue tickets and receipts.
public interface TicketPrinter extends Device {

  /// Prints one ticket and cuts it.
  ///
  /// The printer is asked before and after; paper out or an open cover is a fault and leaves
  /// nothing in the printer's buffer.
  Outcome<TicketEvidence> print(Ticket ticket, Deadline deadline) throws InterruptedException;

  /// How sure it is that the ticket came out.
  ///
  /// @param level SENT: the bytes left; CONFIRMED: the printer answered after them and has no
  ///   fault; PRESENTED and TAKEN: its presenter says so
  record TicketEvidence(Level level, int bytes) {}

  /// From weak to strong.
  enum Level {
    SENT,
    CONFIRMED,
    PRESENTED,
    TAKEN
  }
}
