// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.ticket.Ticket.Align;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A ticket as ESC/POS bytes for 80 mm paper (576 dots, 203 dpi, 48 columns).
///
/// Chinese text is GB18030 between `FS &` and `FS .`. No command of the ticket contains DLE EOT,
/// which a printer would take for a status request.
final class EscPosCodec {

  static final int DOTS = 576;
  private static final int COLUMNS = 48;
  private static final int CHARACTER_DOTS = 24;
  private static final int LINE_GAP_DOTS = 10;

  /// Below 0x0410, whose length bytes would read as DLE EOT, and more than a ticket needs.
  private static final int QR_BYTES_MAX = 500;

  private static final int ESC = 0x1B;
  private static final int GS = 0x1D;
  private static final int FS = 0x1C;
  private static final int LF = 0x0A;
  private static final Charset GB18030 = Charset.forName("GB18030");

  /// DLE DC4 8: throw away what waits in the buffers, even while stopped by a fault.
  private static final byte[] CLEAR = {0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08};

  /// GS r 1: answered in its turn, so the answer proves that everything before it was carried out.
  private static final byte[] ECHO = {GS, 0x72, 0x01};

  private EscPosCodec() {}

  /// The whole ticket, from initialising to the cut.
  ///
  /// @throws IllegalArgumentException for a scale, a module size or a QR content that can't be
  static byte[] encode(Ticket ticket) {
    var out = new ByteArrayOutputStream();
    initialise(out);
    for (var part : ticket.parts()) {
      switch (part) {
        case Ticket.Text text -> text(out, text);
        case Ticket.Qr qr -> qr(out, qr);
        case Ticket.Rule() -> text(out, new Ticket.Text("-".repeat(COLUMNS), 1, false, Align.LEFT));
        // ESC d n
        case Ticket.Feed(int lines) -> put(out, ESC, 'd', within(lines, 0, 255, "feed"));
      }
    }
    out.writeBytes(cut());
    return out.toByteArray();
  }

  /// GS V 66 n: feed to the cutter and n dots more, then cut.
  static byte[] cut() {
    return new byte[] {GS, 'V', 66, CHARACTER_DOTS};
  }

  static byte[] clear() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(CLEAR);
    initialise(out);
    return out.toByteArray();
  }

  static byte[] echo() {
    return ECHO.clone();
  }

  /// DLE EOT n, n 1 to 4.
  static byte[] statusRequest(int n) {
    return new byte[] {0x10, 0x04, (byte) n};
  }

  /// ESC @
  private static void initialise(ByteArrayOutputStream out) {
    put(out, ESC, '@');
  }

  private static void text(ByteArrayOutputStream out, Ticket.Text text) {
    int scale = within(text.scale(), 1, 4, "scale");
    put(out, ESC, 'a', align(text.align()));
    // GS ! n: width in the upper four bits, height in the lower.
    put(out, GS, '!', (scale - 1) << 4 | (scale - 1));
    put(out, ESC, 'E', text.bold() ? 1 : 0);
    // ESC 3 n: dots from line to line.
    put(out, ESC, '3', CHARACTER_DOTS * scale + LINE_GAP_DOTS);
    put(out, FS, '&');
    for (var line : text.text().split("\n", -1)) {
      out.writeBytes(printable(line).getBytes(GB18030));
      put(out, LF);
    }
    put(out, FS, '.');
  }

  /// Control characters would be commands; a visible box stands for each.
  private static String printable(String line) {
    return line.replaceAll("\\p{Cc}", "□");
  }

  private static int align(Align align) {
    return switch (align) {
      case LEFT -> 0;
      case CENTER -> 1;
      case RIGHT -> 2;
    };
  }

  private static void qr(ByteArrayOutputStream out, Ticket.Qr qr) {
    var content = qr.content().getBytes(StandardCharsets.UTF_8);
    within(content.length, 1, QR_BYTES_MAX, "QR content in bytes");
    if (!printable(qr.content()).equals(qr.content())) {
      throw new IllegalArgumentException("a QR content with control characters");
    }
    put(out, ESC, 'a', align(Align.CENTER));
    // GS ( k pL pH 49 fn …: 65 model 2, 67 module size, 69 correction M, 80 store, 81 print.
    put(out, GS, '(', 'k', 4, 0, 49, 65, 50, 0);
    put(out, GS, '(', 'k', 3, 0, 49, 67, within(qr.moduleDots(), 3, 12, "module dots"));
    put(out, GS, '(', 'k', 3, 0, 49, 69, 49);
    int length = content.length + 3;
    put(out, GS, '(', 'k', length & 0xFF, length >> 8, 49, 80, 48);
    out.writeBytes(content);
    put(out, GS, '(', 'k', 3, 0, 49, 81, 48);
  }

  private static int within(int value, int from, int to, String what) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, not %d".formatted(what, from, to, value));
    }
    return value;
  }

  private static void put(ByteArrayOutputStream out, int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
  }
}
