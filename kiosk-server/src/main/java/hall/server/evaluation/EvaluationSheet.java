// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Words;
import hall.server.evaluation.EvaluationReport.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A report as a table for a spreadsheet (RFC 4180): halls, then terminals, then items, then where
/// they were rated, then by whom. Pure.
final class EvaluationSheet {
  /// Spreadsheets take a file without it for one in their own old encoding.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> COLUMNS =
      List.of("kind", "id", "name", "all", "5", "4", "3", "2", "1", "percent", "closed");

  private EvaluationSheet() {}

  static String write(EvaluationReport report, Words words) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS.stream().map(column -> words.say("evaluation_column_" + column)).toList());
    rows.addAll(rows("hall", report.halls(), words));
    rows.addAll(rows("terminal", report.terminals(), words));
    rows.addAll(rows("item", report.items(), words));
    rows.addAll(rows("channel", report.channels(), words));
    rows.addAll(rows("rater", report.raters(), words));
    return rows.stream()
        .map(row ->
            row.stream().map(EvaluationSheet::cell).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
  }

  private static List<List<String>> rows(String kind, List<Line> lines, Words words) {
    return lines.stream()
        .map(line ->
            Stream.of(
                    List.of(
                        words.say("evaluation_by_" + kind),
                        line.id(),
                        words.text(line.name()),
                        Long.toString(line.tally().all())),
                    line.tally().marks().stream().map(String::valueOf).toList(),
                    List.of(
                        line.tally().percent() == null ? "" : line.tally().percent().toString(),
                        Long.toString(line.tally().closed())))
                .flatMap(List::stream)
                .toList())
        .toList();
  }

  /// A name that looks like a formula would be run as one.
  private static String cell(String text) {
    String harmless = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    return harmless.matches("(?s).*[\",\\r\\n].*")
        ? "\"" + harmless.replace("\"", "\"\"") + "\""
        : harmless;
  }
}
