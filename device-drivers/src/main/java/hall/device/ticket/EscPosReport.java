// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.DeviceFault;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceStatus.Consumable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a printer says of itself, in the words of the device layer.
final class EscPosReport {

  private EscPosReport() {}

  static DeviceStatus of(EscPosModel model, EscPosStatus status, EscPosOutlet.Look outlet) {
    var fault = status.fault().or(outlet::fault);
    if (fault.isEmpty() && status.paperLow()) {
      fault = Optional.of(TicketFaults.paperLow(""));
    }
    return new DeviceStatus(
        fault.map(DeviceFault::state).orElse(DeviceState.ONLINE),
        fault,
        List.of(new Consumable("paper", paperLevel(model, status), "state")),
        capabilities(model),
        Map.of("model", model.name()),
        outlet.media());
  }

  private static int paperLevel(EscPosModel model, EscPosStatus status) {
    if (status.paperOut()) {
      return 0;
    }
    if (!model.nearEndSensor()) {
      return -1;
    }
    return status.paperLow() ? 1 : 2;
  }

  private static Map<String, String> capabilities(EscPosModel model) {
    return Map.of(
        "cutter", String.valueOf(model.cut() != Cut.NONE),
        "cut", model.cut().word(),
        "qr", model.qrCommand() ? "command" : "dots",
        "glyphs", model.glyphs().word(),
        "presenter", String.valueOf(model.presenter().isPresent()),
        "nearEndSensor", String.valueOf(model.nearEndSensor()),
        "automaticStatus", String.valueOf(model.automaticStatus()),
        "dots", String.valueOf(model.dots()));
  }
}
