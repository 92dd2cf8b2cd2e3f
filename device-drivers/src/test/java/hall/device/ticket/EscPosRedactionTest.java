// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Text;
import hall.device.trace.Redaction;
import hall.device.trace.TraceEntry;
import hall.device.trace.TraceEntry.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EscPosRedactionTest {

  private static String redacted(List<byte[]> sent) {
    var entries = new ArrayList<TraceEntry>();
    sent.forEach(bytes -> entries.add(new TraceEntry(0, 1, Kind.SENT, bytes)));
    var out = new ByteArrayOutputStream();
    Redaction.apply(new EscPosRedaction(), entries).forEach(entry -> out.writeBytes(entry.data()));
    return HexFormat.of().withUpperCase().formatHex(out.toByteArray());
  }

  private static byte[] bytes(Ticket ticket) {
    return EscPosCodec.encode(
        TicketLayout.of(ticket, EscPosModel.GENERIC_80, new TicketFont()).ticket(),
        EscPosModel.GENERIC_80);
  }

  @Test
  void textCodesAndDotsGoAndCommandsStay() {
    var ticket =
        new Ticket(
            List.of(
                new Text("张三\nA1", 1, false, Align.LEFT),
                new Ticket.Qr("S3", 6),
                new Ticket.Picture(full(8, 2), Align.LEFT)));
    assertEquals(
        ("1B40 1B6100 1D2100 1B4500 1B3322 1C26 20202020 0A 2020 0A 1C2E"
                + " 1B6101 1D286B040031413200 1D286B0300314306 1D286B0300314531"
                + " 1D286B0500315030 0000 1D286B0300315130"
                + " 1B6100 1D76300001000200 0000 1B4A0A 1D564218")
            .replace(" ", ""),
        redacted(List.of(bytes(ticket))));
  }

  private static Dots full(int width, int height) {
    var dots = new Dots(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        dots.blacken(x, y);
      }
    }
    return dots;
  }

  /// However the bytes are parted, and wherever the sending broke off.
  @Test
  void noNameIsLeftWhateverWasSent() {
    var random = new Random(20261125);
    var name = "欧阳娜娜";
    var hex = HexFormat.of().withUpperCase().formatHex(name.getBytes(Charset.forName("GB18030")));
    var whole = bytes(SampleTickets.queue(name, "https://hall.example/" + name));
    for (int cut = 1; cut < whole.length; cut++) {
      int middle = random.nextInt(cut);
      var parts =
          List.of(
              Arrays.copyOfRange(whole, 0, middle),
              Arrays.copyOfRange(whole, middle, cut),
              EscPosCodec.clear(),
              EscPosCodec.statusRequest(1),
              whole);
      assertFalse(redacted(parts).contains(hex));
    }
  }

  @Test
  void requestsAreKept() {
    var requests =
        List.of(
            EscPosCodec.statusRequest(20),
            EscPosCodec.clear(),
            EscPosCodec.echo(),
            EscPosCodec.automaticStatus(),
            EscPosCodec.counterRequest(148),
            Presenter.custom(12).presentBytes(),
            Presenter.custom(12).removeBytes());
    var out = new ByteArrayOutputStream();
    requests.forEach(out::writeBytes);
    assertEquals(HexFormat.of().withUpperCase().formatHex(out.toByteArray()), redacted(requests));
  }

  @Test
  void randomBytesAreNoTrouble() {
    var random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      assertEquals(bytes.length * 2, redacted(List.of(bytes)).length());
    }
  }
}
