// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.DeviceFault;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceStatus.Consumable;
import hall.device.print.PrintFaults;
import hall.device.print.PrintSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a printer's report means for the terminal's health.
final class PrinterStatus {

  private PrinterStatus() {}

  static DeviceStatus of(PrinterReport report) {
    var fault = fault(report);
    return new DeviceStatus(
        fault.map(DeviceFault::state).orElse(state(report)),
        fault.or(() -> warning(report)),
        consumables(report),
        capabilities(report),
        identity(report));
  }

  /// A reason counts when the printer stands still or names it an error; an empty tray counts once
  /// no other tray has paper.
  private static Optional<DeviceFault> fault(PrinterReport report) {
    var raw = String.join(" ", report.reasons());
    if (report.state() == PrinterReport.State.STOPPED) {
      return Optional.of(
          StateReason.worst(report.reasons())
              .map(fault -> fault.withRaw(raw))
              .orElse(PrintFaults.stopped(raw)));
    }
    var blocking = StateReason.blocking(report.stopping());
    if (blocking.isPresent()) {
      return blocking.map(fault -> fault.withRaw(raw));
    }
    return StateReason.worst(report.stopping()).map(fault -> fault.withRaw(raw));
  }

  private static DeviceState state(PrinterReport report) {
    return report.state() == PrinterReport.State.PROCESSING
        ? DeviceState.DEVICE_BUSY
        : DeviceState.ONLINE;
  }

  private static Optional<DeviceFault> warning(PrinterReport report) {
    var keywords = report.reasons().stream().map(r -> StateReason.parse(r).keyword()).toList();
    var raw = String.join(" ", report.reasons());
    var empty =
        report.trays().stream().filter(PrinterReport.Tray::empty).map(t -> t.name()).toList();
    if (!empty.isEmpty() && report.paperElsewhere()) {
      return Optional.of(PrintFaults.trayEmpty(String.join(", ", empty), raw));
    }
    if (keywords.contains("media-low") || keywords.contains("media-empty")) {
      return Optional.of(PrintFaults.mediaLow(raw));
    }
    if (keywords.contains("toner-low") || keywords.contains("marker-supply-low")) {
      return Optional.of(PrintFaults.supplyLow(raw));
    }
    return Optional.empty();
  }

  private static List<Consumable> consumables(PrinterReport report) {
    var consumables = new ArrayList<Consumable>();
    for (var tray : report.trays()) {
      consumables.add(new Consumable("paper " + tray.name(), Math.max(-1, tray.level()), "sheets"));
    }
    if (report.trays().isEmpty()) {
      consumables.add(new Consumable("paper", paperState(report.reasons()), "state"));
    }
    for (var marker : report.markers()) {
      consumables.add(new Consumable(marker.name(), Math.max(-1, marker.level()), "percent"));
    }
    return consumables;
  }

  private static int paperState(List<String> reasons) {
    var keywords = reasons.stream().map(reason -> StateReason.parse(reason).keyword()).toList();
    if (keywords.contains("media-empty") || keywords.contains("media-needed")) {
      return 0;
    }
    return keywords.contains("media-low") ? 1 : 2;
  }

  private static Map<String, String> capabilities(PrinterReport report) {
    var capabilities = new TreeMap<String, String>();
    var can = report.can();
    capabilities.put("formats", String.join(" ", can.formats()));
    capabilities.put("media", String.join(" ", can.media()));
    capabilities.put("mediaReady", String.join(" ", can.ready()));
    capabilities.put("trays", String.join(" ", can.loaded()));
    capabilities.put("sides", String.join(" ", can.sides()));
    capabilities.put("colour", String.valueOf(can.colour()));
    capabilities.put("copies", String.valueOf(PrintSettings.MOST_COPIES));
    capabilities.put(
        "resolutions",
        can.rasterDpi().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    capabilities.put(
        "pageCounter", String.valueOf(report.counter() >= 0 || report.sheetCounter() >= 0));
    capabilities.values().removeIf(String::isEmpty);
    return capabilities;
  }

  private static Map<String, String> identity(PrinterReport report) {
    var identity = new TreeMap<String, String>();
    identity.put("model", report.makeAndModel());
    identity.put("serial", report.serialNumber());
    identity.values().removeIf(String::isEmpty);
    return identity;
  }
}
