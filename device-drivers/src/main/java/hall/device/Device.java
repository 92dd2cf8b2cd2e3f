// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.time.Duration;

/// A peripheral behind a [DeviceUri].
///
/// Opening never touches the hardware, so a kiosk starts whatever is unplugged. Every operation
/// connects on demand, reconnects after a loss, takes a [Deadline] and returns an [Outcome]; I/O
/// errors end inside the driver. Interrupting the calling thread cancels the operation with
/// [InterruptedException]. Operations of one device exclude each other: the second caller waits
/// within its own deadline and then gets the fault `busy`.
public interface Device extends AutoCloseable {

  /// How long [#awaitChange] rests between two looks where the device can't tell by itself.
  Duration LOOK_INTERVAL = Duration.ofSeconds(5);

  /// The URI that this device was opened from.
  DeviceUri uri();

  /// Its operations: to claim the device, to cancel what runs, to read what wore.
  Operations operations();

  /// Asks the device how it is; a device that can't be reached is an answer (`offline`), not an
  /// error.
  DeviceStatus status(Deadline deadline) throws InterruptedException;

  /// Waits until the device is otherwise than `known`, or until the deadline; a card that is laid,
  /// a ticket that is taken, a cable that is pulled.
  ///
  /// @return how it is now, which is `known` when nothing changed
  default DeviceStatus awaitChange(DeviceStatus known, Deadline deadline)
      throws InterruptedException {
    var now = known;
    while (now.equals(known)) {
      deadline.pause(LOOK_INTERVAL);
      if (deadline.passed()) {
        return now;
      }
      // A look has its own time: what is cut short would tell of a lost device.
      now = status(Deadline.after(LOOK_INTERVAL, deadline.ticker()));
    }
    return now;
  }

  /// Checks the device part by part, as far as that goes without moving paper, needing a card or
  /// taking personal data; a device that is at work says so and is not broken. [SelfTestRun] says
  /// what stands in the list.
  default SelfTest selfTest(Deadline deadline) throws InterruptedException {
    return SelfTest.of(status(deadline));
  }

  /// Cancels what runs and releases the port; idempotent, never throws.
  @Override
  void close();
}
