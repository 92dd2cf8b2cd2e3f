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
/// @param sheetCounter all sheets of the printer's life; -1 where it does not count them
record PrinterReport(
    State state,
    List<String> reasons,
    List<String> alerts,
    boolean accepting,
    PrinterAbilities can,
    List<Marker> markers,
    List<Tray> trays,
    String makeAndModel,
    String serialNumber,
    int counter,
    int sheetCounter) {

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

  /// Toner, ink or a box for what is left of it; `level` in percent, negative where unknown.
  ///
  /// @param type such as `toner` or `waste-toner`; empty where unknown
  record Marker(String name, String type, int level) {}

  /// A paper tray; `level` in sheets, -3 for at least one, otherwise negative where unknown.
  record Tray(String name, int level) {

    private static final int SOME = -3;

    boolean empty() {
      return level == 0;
    }

    boolean holdsPaper() {
      return level > 0 || level == SOME;
    }
  }

  PrinterReport {
    reasons = List.copyOf(reasons);
    alerts = List.copyOf(alerts);
    markers = List.copyOf(markers);
    trays = List.copyOf(trays);
  }

  /// Whether a tray can go on where another is empty.
  boolean paperElsewhere() {
    return trays.stream().anyMatch(Tray::holdsPaper);
  }

  /// The reasons that may stop it: an empty tray among several does not, while the printer goes on.
  List<String> stopping() {
    return state == State.STOPPED || !paperElsewhere()
        ? reasons
        : reasons.stream()
            .filter(reason -> !StateReason.parse(reason).keyword().equals("media-empty"))
            .toList();
  }

  /// Whether its life counters moved by as much as a job makes; not where it has none.
  boolean countedSince(PrinterReport before, int impressions, boolean twoSided) {
    int sheets = twoSided ? (impressions + 1) / 2 : impressions;
    return moved(before.counter, counter, impressions)
        || moved(before.sheetCounter, sheetCounter, sheets);
  }

  private static boolean moved(int before, int after, int by) {
    return before >= 0 && after - before >= by;
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
