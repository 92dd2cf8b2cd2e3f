// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Feed;
import hall.device.ticket.Ticket.Part;
import hall.device.ticket.Ticket.Qr;
import hall.device.ticket.Ticket.Rule;
import hall.device.ticket.Ticket.Text;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EscPosCodecTest {

  @Test
  void aTicketBeginsWithInitialisingAndEndsWithTheCut() {
    assertBytes("1B40 1D564218");
  }

  @Test
  void chineseTextIsGb18030BetweenItsTwoCommands() {
    assertBytes(
        "1B40 1B6101 1D2111 1B4501 1B333A 1C26 B2E2CAD4 0A 1C2E 1D564218",
        new Text("测试", 2, true, Align.CENTER));
  }

  @Test
  void aRareCharacterHasFourBytes() {
    assertTrue(hex(new Text("𠀀", 1, false, Align.LEFT)).contains("95328236"));
  }

  @Test
  void aQrCodeIsStoredAndPrinted() {
    assertBytes(
        "1B40 1B6101 1D286B0400 31413200 1D286B0300 314306 1D286B0300 314531"
            + " 1D286B0500 315030 4142 1D286B0300 315130 1D564218",
        new Qr("AB", 6));
  }

  @Test
  void textCanNotSmuggleCommandsIn() {
    var bytes =
        HexFormat.of()
            .formatHex(encode(new Text("A\u001Bp\u0010\u0004B\u007F", 1, false, Align.LEFT)));
    assertTrue(bytes.contains("41a1f570a1f5a1f542a1f5"), bytes);
  }

  @Test
  void aLineBreakIsALineFeed() {
    assertTrue(hex(new Text("A\nB", 1, false, Align.LEFT)).contains("410A420A"));
  }

  @Test
  void whatAPrinterCanNotDoIsRefused() {
    for (var part :
        List.<Part>of(
            new Text("x", 0, false, Align.LEFT),
            new Text("x", 5, false, Align.LEFT),
            new Qr("x", 2),
            new Qr("x", 13),
            new Qr("", 6),
            new Qr("x".repeat(501), 6),
            new Qr("a\u0010\u0004", 6),
            new Feed(-1),
            new Feed(256))) {
      assertThrows(IllegalArgumentException.class, () -> encode(part), part::toString);
    }
  }

  @Test
  void noTicketContainsAStatusRequest() {
    var random = new Random(20260105);
    for (int i = 0; i < 20_000; i++) {
      var parts = new ArrayList<Part>();
      for (int n = random.nextInt(6); n > 0; n--) {
        parts.add(part(random));
      }
      var bytes = EscPosCodec.encode(new Ticket(parts), EscPosModel.GENERIC_80);
      for (int at = 1; at < bytes.length; at++) {
        assertFalse(
            bytes[at - 1] == 0x10 && (bytes[at] == 0x04 || bytes[at] == 0x14),
            () -> "a real-time request in " + parts);
      }
    }
  }

  private static Part part(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Qr(text(random, 1 + random.nextInt(120)).replaceAll("\\p{Cc}", "x"), 4);
      case 1 -> new Rule();
      case 2 -> new Feed(random.nextInt(32));
      default ->
          new Text(
              text(random, random.nextInt(40)),
              1 + random.nextInt(4),
              random.nextBoolean(),
              List.of(Align.LEFT, Align.CENTER, Align.RIGHT).get(random.nextInt(3)));
    };
  }

  private static String text(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append((char) random.nextInt(0x80));
        case 1 -> text.appendCodePoint(0x20000 + random.nextInt(0x5000));
        default -> text.append((char) (0x4E00 + random.nextInt(0x5200)));
      }
    }
    return text.toString();
  }

  @Test
  void aPictureGoesInBandsThatAPrinterCanHold() {
    var dots = new Dots(12, 200);
    dots.blacken(0, 0);
    dots.blacken(11, 199);
    var hex = hex(new Ticket.Picture(dots, Align.RIGHT));
    assertTrue(hex.startsWith("1B401B61021D763000020060008000"), hex);
    assertTrue(hex.contains("1D7630000200" + "6000" + "0000"), hex);
    assertTrue(hex.contains("1D7630000200" + "0800" + "0000"), hex);
    assertTrue(hex.endsWith("00101B4A0A1D564218"), hex);
  }

  /// 10 04, 10 05 and 10 14 would be carried out as requests wherever they stand.
  @Test
  void noPictureContainsARequest() {
    var dots = new Dots(16, 6);
    for (int[] at :
        new int[][] {
          {3, 0}, {13, 0}, {3, 1}, {13, 1}, {15, 1}, {3, 2}, {11, 2}, {13, 2}, {11, 3}, {5, 4}
        }) {
      dots.blacken(at[0], at[1]);
    }
    var hex = hex(new Ticket.Picture(dots, Align.LEFT));
    // Rows: 10 04 | 10 05 | 10 14 | 00 10 | 04 00 | 00 00
    assertTrue(hex.contains("1804180518140018040000" + "00"), hex);
  }

  @Test
  void aPictureWiderThanThePaperIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> encode(new Ticket.Picture(new Dots(584, 1), Align.LEFT)));
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 1B401B4A18",
    "FULL, 1B401B4A181D5600",
    "PARTIAL, 1B401B4A181D5601",
    "FEED_FULL, 1B401D564118",
    "FEED_PARTIAL, 1B401D564218",
  })
  void everyModelCutsInItsOwnWay(Cut cut, String expected) {
    var bytes = EscPosCodec.encode(new Ticket(List.of()), TicketModels.cut(cut));
    assertEquals(expected, HexFormat.of().withUpperCase().formatHex(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "12 12 12 12, none",
    "1A 16 12 12, cover-open",
    "1A 32 12 72, media-empty",
    "12 12 12 7E, media-empty",
    "1A 52 1A 12, cutter",
    "1A 52 32 12, printer-error",
    "1A 52 52 12, recovering",
    "1A 12 12 12, offline",
    "1A 36 12 72, cover-open",
    "12 12 12 1E, none",
  })
  void statusBytesAreUnderstood(String bytes, String reason) {
    var b = HexFormat.of().parseHex(bytes.replace(" ", ""));
    var status = new EscPosStatus(b[0], b[1], b[2], b[3]);
    assertEquals(reason, status.fault().map(f -> f.reason()).orElse("none"));
  }

  @Test
  void nearEndIsAWarningOnly() {
    var status = new EscPosStatus(0x12, 0x12, 0x12, 0x1E);
    assertTrue(status.paperLow());
    assertFalse(status.paperOut());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x10, 0x13, 0x37, 0x55, 0x92, 0x93, 0xFF})
  void noiseIsNoStatus(int b) {
    assertFalse(EscPosStatus.isStatus(b));
  }

  @Test
  void sixteenStatusBytesOfEachKindAreTold() {
    int count = 0;
    for (int b = 0; b < 256; b++) {
      count += EscPosStatus.isStatus(b) ? 1 : 0;
      assertFalse(EscPosStatus.isStatus(b) && EscPosStatus.isEcho(b));
    }
    assertEquals(16, count);
  }

  @Test
  void theRequestsAreThoseOfTheReference() {
    assertArrayEquals(new byte[] {0x10, 0x04, 0x03}, EscPosCodec.statusRequest(3));
    assertArrayEquals(new byte[] {0x1D, 0x72, 0x01}, EscPosCodec.echo());
    assertEquals("1014080103140106020" + "81b40", HexFormat.of().formatHex(EscPosCodec.clear()));
  }

  private static byte[] encode(Part... parts) {
    return EscPosCodec.encode(new Ticket(List.of(parts)), EscPosModel.GENERIC_80);
  }

  private static void assertBytes(String expected, Part... parts) {
    var bytes = HexFormat.of().withUpperCase().formatHex(encode(parts));
    assertEquals(expected.replace(" ", ""), bytes);
  }

  private static String hex(Part... parts) {
    return HexFormat.of().withUpperCase().formatHex(encode(parts));
  }
}
