// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Feed;
import hall.device.ticket.Ticket.Part;
import hall.device.ticket.Ticket.Picture;
import hall.device.ticket.Ticket.Qr;
import hall.device.ticket.Ticket.Rule;
import hall.device.ticket.Ticket.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An independent parser finds in the bytes what the ticket says.
final class NposTest {

  @SuppressWarnings("NullAway.Init") // set before the first test
  private static NposPeer npos;

  @BeforeAll
  static void start() throws Exception {
    npos = NposPeer.start();
  }

  @AfterAll
  static void stop() {
    npos.close();
  }

  @Test
  void aQueueTicketIsWhatItSays() throws Exception {
    var ticket =
        new Ticket(
            List.of(
                new Text("样例大厅", 2, true, Align.CENTER),
                new Rule(),
                new Feed(2),
                new Qr("https://hall.example/q", 8)));
    assertEquals(
        List.of(
            "ESC @",
            "ESC a 01",
            "GS ! 11",
            "ESC E 01",
            "ESC 3 3a",
            "FS &",
            "TXT 样例大厅\n",
            "FS .",
            "ESC a 00",
            "GS ! 00",
            "ESC E 00",
            "ESC 3 22",
            "FS &",
            "TXT " + "-".repeat(48) + "\n",
            "FS .",
            "ESC d 02",
            "ESC a 01",
            "GS (k 040031413200",
            "GS (k 0300314308",
            "GS (k 0300314531",
            "GS (k 1900315030" + hex("https://hall.example/q"),
            "GS (k 0300315130",
            "GS V 4218"),
        npos.parse(EscPosCodec.encode(ticket, EscPosModel.GENERIC_80)));
  }

  @Test
  void aPresentedTicketEndsWithCutAndPresenting() throws Exception {
    var model = TicketModels.presenting(Presenter.custom(12));
    var found = npos.parse(EscPosCodec.encode(new Ticket(List.of()), model));
    assertEquals(List.of("ESC @", "ESC J 18", "GS V 00", "GS e 030c"), found);
  }

  @Test
  void thousandsOfTicketsAreParsedAsTheyWereMeant() throws Exception {
    var random = new Random(20261125);
    var font = new TicketFont();
    for (int i = 0; i < 4_000; i++) {
      var model = random.nextBoolean() ? EscPosModel.GENERIC_80 : TicketModels.withoutQr();
      var laid = TicketLayout.of(ticket(random), model, font).ticket();
      var found = npos.parse(EscPosCodec.encode(laid, model));
      assertEquals(meant(laid), told(found), laid::toString);
    }
  }

  private static Ticket ticket(Random random) {
    var parts = new ArrayList<Part>();
    for (int n = random.nextInt(6); n > 0; n--) {
      parts.add(
          switch (random.nextInt(8)) {
            case 0 -> new Qr("Q" + random.nextLong(), 3 + random.nextInt(10));
            case 1 -> new Feed(1 + random.nextInt(9));
            case 2 -> noise(random);
            default -> text(random);
          });
    }
    return new Ticket(parts);
  }

  /// Dots of which every byte may begin a command.
  private static Picture noise(Random random) {
    var dots = new Dots(8 + random.nextInt(200), 1 + random.nextInt(120));
    for (int y = 0; y < dots.height(); y++) {
      for (int x = 0; x < dots.width(); x++) {
        if (random.nextInt(4) == 0) {
          dots.blacken(x, y);
        }
      }
    }
    return new Picture(dots, Align.LEFT);
  }

  private static Text text(Random random) {
    var text = new StringBuilder();
    for (int n = 1 + random.nextInt(20); n > 0; n--) {
      switch (random.nextInt(9)) {
        case 0 -> text.append((char) (0x4E00 + random.nextInt(0x5000)));
        case 1, 2 -> text.append((char) (0x20 + random.nextInt(0x5F)));
        default -> text.append("样例政务大厅取号时间窗口".charAt(random.nextInt(12)));
      }
    }
    return new Text(
        text.toString(),
        1 + random.nextInt(4),
        random.nextBoolean(),
        List.of(Align.LEFT, Align.CENTER, Align.RIGHT).get(random.nextInt(3)));
  }

  /// Texts, codes and the sizes of pictures, in order.
  private static List<String> meant(Ticket ticket) {
    var meant = new ArrayList<String>();
    for (var part : ticket.parts()) {
      switch (part) {
        case Text text -> meant.add("TXT " + text.text() + "\n");
        case Qr qr -> meant.add("QR " + qr.content());
        case Feed(int lines) -> meant.add("FEED " + lines);
        case Rule() -> throw new AssertionError("not among these");
        case Picture picture -> {
          for (int row = 0; row < picture.dots().height(); row += 96) {
            meant.add(
                "DOTS %d %d"
                    .formatted(
                        picture.dots().stride(), Math.min(96, picture.dots().height() - row)));
          }
        }
      }
    }
    return meant;
  }

  private static List<String> told(List<String> found) {
    var told = new ArrayList<String>();
    for (var one : found) {
      if (one.startsWith("TXT ")) {
        told.add(one);
      } else if (one.startsWith("GS (k") && one.startsWith("315030", "GS (k 0000".length())) {
        var content = HexFormat.of().parseHex(one.substring("GS (k 0000315030".length()));
        told.add("QR " + new String(content, StandardCharsets.UTF_8));
      } else if (one.startsWith("ESC d ")) {
        told.add("FEED " + Integer.parseInt(one.substring(6), 16));
      } else if (one.startsWith("GS v0 ")) {
        var bytes = HexFormat.of().parseHex(one.substring(6));
        assertTrue(bytes.length >= 5 + bytes[1] * bytes[3], one);
        told.add("DOTS %d %d".formatted(bytes[1], bytes[3]));
      }
    }
    return told;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
