// SPDX-License-Identifier: Apache-2.0
package hall.server.supervision;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Words;
import hall.server.supervision.SupervisedEvent.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/// Writes events as they come: as lines of JSON, as CSV (RFC 4180), or as a workbook.
@ApplicationScoped
public class EventSheets {
  /// Spreadsheets take a file without it for one in their own old encoding.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// A sheet has no more than 1,048,576.
  private static final int ROWS = 1_000_000;

  private static final int ROWS_IN_MEMORY = 100;

  private final EventStream events;
  private final ObjectMapper json;

  EventSheets(EventStream events, ObjectMapper json) {
    this.events = events;
    this.json = json;
  }

  void lines(SupervisionFilter filter, OutputStream out) throws IOException {
    events.pour(
        filter,
        event -> {
          out.write(json.writeValueAsBytes(event));
          out.write('\n');
        });
  }

  void table(SupervisionFilter filter, Words words, OutputStream out) throws IOException {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(BYTE_ORDER_MARK + line(headings(words)));
    events.pour(
        filter,
        event ->
            writer.write(
                line(SupervisedEvent.COLUMNS.stream().map(each -> each.text(event)).toList())));
    writer.flush();
  }

  /// Rows go to a file as soon as a hundred are together; all cells are text.
  void workbook(SupervisionFilter filter, Words words, OutputStream out) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
      workbook.setCompressTempFiles(true);
      Filling filling = new Filling(workbook, headings(words));
      events.pour(filter, filling::take);
      workbook.write(out);
    }
  }

  /// A workbook that gets another sheet whenever one is full.
  private static final class Filling {
    private final SXSSFWorkbook workbook;
    private final List<String> headings;
    private SXSSFSheet sheet;
    private int next;

    Filling(SXSSFWorkbook workbook, List<String> headings) {
      this.workbook = workbook;
      this.headings = headings;
      this.sheet = begin();
    }

    private SXSSFSheet begin() {
      SXSSFSheet begun = workbook.createSheet();
      begun.createFreezePane(0, 1);
      next = 0;
      fill(begun.createRow(next++), headings);
      return begun;
    }

    void take(SupervisedEvent event) {
      if (next == ROWS) {
        sheet = begin();
      }
      fill(
          sheet.createRow(next++),
          SupervisedEvent.COLUMNS.stream().map(each -> each.text(event)).toList());
    }

    private static void fill(SXSSFRow row, List<String> cells) {
      for (int i = 0; i < cells.size(); i++) {
        row.createCell(i).setCellValue(cells.get(i));
      }
    }
  }

  private static List<String> headings(Words words) {
    return SupervisedEvent.COLUMNS.stream()
        .map(Column::word)
        .map(word -> words.say("supervision_column_" + word))
        .toList();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(EventSheets::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /// A text that looks like a formula would be run as one.
  private static String cell(String text) {
    String harmless = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    return harmless.matches("(?s).*[\",\\r\\n].*")
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
