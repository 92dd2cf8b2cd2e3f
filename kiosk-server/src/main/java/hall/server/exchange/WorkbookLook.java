// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// How the sheets of a workbook look.
final class WorkbookLook {
  private static final int CHARACTER = 256;
  private static final int KEY_WIDTH = 34 * CHARACTER;
  private static final int WIDTH = 20 * CHARACTER;

  private final XSSFCellStyle text;
  private final XSSFCellStyle heading;

  WorkbookLook(XSSFWorkbook workbook) {
    // As text, a code that somebody types keeps its zeros.
    short asText = workbook.createDataFormat().getFormat("@");
    text = workbook.createCellStyle();
    text.setDataFormat(asText);
    text.setWrapText(true);
    text.setVerticalAlignment(VerticalAlignment.TOP);
    heading = workbook.createCellStyle();
    heading.cloneStyleFrom(text);
    XSSFFont bold = workbook.createFont();
    bold.setBold(true);
    heading.setFont(bold);
    heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
  }

  void headings(XSSFSheet sheet, List<String> headings) {
    XSSFRow row = sheet.createRow(0);
    for (int i = 0; i < headings.size(); i++) {
      sheet.setDefaultColumnStyle(i, text);
      sheet.setColumnWidth(i, i == 0 ? KEY_WIDTH : WIDTH);
      cell(row, i, headings.get(i), heading);
    }
    sheet.createFreezePane(1, 1);
  }

  void row(XSSFSheet sheet, Sheet.Row from) {
    XSSFRow row = sheet.createRow(from.number() - 1);
    for (int i = 0; i < from.cells().size(); i++) {
      if (!from.cells().get(i).isEmpty()) {
        cell(row, i, from.cells().get(i), text);
      }
    }
  }

  private static void cell(XSSFRow row, int at, String value, CellStyle style) {
    Cell cell = row.createCell(at);
    cell.setCellStyle(style);
    cell.setCellValue(value);
  }
}
