// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Workbooks as bytes. A file from outside may be anything: it is read within limits of size, of
/// what it unpacks to and of rows, and formulas are refused, for nobody sees what they compute.
public final class Workbooks {
  /// 10 MiB unpacked for each part, and at most a hundred times what it is packed.
  private static final long MOST_UNPACKED = 10L << 20;

  private static final double LEAST_RATIO = 0.01;
  private static final int MOST_PARTS = 200;
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_COLUMNS = 100;

  static {
    ZipSecureFile.setMinInflateRatio(LEAST_RATIO);
    ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
    ZipSecureFile.setMaxTextSize(MOST_UNPACKED);
    ZipSecureFile.setMaxFileCount(MOST_PARTS);
  }

  private Workbooks() {}

  /// The sheets of a workbook.
  public static List<Sheet> read(byte[] file) throws MisfitException {
    List<Misfit> misfits = new ArrayList<>();
    List<Sheet> sheets = new ArrayList<>();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        XSSFSheet sheet = workbook.getSheetAt(i);
        if (!sheet.getSheetName().equals(SheetRows.README)) {
          sheets.add(read(sheet, misfits));
        }
      }
    } catch (IOException
        | POIXMLException
        | OpenXML4JRuntimeException
        | RecordFormatException
        | IllegalArgumentException
        | IllegalStateException unreadable) {
      throw new MisfitException(Misfit.of("", 0, "", "no-workbook"));
    }
    if (!misfits.isEmpty()) {
      throw new MisfitException(misfits);
    }
    return sheets;
  }

  private static Sheet read(XSSFSheet sheet, List<Misfit> misfits) {
    List<String> headings = List.of();
    List<Sheet.Row> rows = new ArrayList<>();
    if (sheet.getPhysicalNumberOfRows() > MOST_ROWS) {
      misfits.add(
          Misfit.of(sheet.getSheetName(), 0, "", "rows-too-many", Integer.toString(MOST_ROWS)));
      return new Sheet(sheet.getSheetName(), headings, rows);
    }
    for (Row row : sheet) {
      if (row.getLastCellNum() > MOST_COLUMNS) {
        misfits.add(
            Misfit.of(
                sheet.getSheetName(),
                row.getRowNum() + 1,
                "",
                "columns-too-many",
                Integer.toString(MOST_COLUMNS)));
        continue;
      }
      List<String> cells = cells(sheet, row, headings, misfits);
      if (row.getRowNum() == 0) {
        headings = cells.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
      } else if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        rows.add(new Sheet.Row(row.getRowNum() + 1, cells));
      }
    }
    return new Sheet(sheet.getSheetName(), headings, rows);
  }

  private static List<String> cells(
      XSSFSheet sheet, Row row, List<String> headings, List<Misfit> misfits) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.getLastCellNum(); i++) {
      Cell cell = row.getCell(i, Row.MissingCellPolicy.RETURN_BLANK_AS_NULL);
      String column = i < headings.size() ? headings.get(i) : Integer.toString(i + 1);
      cells.add(
          cell == null
              ? ""
              : switch (cell.getCellType()) {
                case STRING -> cell.getStringCellValue();
                case BOOLEAN -> cell.getBooleanCellValue() ? "是" : "否";
                case NUMERIC -> number(sheet, row, column, cell, misfits);
                case FORMULA -> refused(sheet, row, column, "formula", misfits);
                case ERROR -> refused(sheet, row, column, "error-value", misfits);
                case BLANK, _NONE -> "";
              });
    }
    return cells;
  }

  /// A small whole number was meant as one. A long one was a code before the program made a number
  /// of it, and may have lost zeros.
  private static String number(
      XSSFSheet sheet, Row row, String column, Cell cell, List<Misfit> misfits) {
    double value = cell.getNumericCellValue();
    if (DateUtil.isCellDateFormatted(cell)) {
      return refused(sheet, row, column, "date-value", misfits);
    }
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : refused(sheet, row, column, "number-value", misfits);
  }

  private static String refused(
      XSSFSheet sheet, Row row, String column, String word, List<Misfit> misfits) {
    misfits.add(Misfit.of(sheet.getSheetName(), row.getRowNum() + 1, column, word));
    return "";
  }

  /// A workbook of sheets: all cells are text, the headings stay in sight.
  public static byte[] write(List<Sheet> sheets) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      WorkbookLook look = new WorkbookLook(workbook);
      for (Sheet sheet : sheets) {
        XSSFSheet made = workbook.createSheet(sheet.name());
        look.headings(made, sheet.headings());
        for (Sheet.Row row : sheet.rows()) {
          look.row(made, row);
        }
      }
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
