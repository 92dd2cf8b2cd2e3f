// SPDX-License-Identifier: Apache-2.0
package hall.device.watch;

import hall.device.DeviceEvent;
import hall.device.DeviceFault;
import hall.device.DeviceStatus;
import hall.device.DeviceStatus.Consumable;
import hall.device.DeviceUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What two looks at a device differ in, as events.
final class StatusChange {

  private StatusChange() {}

  /// @param before empty at the first look
  static List<DeviceEvent> events(
      DeviceUri device, Optional<DeviceStatus> before, DeviceStatus now) {
    var events = new ArrayList<DeviceEvent>();
    var from = before.map(status -> status.state().word()).orElse("unknown");
    var reason = now.fault().map(DeviceFault::reason).orElse("");
    boolean same =
        before.isPresent()
            && before.get().state() == now.state()
            && before.get().fault().map(DeviceFault::reason).orElse("").equals(reason);
    if (!same) {
      events.add(
          DeviceEvent.of(
              device,
              DeviceEvent.Type.STATE,
              "from",
              from,
              "to",
              now.state().word(),
              "reason",
              reason));
    }
    if (before.isPresent() && before.get().media() != now.media()) {
      events.add(DeviceEvent.of(device, DeviceEvent.Type.MEDIA, "media", now.media().word()));
    }
    var levels =
        before.map(DeviceStatus::consumables).orElse(List.of()).stream()
            .collect(Collectors.toMap(Consumable::name, Function.identity(), (one, _) -> one));
    for (var supply : now.consumables()) {
      if (!supply.equals(levels.get(supply.name()))) {
        events.add(
            DeviceEvent.of(
                device,
                DeviceEvent.Type.CONSUMABLE,
                "name",
                supply.name(),
                "level",
                Integer.toString(supply.level()),
                "unit",
                supply.unit()));
      }
    }
    return events;
  }
}
