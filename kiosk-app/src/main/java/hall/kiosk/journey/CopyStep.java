// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Where a citizen is in copying.
public sealed interface CopyStep {

  /// Papers, or both sides of an identity card?
  ///
  /// @param agreed to the scan already, on the way here
  record What(boolean agreed) implements CopyStep {}

  /// What is scanned, and that nothing of it stays (R30).
  record Agree(CopyJob job) implements CopyStep {}

  /// Scan the papers.
  ///
  /// @param scan as a material is scanned
  record Papers(CopyJob job, Stage.Materials scan) implements CopyStep {}

  /// Scan the side of the card whose turn it is: the one with the portrait first.
  record Card(CopyJob job, OptionalLong scanning, Optional<DeviceFault> problem)
      implements CopyStep {}

  /// Look once more; how many, and for what.
  record Ready(CopyJob job) implements CopyStep {}

  /// For what the copy is to be good.
  record Purpose(CopyJob job) implements CopyStep {}

  /// Printing, or what became of it.
  ///
  /// @param out whole copies that surely came out of a print that stopped; empty where nobody knows
  record Out(CopyJob job, Paper paper, OptionalInt out) implements CopyStep {}

  /// Whether a device works for it now, so that nobody has to touch anything.
  default boolean busy() {
    return switch (this) {
      case What _, Agree _, Ready _, Purpose _ -> false;
      case Papers(_, var scan) -> scan.scanning().isPresent();
      case Card(_, var scanning, _) -> scanning.isPresent();
      case Out(_, var paper, _) -> paper instanceof Paper.Printing;
    };
  }
}
