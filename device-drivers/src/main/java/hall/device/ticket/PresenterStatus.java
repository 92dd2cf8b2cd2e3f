// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.Media;
import java.util.Optional;

/// Custom's full status, the four bytes after `10 0F` (DLE EOT 20, KPM and VKP families).
///
/// @param paper bit 0 no paper, bit 2 near end, bit 5 ticket present in output
/// @param user bit 0 print head up, bit 1 cover open
/// @param recoverable bit 0 head too hot, bit 3 supply voltage, bit 6 paper jam
/// @param unrecoverable bit 0 cutter, others memory
record PresenterStatus(int paper, int user, int recoverable, int unrecoverable) {

  boolean ticketPresent() {
    return (paper & 0x20) != 0;
  }

  Media media() {
    if ((recoverable & 0x40) != 0) {
      return Media.JAMMED;
    }
    return ticketPresent() ? Media.PRESENT : Media.NOT_PRESENT;
  }

  /// Why nothing can be presented.
  Optional<DeviceFault> fault() {
    var raw = "DLE EOT 20 %02X %02X %02X %02X".formatted(paper, user, recoverable, unrecoverable);
    if ((user & 0x03) != 0) {
      return Optional.of(Faults.coverOpen(raw));
    }
    if ((recoverable & 0x40) != 0) {
      return Optional.of(TicketFaults.ticketJam(raw));
    }
    if ((unrecoverable & 0x01) != 0) {
      return Optional.of(TicketFaults.cutter(raw));
    }
    if (unrecoverable != 0) {
      return Optional.of(TicketFaults.unrecoverable(raw));
    }
    return Optional.empty();
  }
}
