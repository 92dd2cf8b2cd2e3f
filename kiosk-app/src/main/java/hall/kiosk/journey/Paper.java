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

  /// It hangs in the printer's mouth.
  ///
  /// @param operation the number of the looking for who takes it
  record Presented(long operation) implements Paper {}

  /// The printer saw how it was taken.
  record Taken() implements Paper {}

  /// Nobody took it, so that the printer drew it in or dropped it inside.
  record Withdrawn() implements Paper {}

  /// It did not come out.
  ///
  /// @param fault absent when the printer did not answer
  record Failed(Optional<DeviceFault> fault) implements Paper {}
}
