// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.scan.ScanFaults;

/// SANE_Status (SANE Standard 4.2.7), the position being the number on the wire; the last two are
/// additions of sane-backends.
enum SaneStatus {
  GOOD,
  UNSUPPORTED,
  CANCELLED,
  DEVICE_BUSY,
  INVAL,
  EOF,
  JAMMED,
  NO_DOCS,
  COVER_OPEN,
  IO_ERROR,
  NO_MEM,
  ACCESS_DENIED,
  WARMING_UP,
  HW_LOCKED;

  private static final SaneStatus[] ALL = values();

  static SaneStatus of(int code) throws SaneFormatException {
    if (code < 0 || code >= ALL.length) {
      throw new SaneFormatException("there is no status " + code);
    }
    return ALL[code];
  }

  /// What this status means where `GOOD` was needed.
  ///
  /// @param where what was being asked
  DeviceFault fault(String where) {
    var raw = "%s: SANE_STATUS_%s".formatted(where, name());
    return switch (this) {
      case GOOD, UNSUPPORTED, INVAL -> Faults.protocol(raw);
      case EOF -> Faults.truncated(raw);
      case CANCELLED -> ScanFaults.aborted(raw);
      case DEVICE_BUSY -> Faults.busy(raw);
      case WARMING_UP -> SaneFaults.warmingUp(raw);
      case JAMMED -> Faults.mediaJam(raw);
      case NO_DOCS -> ScanFaults.feederEmpty(raw);
      case COVER_OPEN -> Faults.coverOpen(raw);
      case IO_ERROR -> SaneFaults.inputOutput(raw);
      case NO_MEM, HW_LOCKED -> ScanFaults.down(raw);
      case ACCESS_DENIED -> SaneFaults.accessDenied(raw);
    };
  }
}
