// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.print.PrintFaults;
import java.util.List;
import java.util.Optional;

/// One of `printer-state-reasons`: a keyword and how much it matters (RFC 8011 section 5.4.12).
record StateReason(String keyword, Severity severity) {

  /// The keyword's suffix; printers that send none leave open how much it matters.
  enum Severity {
    REPORT("-report"),
    WARNING("-warning"),
    ERROR("-error"),
    UNSAID("");

    private final String suffix;

    Severity(String suffix) {
      this.suffix = suffix;
    }
  }

  static StateReason parse(String text) {
    for (var severity : Severity.values()) {
      if (text.endsWith(severity.suffix)) {
        int end = text.length() - severity.suffix.length();
        return new StateReason(text.substring(0, end), severity);
      }
    }
    throw new IllegalStateException("every text ends with nothing");
  }

  /// The fault that this reason is, if it can stop a printer at all.
  Optional<DeviceFault> fault() {
    return switch (keyword) {
      case "media-empty", "media-needed" -> Optional.of(Faults.mediaEmpty(keyword));
      case "media-jam", "media-path-jam" -> Optional.of(Faults.mediaJam(keyword));
      case "cover-open", "door-open", "interlock-open" -> Optional.of(Faults.coverOpen(keyword));
      case "input-tray-missing" -> Optional.of(PrintFaults.trayMissing(keyword));
      case "marker-supply-empty", "toner-empty", "marker-supply-missing" ->
          Optional.of(PrintFaults.supplyEmpty(keyword));
      case "marker-waste-full" -> Optional.of(PrintFaults.wasteFull(keyword));
      case "output-area-full", "output-tray-missing" ->
          Optional.of(PrintFaults.outputFull(keyword));
      case "paused", "shutdown", "stopped-partly", "spool-area-full", "fuser-over-temp" ->
          Optional.of(PrintFaults.stopped(keyword));
      default ->
          severity == Severity.ERROR ? Optional.of(PrintFaults.stopped(keyword)) : Optional.empty();
    };
  }

  /// Whether it says by itself that a person is needed before the job goes on.
  boolean blocks() {
    return severity == Severity.ERROR || keyword.equals("media-needed");
  }

  /// The fault that matters most among some reasons: what blocks first, then in the order sent.
  static Optional<DeviceFault> worst(List<String> reasons) {
    var parsed = reasons.stream().map(StateReason::parse).toList();
    return parsed.stream()
        .filter(StateReason::blocks)
        .findFirst()
        .flatMap(StateReason::fault)
        .or(() -> parsed.stream().flatMap(reason -> reason.fault().stream()).findFirst());
  }

  /// The fault of a reason that blocks, if one does.
  static Optional<DeviceFault> blocking(List<String> reasons) {
    return reasons.stream()
        .map(StateReason::parse)
        .filter(StateReason::blocks)
        .findFirst()
        .flatMap(StateReason::fault);
  }
}
