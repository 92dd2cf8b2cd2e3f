// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.kiosk.journey.Belonging;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells the server of things that were left behind, as a trouble of the devices that they lie in:
/// an attendant must come. Never whose they are.
final class LeftStatus {

  private static final DeviceFault LEFT =
      new DeviceFault(
          DeviceState.USER_ERROR,
          "left-behind",
          Owner.ATTENDANT,
          Action.CLEAR,
          new Message("有人落下了东西，请取走保管。", "Somebody left something: please take care of it."),
          "");

  private LeftStatus() {}

  static Map<Peripheral, DeviceStatus> in(
      Map<Peripheral, DeviceStatus> statuses, Set<Belonging> left) {
    var told = new EnumMap<Peripheral, DeviceStatus>(Peripheral.class);
    statuses.forEach((peripheral, status) -> {
      boolean lies = left.stream().anyMatch(thing -> thing.where() == peripheral);
      told.put(
          peripheral,
          // What the device itself complains of matters more.
          lies && status.fault().isEmpty()
              ? new DeviceStatus(
                  LEFT.state(),
                  Optional.of(LEFT),
                  status.consumables(),
                  status.capabilities(),
                  status.identity(),
                  status.media())
              : status);
    });
    return told;
  }
}
