// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.DeviceFault;
import hall.device.SelfTestRun;
import hall.device.print.ipp.PrinterReport.Marker;
import hall.device.print.ipp.PrinterReport.Tray;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a printer's answers say of its parts.
final class IppChecks {

  /// A clock that lost its battery begins at its maker's epoch, which lies before this.
  private static final Instant CLOCKS_ARE_LATER = Instant.parse("2020-01-01T00:00:00Z");

  private IppChecks() {}

  /// What it warns of is told and breaks nothing.
  static void state(SelfTestRun run, PrinterReport report) {
    var status = PrinterStatus.of(report);
    var fault = status.fault().map(DeviceFault::reason).orElse("");
    var reasons = String.join(" ", report.reasons());
    run.judge(
        status.usable(),
        String.join(" ", report.state().name().toLowerCase(Locale.ROOT), fault, reasons).strip());
  }

  static void trays(SelfTestRun run, List<Tray> trays) {
    boolean empty = !trays.isEmpty() && trays.stream().allMatch(Tray::empty);
    run.judge(!empty, listed(trays.stream().map(IppChecks::tray).toList()));
  }

  private static String tray(Tray tray) {
    var level =
        tray.level() >= 0 ? tray.level() + " sheets" : tray.holdsPaper() ? "some" : "unknown";
    return "%s %s".formatted(tray.name(), level);
  }

  /// What is left of a supply; of a waste box, how a level is meant differs from maker to maker.
  static void supplies(SelfTestRun run, List<Marker> markers) {
    boolean out =
        markers.stream()
            .anyMatch(marker -> marker.level() == 0 && !marker.type().startsWith("waste"));
    run.judge(!out, listed(markers.stream().map(IppChecks::supply).toList()));
  }

  private static String supply(Marker marker) {
    return "%s %s".formatted(marker.name(), marker.level() < 0 ? "unknown" : marker.level() + " %");
  }

  private static String listed(List<String> told) {
    return told.isEmpty() ? "unknown" : told.stream().collect(Collectors.joining(", "));
  }

  static void operations(SelfTestRun run, PrinterDetails details) {
    var missing = details.missing();
    run.judge(
        missing.isEmpty(),
        missing.isEmpty()
            ? "%d supported".formatted(details.operations().size())
            : "lacks " + String.join(", ", missing));
  }

  static void clock(SelfTestRun run, Optional<Instant> clock) {
    run.judge(
        clock.map(CLOCKS_ARE_LATER::isBefore).orElse(true),
        clock.map(Instant::toString).orElse("unknown"));
  }

  /// How a plain page would be sent.
  static void format(SelfTestRun run, IppPlan plan) {
    var raster = plan.raster().map(form -> " %d dpi".formatted(form.dpi())).orElse("");
    run.pass(
        "%s%s, %s"
            .formatted(plan.format(), raster, plan.media().orElse("the printer's own paper")));
  }
}
