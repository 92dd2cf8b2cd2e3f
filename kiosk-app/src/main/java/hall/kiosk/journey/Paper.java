// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import java.util.Optional;

/// What is known of one printed copy of the receipt.
public sealed interface Paper {

  /// Nobody asked for it yet.
  record NotAsked() implements Paper {}

  /// This terminal has no such printer.
  record NoPrinter() implements Paper {}

  record Printing(long operation) implements Paper {}

  /// The printer reports it done.
  ///
  /// @param confirmed whether the printer itself confirmed it, rather than only took the data
  record Out(boolean confirmed) implements Paper {}

  /// It did not come out.
  ///
  /// @param fault absent when the printer did not answer
  record Failed(Optional<DeviceFault> fault) implements Paper {}
}
