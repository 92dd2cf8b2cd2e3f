// SPDX-License-Identifier: Apache-2.0
package hall.device;

/// A peripheral behind a [DeviceUri].
///
/// Opening never touches the hardware, so a kiosk starts whatever is unplugged. Every operation
/// connects on demand, reconnects after a loss, takes a [Deadline] and returns an [Outcome]; I/O
/// errors end inside the driver. Interrupting the calling thread cancels the operation with
/// [InterruptedException]. Operations of one device exclude each other: the second caller waits
/// within its own deadline and then gets the fault `busy`.
public interface Device extends AutoCloseable {

  /// The URI that this device was opened from.
  DeviceUri uri();

  /// Asks the device how it is; a device that can't be reached is an answer (`offline`), not an
  /// error.
  DeviceStatus status(Deadline deadline) throws InterruptedException;

  /// Cancels what runs and releases the port; idempotent, never throws.
  @Override
  void close();
}
