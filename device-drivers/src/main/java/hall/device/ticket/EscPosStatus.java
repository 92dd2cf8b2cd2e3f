// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.DeviceFault;
import hall.device.Faults;
import java.util.Optional;

/// The answers to DLE EOT 1 to 4, one byte each.
///
/// @param printer n = 1: bit 3 offline
/// @param offline n = 2: bit 2 cover open, bit 3 feed button, bit 5 stopped by paper end, bit 6
///   error
/// @param error n = 3: bit 3 cutter, bit 5 unrecoverable, bit 6 recovers by itself
/// @param paper n = 4: bits 2 and 3 near end, bits 5 and 6 end
record EscPosStatus(int printer, int offline, int error, int paper) {

  /// Whether a byte has the fixed bits of a status byte (bits 1 and 4 set, bits 0 and 7 clear);
  /// anything else is noise or the answer to something else.
  static boolean isStatus(int b) {
    return (b & 0x93) == 0x12;
  }

  /// Whether a byte answers GS r 1: both near-end bits, both end bits, nothing else.
  static boolean isEcho(int b) {
    return b == 0x00 || b == 0x03 || b == 0x0C || b == 0x0F;
  }

  /// The four bytes of automatic status (GS a) as the answers that say the same.
  ///
  /// @param first bit 3 offline, bit 5 cover open, bit 6 feed button
  /// @param rest errors (bits 3 cutter, 5 unrecoverable, 6 recovers by itself), then paper (bits 0
  ///   and 1 near end, bits 2 and 3 end), then nothing known
  static EscPosStatus automatic(int first, int[] rest) {
    int errors = rest[0] & 0x68;
    int offline =
        (first & 0x20) >> 3
            | (first & 0x40) >> 3
            | ((rest[1] & 0x0C) != 0 ? 0x20 : 0)
            | (errors != 0 ? 0x40 : 0);
    int paper = ((rest[1] & 0x03) != 0 ? 0x0C : 0) | ((rest[1] & 0x0C) != 0 ? 0x60 : 0);
    return new EscPosStatus(0x12 | (first & 0x08), 0x12 | offline, 0x12 | errors, 0x12 | paper);
  }

  boolean coverOpen() {
    return (offline & 0x04) != 0;
  }

  boolean paperOut() {
    return (paper & 0x60) != 0 || (offline & 0x20) != 0;
  }

  boolean paperLow() {
    return (paper & 0x0C) != 0;
  }

  /// Why it can't print; the cause that a person sees comes first.
  Optional<DeviceFault> fault() {
    var raw = "DLE EOT %02X %02X %02X %02X".formatted(printer, offline, error, paper);
    if (coverOpen()) {
      return Optional.of(Faults.coverOpen(raw));
    }
    if (paperOut()) {
      return Optional.of(Faults.mediaEmpty(raw));
    }
    if ((error & 0x08) != 0) {
      return Optional.of(TicketFaults.cutter(raw));
    }
    if ((error & 0x20) != 0) {
      return Optional.of(TicketFaults.unrecoverable(raw));
    }
    if ((error & 0x40) != 0) {
      return Optional.of(TicketFaults.recovering(raw));
    }
    if ((printer & 0x08) != 0 || (offline & 0x40) != 0) {
      return Optional.of(TicketFaults.offline(raw));
    }
    return Optional.empty();
  }
}
