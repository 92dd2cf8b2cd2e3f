// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.DeviceStatus;
import hall.device.registry.DeviceRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `status`: a device that can work is done; what it warns of stands beside.
final class StatusCommand {

  private StatusCommand() {}

  static Answer run(DeviceRegistry registry, CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    try (var device = Command.open(registry::open, line)) {
      return answer(device.status(deadline));
    }
  }

  static Answer answer(DeviceStatus status) {
    return switch (status.state()) {
      case ONLINE, DEVICE_BUSY, STARTING ->
          Answer.done(fields(status, status.fault().map(Answer::describe).orElse(null)));
      case OFFLINE, POWER_OFF, NO_DEVICE, HARDWARE_ERROR, USER_ERROR, FRAUD_ATTEMPT ->
          Answer.fault(known(status), fields(status, null));
    };
  }

  private static DeviceFault known(DeviceStatus status) {
    return status
        .fault()
        .orElseThrow(() -> new IllegalStateException(status.state() + " without a fault"));
  }

  private static Map<String, @Nullable Object> fields(
      DeviceStatus status, @Nullable Map<String, @Nullable Object> warning) {
    return Fields.of(
        "state",
        status.state().word(),
        "warning",
        warning,
        "media",
        status.media().word(),
        "capabilities",
        new TreeMap<>(status.capabilities()),
        "consumables",
        status.consumables().stream()
            .map(supply ->
                Fields.of(
                    "name",
                    supply.name(),
                    "level",
                    supply.level() < 0 ? null : supply.level(),
                    "unit",
                    supply.unit()))
            .toList(),
        "identity",
        new TreeMap<>(status.identity()));
  }
}
