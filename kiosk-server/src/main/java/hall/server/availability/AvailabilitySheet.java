// SPDX-License-Identifier: Apache-2.0
package hall.server.availability;

import hall.server.Words;
import hall.server.terminal.Hall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A report as a table for a spreadsheet (RFC 4180): halls first, then their terminals. Pure.
final class AvailabilitySheet {
  /// Spreadsheets take a file without it for one in their own old encoding.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> COLUMNS =
      List.of(
          "hall",
          "terminal",
          "name",
          "percent",
          "counted",
          "available",
          "offline",
          "out_of_service",
          "maintenance");

  private AvailabilitySheet() {}

  static String write(AvailabilityReport report, Words words) {
    Map<String, Hall> halls = new HashMap<>();
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS.stream().map(column -> words.say("availability_column_" + column)).toList());
    for (AvailabilityReport.OfHall each : report.halls()) {
      halls.put(each.hall().id(), each.hall());
      rows.add(
          row(
              words.text(each.hall().name()),
              "",
              words.say("availability_whole_hall", each.terminals()),
              each.availability()));
    }
    for (AvailabilityReport.OfTerminal each : report.terminals()) {
      Hall hall = halls.get(each.hallId());
      rows.add(
          row(
              hall == null ? each.hallId() : words.text(hall.name()),
              each.terminalId(),
              each.name(),
              each.availability()));
    }
    return rows.stream()
        .map(row ->
            row.stream().map(AvailabilitySheet::cell).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
  }

  private static List<String> row(String hall, String terminal, String name, Availability of) {
    return List.of(
        hall,
        terminal,
        name,
        of.percent() == null ? "" : of.percent().toString(),
        Long.toString(of.countedSeconds()),
        Long.toString(of.availableSeconds()),
        Long.toString(of.offlineSeconds()),
        Long.toString(of.outOfServiceSeconds()),
        Long.toString(of.maintenanceSeconds()));
  }

  /// A name that looks like a formula would be run as one.
  private static String cell(String text) {
    String harmless = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    return harmless.matches("(?s).*[\",\\r\\n].*")
        ? "\"" + harmless.replace("\"", "\"\"") + "\""
        : harmless;
  }
}
