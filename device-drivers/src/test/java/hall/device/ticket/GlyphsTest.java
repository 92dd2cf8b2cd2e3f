// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.SystemTicker;
import hall.device.model.DeviceModel;
import hall.device.model.DeviceModels;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GlyphsTest {

  @ParameterizedTest
  @CsvSource({
    "A, true, true, true, true",
    "中, false, true, true, true",
    "·, false, true, true, true",
    "—, false, true, true, true",
    "①, false, true, true, true",
    "喆, false, false, true, true",
    "镕, false, false, true, true",
    "䶮, false, false, false, true",
    "𠂉, false, false, false, true",
    "¥, false, false, false, true",
  })
  void eachSetHasWhatItsStandardHas(
      String character, boolean ascii, boolean gb2312, boolean gbk, boolean gb18030) {
    int c = character.codePointAt(0);
    assertEquals(
        List.of(ascii, gb2312, gbk, gb18030),
        List.of(Glyphs.ASCII, Glyphs.GB2312, Glyphs.GBK, Glyphs.GB18030).stream()
            .map(set -> set.has(c))
            .toList());
  }

  /// 6,763 characters in GB 2312, 21,003 in GBK, and their signs.
  @Test
  void theSetsAreAsLargeAsTheirStandards() {
    assertEquals(6_763, han(Glyphs.GB2312));
    assertEquals(20_902 + 21, han(Glyphs.GBK));
  }

  private static long han(Glyphs set) {
    return IntStream.range(0x80, 0x10000)
        .filter(set::has)
        .filter(c ->
            Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                && Character.isLetter(c)
                && c != 0x3005
                && c != 0x3007)
        .count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"generic", "generic-58", "no-near-end", "gb18030", "latin", "custom-kpm"})
  void everyModelOfThisBuildMakesAPrinter(String name) {
    var uri = DeviceUri.parse("escpos://127.0.0.1:1?model=" + name);
    new EscPosPrinter(uri, DeviceContext.of(new SystemTicker())).close();
    var model = EscPosModel.of(DeviceModels.of(DeviceModels.Kind.TICKET_PRINTER, uri));
    assertEquals(name, model.name());
    assertEquals(name.equals("custom-kpm"), model.presenter().isPresent());
    assertEquals(name.equals("generic-58") ? 32 : 48, model.columns());
  }

  @Test
  void aModelThatCanNotBeIsRefused() {
    for (var facts :
        List.<Map<String, Object>>of(
            Map.of("glyphs", "latin1"),
            Map.of("cut", "tear"),
            Map.of("dotsPerLine", 100),
            Map.of("dotsPerLine", 577),
            Map.of("cutFeedDots", 300),
            Map.of("present", "GS e"),
            Map.of("nearEnd", true))) {
      var model = new DeviceModel("x", facts);
      assertThrows(IllegalArgumentException.class, () -> EscPosModel.of(model), facts::toString);
    }
  }

  @Test
  void aQrCodeIsMadeToFitNarrowPaper() {
    var link = new Ticket.Qr("https://hall.example/c/" + "0".repeat(200), 12);
    int wide = TicketQr.moduleDots(link, 576);
    int narrow = TicketQr.moduleDots(link, 384);
    assertTrue(narrow < wide && wide < 12, narrow + " " + wide);
    assertTrue(TicketQr.dots(link, 384).width() <= 384);
    assertFalse(TicketQr.dots(link, 384).black(7 * narrow, 0));
    assertTrue(TicketQr.dots(link, 384).black(0, 0));
    var large = new Ticket.Qr("x".repeat(500), 3);
    assertThrows(IllegalArgumentException.class, () -> TicketQr.moduleDots(large, 192));
  }
}
