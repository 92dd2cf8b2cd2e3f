// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a printer is at one moment (RFC 8011 section 5.4, PWG 5100.9 for alerts and markers, PWG
/// 5100.13 for trays).
///
/// @param reasons `printer-state-reasons` without `none`
/// @param alerts `printer-alert-description`: some printers hide a fault there while they sleep
/// @param counter all impressions of the printer's life; -1 where it does not count them
record PrinterReport(
    State state,
    List<String> reasons,
    List<String> alerts,
    boolean accepting,
    List<String> formats,
    List<String> media,
    List<String> sides,
    List<Marker> markers,
    List<Tray> trays,
    String makeAndModel,
    String serialNumber,
    int counter) {

  /// `printer-state`.
  enum State {
    IDLE(3),
    PROCESSING(4),
    STOPPED(5);

    private final int code;

    State(int code) {
      this.code = code;
    }

    static Optional<State> of(int code) {
      return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }
  }

  /// Toner or ink; `level` in percent, negative where unknown.
  record Marker(String name, int level) {}

  /// A paper tray; `level` in sheets, negative where unknown.
  record Tray(String name, int level) {}

  PrinterReport {
    reasons = List.copyOf(reasons);
    alerts = List.copyOf(alerts);
    formats = List.copyOf(formats);
    media = List.copyOf(media);
    sides = List.copyOf(sides);
    markers = List.copyOf(markers);
    trays = List.copyOf(trays);
  }

  /// What the printer and the job say together, for the engineer.
  String raw(JobReport job) {
    return String.join(
        " ",
        Stream.concat(
                Stream.of("job", job.state().name(), "printer", state.name()),
                Stream.concat(
                    job.reasons().stream(), Stream.concat(reasons.stream(), alerts.stream())))
            .toList());
  }
}
