// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceStatus.Consumable;
import hall.device.transport.Link;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a printer says of itself, in the words of the device layer.
final class EscPosReport {

  /// Maintenance counters of GS g 2 since the printer was made: lines fed, cuts.
  private static final Map<String, Integer> COUNTERS = Map.of("lines", 148, "cuts", 178);

  private EscPosReport() {}

  /// Asks for what the status bytes don't say: presenter and counters, where the model has them.
  static DeviceStatus of(
      EscPosModel model, EscPosStatus status, EscPosTalk talk, Link link, Deadline deadline)
      throws IOException, InterruptedException {
    Optional<PresenterStatus> presenter =
        model.presenter().isPresent() ? talk.presenter(link, deadline) : Optional.empty();
    Optional<DeviceFault> fault = status.fault();
    if (fault.isEmpty() && model.presenter().isPresent()) {
      fault =
          presenter.isEmpty()
              ? Optional.of(TicketFaults.presenterSilent("DLE EOT 20"))
              : presenter.get().fault();
    }
    var identity = new LinkedHashMap<String, String>();
    identity.put("model", model.name());
    if (model.counters() && fault.isEmpty()) {
      for (var counter : COUNTERS.entrySet()) {
        talk.counter(link, counter.getValue(), deadline)
            .ifPresent(value -> identity.put(counter.getKey(), String.valueOf(value)));
      }
    }
    return of(model, status, fault, identity);
  }

  /// From the status bytes alone.
  static DeviceStatus of(
      EscPosModel model,
      EscPosStatus status,
      Optional<DeviceFault> known,
      Map<String, String> identity) {
    var fault =
        known.isEmpty() && status.paperLow() ? Optional.of(TicketFaults.paperLow("")) : known;
    return new DeviceStatus(
        fault.map(DeviceFault::state).orElse(DeviceState.ONLINE),
        fault,
        List.of(new Consumable("paper", paperLevel(model, status), "state")),
        capabilities(model),
        identity);
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
