// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Outcome;
import hall.device.ticket.PrinterDock.Kind;
import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Text;
import hall.device.ticket.TicketPrinter.TicketEvidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names that a printer's firmware has no glyphs for, on printers whose firmware prints a box then.
final class RareCharactersTest {

  @TempDir private static Path folder;

  @Test
  void aRareNameIsPrintedAsDotsAndTheRestAsText() throws Exception {
    try (var dock =
        PrinterDock.open(Kind.TCP, EscPosModel.GENERIC_80, folder, "--glyphs", "gb2312")) {
      var evidence =
          done(
              dock.print(
                  new Ticket(
                      List.of(
                          new Text("申请人  张*", 1, false, Align.LEFT),
                          new Text("申请人  李玥𠂉䶮", 1, false, Align.LEFT),
                          new Text("镕喆", 3, true, Align.CENTER)))));
      assertEquals(Set.of(), evidence.spelled());
      assertEquals("申请人  张*\n[dots 192x24]\n[dots 144x72]\n", dock.lastText());
      assertFalse(dock.lastText().contains("□"));
      assertEquals(0, dock.stat("unknown"));
    }
  }

  /// What would come out without the dots: the firmware's box, and nobody is told.
  @Test
  void theSameNameSentAsTextIsABox() throws Exception {
    try (var dock =
        PrinterDock.open(
            Kind.TCP, TicketModels.glyphs(Glyphs.GB18030), folder, "--glyphs", "gbk")) {
      done(dock.print(SampleTickets.line("李𠂉")));
      assertEquals("李□\n", dock.lastText());
    }
  }

  @Test
  void aCharacterThatNoFontHasIsSpelledAndTold() throws Exception {
    try (var dock = PrinterDock.open(Kind.TCP, EscPosModel.GENERIC_80, folder)) {
      var evidence = done(dock.print(SampleTickets.line("王\uE5E5 李")));
      assertEquals(Set.of(0xE5E5), evidence.spelled());
      assertEquals("王<U+E5E5> 李\n", dock.lastText());
      assertFalse(evidence.toString().contains("E5E5"), evidence.toString());
    }
  }

  @Test
  void everyCharacterOfTheCardsStandardComesBackWhereTheFirmwareHasIt() throws Exception {
    try (var dock = PrinterDock.open(Kind.TCP, TicketModels.glyphs(Glyphs.GB18030), folder)) {
      var text = "汉字 ABC 12 ¥元，。：（）《》…①㎡㐀䶵𠀀𪚥é";
      done(dock.print(SampleTickets.line(text)));
      assertEquals(text + "\n", dock.lastText());
    }
  }

  @Test
  void aModelWithoutChineseGetsEverythingAsDotsAndItsQrCodeScans() throws Exception {
    try (var dock =
        PrinterDock.open(Kind.TCP, TicketModels.glyphs(Glyphs.ASCII), folder, "--glyphs", "none")) {
      done(dock.print(SampleTickets.queue("A012", "https://hall.example/q/A012")));
      assertTrue(dock.lastText().contains("A012\n"), dock.lastText());
      assertEquals(0, dock.lastText().codePoints().filter(c -> c > 0x7F).count());
      assertEquals("QR-Code:https://hall.example/q/A012", scan(dock.lastPicture()));
    }
  }

  @Test
  void aModelWithoutTheQrCommandPrintsItAsDotsThatScan() throws Exception {
    try (var dock = PrinterDock.open(Kind.TCP, TicketModels.withoutQr(), folder, "--qr", "no")) {
      var link = "https://hall.example/办件/100001?t=1767231000";
      done(dock.print(SampleTickets.queue("B7", link)));
      assertEquals("QR-Code:" + link, scan(dock.lastPicture()));
      assertEquals(0, dock.stat("unknown"));
    }
  }

  static String scan(Path picture) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("zbarimg", "--quiet", picture.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), "zbarimg found nothing");
    return output.strip();
  }

  private static TicketEvidence done(Outcome<TicketEvidence> outcome) {
    if (outcome instanceof Outcome.Done<TicketEvidence>(var evidence)) {
      return evidence;
    }
    throw new AssertionError(outcome.toString());
  }
}
