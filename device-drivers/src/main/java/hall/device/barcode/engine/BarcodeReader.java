// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.Outcome;

/// A reader of QR and bar codes that citizens hold before it.
public interface BarcodeReader extends Device {

  /// Waits for a code.
  ///
  /// A code that was sent before the call is not taken: it may be an earlier citizen's. The fault
  /// is `no-code` when none was held before the window by the deadline.
  Outcome<Scan> read(Deadline deadline) throws InterruptedException;
}
