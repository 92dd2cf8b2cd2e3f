// SPDX-License-Identifier: Apache-2.0
package hall.device.watch;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Watches one device: learns every change as soon as the device can tell it, tries a lost one
/// again with growing pauses, and ends operations that hang.
///
/// Two threads are needed, both given by the caller: [#follow] and [#guard].
public final class DeviceWatch {

  private static final Duration LOOK = Duration.ofSeconds(3);

  /// So that a device that tells changes by itself is asked now and then all the same: printers
  /// stop telling after a power cycle.
  private static final Duration LISTEN = Duration.ofSeconds(30);

  private static final Duration GUARD_INTERVAL = Duration.ofSeconds(1);

  /// Withdrawing a job after its deadline takes a driver up to five seconds.
  private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

  private final Device device;
  private final DeviceContext context;
  private final Consumer<DeviceStatus> listener;
  private volatile @Nullable DeviceStatus known;

  /// @param listener told every status that differs from the one before, the first included; on the
  ///   thread of [#follow]
  public DeviceWatch(Device device, DeviceContext context, Consumer<DeviceStatus> listener) {
    this.device = device;
    this.context = context;
    this.listener = listener;
  }

  /// Follows the device until the thread is interrupted.
  public void follow() throws InterruptedException {
    var backoff = Backoff.NONE;
    var seen = device.status(in(LOOK));
    while (true) {
      learn(seen);
      backoff = lost(seen) ? backoff.failed() : Backoff.NONE;
      context.ticker().pause(backoff.pause());
      seen = lost(seen) ? device.status(in(LOOK)) : device.awaitChange(seen, in(LISTEN));
    }
  }

  private Deadline in(Duration duration) {
    return Deadline.after(duration, context.ticker());
  }

  private static boolean lost(DeviceStatus status) {
    return switch (status.state()) {
      case OFFLINE, POWER_OFF, NO_DEVICE -> true;
      case ONLINE, HARDWARE_ERROR, USER_ERROR, DEVICE_BUSY, FRAUD_ATTEMPT, STARTING -> false;
    };
  }

  /// Takes in what was seen of the device elsewhere too: an operation that has just worked proves
  /// more than an old status.
  public synchronized void learn(DeviceStatus seen) {
    if (seen.state() == DeviceState.DEVICE_BUSY || seen.state() == DeviceState.STARTING) {
      // Somebody works with it: that is no news of its health.
      return;
    }
    var before = known;
    if (seen.equals(before)) {
      return;
    }
    known = seen;
    StatusChange.events(device.uri(), Optional.ofNullable(before), seen)
        .forEach(context.log()::note);
    listener.accept(seen);
  }

  /// The last status that was learned.
  public Optional<DeviceStatus> known() {
    return Optional.ofNullable(known);
  }

  /// Ends operations that hang, until the thread is interrupted.
  public void guard() throws InterruptedException {
    while (true) {
      device.operations().guard(STUCK_AFTER);
      context.ticker().pause(GUARD_INTERVAL);
    }
  }
}
