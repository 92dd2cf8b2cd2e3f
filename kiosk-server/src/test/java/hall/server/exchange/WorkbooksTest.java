// SPDX-License-Identifier: Apache-2.0
package hall.server.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Language;
import hall.server.Words;
import hall.server.catalogue.Difference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbooksTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<ObjectNode> SAMPLES = samples();
  private static final byte[] WRITTEN = write();

  private static List<ObjectNode> samples() {
    Path services = Path.of(System.getProperty("repository.root"), "configs/services");
    try (Stream<Path> files = Files.list(services)) {
      List<ObjectNode> items = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        items.add((ObjectNode) JSON.readTree(Files.readString(file)));
      }
      return items;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<ObjectNode> back(byte[] file) throws MisfitException {
    return SheetItems.of(Workbooks.read(file));
  }

  private static byte[] written() {
    return WRITTEN.clone();
  }

  private static byte[] write() {
    try {
      return Workbooks.write(ItemSheets.of(SAMPLES));
    } catch (MisfitException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] edited(Consumer<XSSFWorkbook> edit) throws Exception {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      edit.accept(workbook);
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  /// Where and what, in English.
  private static List<String> complaints(byte[] file) {
    Words words = new Words(Language.ENGLISH, Instant.EPOCH);
    return assertThrows(MisfitException.class, () -> back(file)).misfits().stream()
        .map(misfit -> misfit.line(words))
        .toList();
  }

  private static int column(Row headings, String heading) {
    for (int i = 0; i < headings.getLastCellNum(); i++) {
      if (headings.getCell(i).getStringCellValue().equals(heading)) {
        return i;
      }
    }
    throw new AssertionError(heading);
  }

  private static void set(XSSFWorkbook workbook, String sheet, int row, String column, String to) {
    var of = workbook.getSheet(sheet);
    of.getRow(row - 1).createCell(column(of.getRow(0), column)).setCellValue(to);
  }

  @Test
  void everySampleComesBackAsItWas() throws Exception {
    List<ObjectNode> back = back(written());
    assertEquals(SAMPLES.size(), back.size());
    for (int i = 0; i < back.size(); i++) {
      assertEquals(List.of(), Difference.between(SAMPLES.get(i), back.get(i)));
      assertEquals(SAMPLES.get(i).get("version").asInt(), back.get(i).get("version").asInt());
    }
    assertTrue(
        back.stream().anyMatch(item -> item.get("code").asText().equals("002014010001")),
        "zeros of codes are kept");
  }

  @Test
  void whatAnItemLeavesOutStaysOut() throws Exception {
    ObjectNode item = SAMPLES.getFirst().deepCopy();
    item.remove("commitment");
    item.putArray("synonyms");
    ObjectNode back = back(Workbooks.write(ItemSheets.of(List.of(item)))).getFirst();
    assertEquals(List.of(), Difference.between(item, back));
    assertFalse(back.has("commitment"));
  }

  @Test
  void theOrderOfColumnsAndEmptyRowsDoNotMatter() throws Exception {
    byte[] file =
        edited(workbook -> {
          var sheet = workbook.getSheet("材料");
          for (Row row : sheet) {
            int last = column(sheet.getRow(0), "补交期限");
            var from = row.getCell(1);
            var to = row.getCell(last);
            String one = from == null ? "" : from.getStringCellValue();
            String other = to == null ? "" : to.getStringCellValue();
            if (row.getRowNum() > 0) {
              row.createCell(1).setCellValue(other);
              row.createCell(last).setCellValue(one);
            }
          }
          sheet.getRow(0).getCell(1).setCellValue("补交期限");
          sheet.getRow(0).getCell(10 + 1).setCellValue("材料编号");
          sheet.createRow(5000).createCell(2).setCellValue("  ");
        });
    List<ObjectNode> back = back(file);
    for (int i = 0; i < back.size(); i++) {
      assertEquals(List.of(), Difference.between(SAMPLES.get(i), back.get(i)));
    }
  }

  @Test
  void anEditedCellIsTheOnlyDifference() throws Exception {
    List<ObjectNode> back = back(edited(workbook -> set(workbook, "事项", 2, "承诺时限", "20")));
    assertEquals(
        List.of(new Difference("limits.promisedWorkingDays", "22", "20")),
        Difference.between(SAMPLES.getFirst(), back.getFirst()));
    var sheet = "事项";
    List<ObjectNode> typed =
        back(
            edited(workbook -> {
              var of = workbook.getSheet(sheet);
              of.getRow(1).createCell(column(of.getRow(0), "承诺时限")).setCellValue(20);
            }));
    assertEquals(20, typed.getFirst().at("/limits/promisedWorkingDays").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "事项 | 2 | 承诺时限 | 二十 | Sheet “事项”, row 2, “承诺时限”: “二十” is no whole number.",
        "事项 | 3 | 办件类型 | 急办 | Sheet “事项”, row 3, “办件类型”: “急办” is none of: 即办件、承诺件",
        "事项 | 3 | 实施编码 | TE99010100000000014990000000101 | Sheet “事项”, row 3, “实施编码”: The implementation code",
        "材料 | 2 | 实施编码 | 1 | Sheet “材料”, row 2, “实施编码”: The sheet “事项” has no",
        "材料 | 4 | 必要性 | 也许 | Sheet “材料”, row 4, “必要性”: “也许” is none of: 必要、非必要、容缺后补",
        "问题 | 2 | 所属组 | nobody | Sheet “问题”, row 2, “所属组”: No group nobody",
        "选项 | 2 | 问题编号 | nothing | Sheet “选项”, row 2, “问题编号”: The sheet “问题” has no question",
        "告知和承诺 | 2 | 种类 | '' | Sheet “告知和承诺”, row 2, “种类”: This must not be empty.",
      })
  void whatCannotBeTakenIsNamedWithItsPlace(
      String sheet, int row, String column, String value, String complaint) throws Exception {
    List<String> complaints =
        complaints(edited(workbook -> set(workbook, sheet, row, column, value)));
    assertTrue(complaints.getFirst().startsWith(complaint), complaints::toString);
  }

  @Test
  void nothingIsDroppedInSilence() throws Exception {
    assertTrue(
        complaints(edited(workbook -> workbook.removeSheetAt(workbook.getSheetIndex("选项"))))
            .getFirst()
            .startsWith("The sheet “选项” is missing."));
    assertTrue(
        complaints(edited(workbook -> workbook.createSheet("备注")))
            .getFirst()
            .startsWith("Sheet “备注” : This sheet is not known."));
    assertEquals(
        List.of(
            "Sheet “材料”, row 1, “我加的”: This column is not known; delete it.",
            "Sheet “材料”, row 1, “最多页数”: This column is missing. Edit the workbook that you"
                + " downloaded and delete no columns."),
        complaints(
            edited(workbook -> {
              var headings = workbook.getSheet("材料").getRow(0);
              headings.getCell(column(headings, "最多页数")).setCellValue("我加的");
            })));
    ObjectNode strange = SAMPLES.getFirst().deepCopy().put("colour", "red");
    assertThrows(MisfitException.class, () -> ItemSheets.of(List.of(strange)));
  }

  @Test
  void formulasDatesAndCodesThatBecameNumbersAreRefused() throws Exception {
    assertEquals(
        List.of("formula", "date-value", "number-value", "error-value"),
        assertThrows(
                MisfitException.class,
                () ->
                    back(
                        edited(workbook -> {
                          var sheet = workbook.getSheet("事项");
                          var row = sheet.getRow(1);
                          row.createCell(3).setCellFormula("1+1");
                          var date = row.createCell(4);
                          var style = workbook.createCellStyle();
                          style.setDataFormat((short) 14);
                          date.setCellStyle(style);
                          date.setCellValue(45000);
                          row.createCell(5).setCellValue(440125044001.0);
                          row.createCell(6).setCellErrorValue((byte) 7);
                        })))
            .misfits()
            .stream()
            .map(Misfit::word)
            .toList());
  }

  @Test
  void aFileThatIsNoWorkbookOrUnpacksToTooMuchIsRefused() throws Exception {
    for (byte[] file :
        List.of(
            new byte[0],
            "<html>".getBytes(StandardCharsets.UTF_8),
            new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0},
            bomb(written()))) {
      MisfitException refused = assertThrows(MisfitException.class, () -> Workbooks.read(file));
      assertEquals("no-workbook", refused.misfits().getFirst().word());
    }
    byte[] cut = java.util.Arrays.copyOf(written(), 900);
    assertThrows(MisfitException.class, () -> Workbooks.read(cut));
  }

  @Test
  void tooManyRowsAreRefused() throws Exception {
    List<Sheet.Row> rows = new ArrayList<>();
    for (int i = 0; i < 20_001; i++) {
      rows.add(new Sheet.Row(i + 2, List.of("x")));
    }
    byte[] file = Workbooks.write(List.of(new Sheet("事项", List.of("a"), rows)));
    assertEquals(
        "rows-too-many",
        assertThrows(MisfitException.class, () -> Workbooks.read(file))
            .misfits()
            .getFirst()
            .word());
  }

  @Test
  void whatIsWrittenHasNoFormulas() throws Exception {
    ObjectNode item = SAMPLES.getFirst().deepCopy();
    item.withObject("/name").put("en", "=HYPERLINK(\"x\")");
    byte[] file = Workbooks.write(ItemSheets.of(List.of(item)));
    assertEquals("=HYPERLINK(\"x\")", back(file).getFirst().at("/name/en").asText());
    assertFalse(complaintsOf(file), "no cell computes anything");
  }

  private static boolean complaintsOf(byte[] file) {
    try {
      Workbooks.read(file);
      return false;
    } catch (MisfitException e) {
      return true;
    }
  }

  /// The same workbook with a part that packs 40 MiB of blanks.
  private static byte[] bomb(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(content);
        if (entry.getName().endsWith("sheet1.xml")) {
          byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < 40; i++) {
            out.write(blanks);
          }
        }
      }
    }
    return bytes.toByteArray();
  }
}
