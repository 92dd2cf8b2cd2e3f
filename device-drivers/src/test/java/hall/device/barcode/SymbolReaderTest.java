// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BarcodeFormat;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolReaderTest {

  private static final String TEXT = "办件 HALL-2026-000001";

  private static Set<String> texts(BufferedImage image) {
    return Set.copyOf(SymbolReader.read(image).stream().map(Symbol::text).toList());
  }

  private static BufferedImage page(BufferedImage code, double degrees) {
    var page = SampleCodes.paper(900, 700);
    SampleCodes.lay(page, code, 430, 350, degrees);
    return page;
  }

  private static BufferedImage bars(String text) {
    return SampleCodes.code(BarcodeFormat.CODE_128, text, 3, 40);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 10, 45, 90, 137, 180, 270})
  void aQrCodeIsReadWhicheverWayItLies(double degrees) {
    assertEquals(Set.of(TEXT), texts(page(SampleCodes.qr(TEXT, 5), degrees)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 8, 22, 45, 68, 90, 135, 180, 270, 330})
  void aBarCodeIsReadWhicheverWayItLies(double degrees) {
    assertEquals(Set.of("HALL000001"), texts(page(bars("HALL000001"), degrees)));
  }

  @Test
  void aLightCodeOnDarkGroundIsReadBesideAnOrdinaryOne() {
    var page = page(SampleCodes.shaded(SampleCodes.qr(TEXT, 5), 255, 0), 0);
    assertEquals(Set.of(TEXT), texts(page));
    SampleCodes.lay(page, SampleCodes.qr("second", 4), 100, 100, 0);
    assertEquals(Set.of(TEXT, "second"), texts(page));
  }

  @ParameterizedTest
  @CsvSource({"0, 255", "100, 140", "20, 45", "200, 225"})
  void aFaintCodeIsRead(int black, int white) {
    assertEquals(
        Set.of(TEXT), texts(SampleCodes.shaded(page(SampleCodes.qr(TEXT, 5), 20), black, white)));
    assertEquals(
        Set.of("FAINT128"), texts(SampleCodes.shaded(page(bars("FAINT128"), 0), black, white)));
  }

  @Test
  void aFaintCodeBesideBlackTextIsRead() {
    var page = SampleCodes.paper(900, 700);
    SampleCodes.lay(page, SampleCodes.shaded(SampleCodes.qr(TEXT, 6), 236, 255), 600, 300, 0);
    var graphics = page.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, 30));
    for (int line = 1; line < 15; line++) {
      graphics.drawString("政务服务办事指南材料清单", 20, 45 * line);
    }
    graphics.dispose();
    assertEquals(Set.of(TEXT), texts(page));
  }

  @Test
  void allCodesOfAPageAreFound() {
    var page = SampleCodes.paper(1240, 1754);
    SampleCodes.lay(page, SampleCodes.qr("one", 6), 200, 200, 0);
    SampleCodes.lay(page, SampleCodes.qr("two", 3), 1000, 300, 30);
    SampleCodes.lay(page, SampleCodes.qr("three", 4), 300, 900, 90);
    SampleCodes.lay(page, bars("BARS-A"), 800, 800, 0);
    SampleCodes.lay(page, bars("BARS-B"), 700, 1100, 0);
    SampleCodes.lay(
        page, SampleCodes.code(BarcodeFormat.EAN_13, "6901234567892", 3, 60), 1000, 1300, 90);
    assertEquals(Set.of("one", "two", "three", "BARS-A", "BARS-B", "6901234567892"), texts(page));
  }

  @Test
  void twoBarCodesInOneRowAreBothFound() {
    var page = SampleCodes.paper(1300, 400);
    SampleCodes.lay(page, bars("LEFT"), 300, 200, 0);
    SampleCodes.lay(page, bars("RIGHT"), 950, 200, 0);
    assertEquals(Set.of("LEFT", "RIGHT"), texts(page));
  }

  @ParameterizedTest
  @EnumSource(
      value = BarcodeFormat.class,
      names = {
        "QR_CODE",
        "DATA_MATRIX",
        "AZTEC",
        "PDF_417",
        "CODE_128",
        "CODE_39",
        "CODE_93",
        "ITF"
      })
  void everyFormatHasItsName(BarcodeFormat format) {
    var code = SampleCodes.code(format, "12345678", 4, format == BarcodeFormat.PDF_417 ? 1 : 40);
    assertEquals(List.of(new Symbol(format.name(), "12345678")), SymbolReader.read(code));
  }

  @Test
  void textAndBlankPaperHoldNoCode() {
    var page = SampleCodes.paper(1240, 1754);
    var graphics = page.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, 28));
    for (int line = 1; line < 40; line++) {
      graphics.drawString(
          "事项名称 居住证办理 lllIIIlll 110101 ||||| 2026年1月1日 第" + line + "页", 60, 42 * line);
    }
    graphics.dispose();
    assertEquals(List.of(), SymbolReader.read(page));
    assertEquals(List.of(), SymbolReader.read(SampleCodes.paper(7, 5)));
    assertEquals(List.of(), SymbolReader.read(SampleCodes.paper(600, 600)));
  }

  @Test
  void aTransparentGroundIsWhitePaper() {
    var code = SampleCodes.qr(TEXT, 5);
    var clear = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        clear.setRGB(x, y, code.getRaster().getSample(x, y, 0) == 0 ? 0xFF000000 : 0);
      }
    }
    assertEquals(Set.of(TEXT), texts(clear));
    assertTrue(!new Symbol("QR_CODE", TEXT).toString().contains(TEXT));
  }
}
