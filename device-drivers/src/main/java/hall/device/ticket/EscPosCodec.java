// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.ticket.Ticket.Align;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A ticket as ESC/POS bytes for one model, and the requests beside it.
///
/// Chinese text is GB18030 between `FS &` and `FS .`. No command of the ticket contains DLE EOT,
/// DLE ENQ or DLE DC4, which a printer carries out wherever they stand, inside a picture too.
final class EscPosCodec {

  private static final int CHARACTER_DOTS = 24;
  private static final int LINE_GAP_DOTS = 10;

  /// Rows of a picture in one command: 7 KB at most on 80 mm paper.
  private static final int BAND_ROWS = 96;

  /// Below 0x0410, whose length bytes would read as DLE EOT, and more than a ticket needs.
  private static final int QR_BYTES_MAX = 500;

  private static final int ESC = 0x1B;
  private static final int GS = 0x1D;
  private static final int FS = 0x1C;
  private static final int LF = 0x0A;

  /// DLE DC4 8: throw away what waits in the buffers, even while stopped by a fault.
  private static final byte[] CLEAR = {0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08};

  /// GS r 1: answered in its turn, so the answer proves that everything before it was carried out.
  private static final byte[] ECHO = {GS, 0x72, 0x01};

  private EscPosCodec() {}

  /// The whole ticket, from initialising to the cut and the presenting.
  ///
  /// @throws IllegalArgumentException for a scale, a module size, a QR content or a picture that
  ///   can't be
  static byte[] encode(Ticket ticket, EscPosModel model) {
    var out = new ByteArrayOutputStream();
    initialise(out);
    for (var part : ticket.parts()) {
      switch (part) {
        case Ticket.Text text -> text(out, text, model);
        case Ticket.Qr qr -> qr(out, qr);
        case Ticket.Picture picture -> picture(out, picture, model);
        case Ticket.Rule() ->
            text(out, new Ticket.Text("-".repeat(model.columns()), 1, false, Align.LEFT), model);
        // ESC d n
        case Ticket.Feed(int lines) -> put(out, ESC, 'd', within(lines, 0, 255, "feed"));
      }
    }
    out.writeBytes(cut(model));
    model.presenter().ifPresent(presenter -> out.writeBytes(presenter.presentBytes()));
    return out.toByteArray();
  }

  /// Feeds and cuts: GS V m n does both, before GS V m stands ESC J n.
  private static byte[] cut(EscPosModel model) {
    var out = new ByteArrayOutputStream();
    switch (model.cut()) {
      case NONE -> put(out, ESC, 'J', model.cutFeedDots());
      case FULL, PARTIAL -> put(out, ESC, 'J', model.cutFeedDots(), GS, 'V', model.cut().mode);
      case FEED_FULL, FEED_PARTIAL -> put(out, GS, 'V', model.cut().mode, model.cutFeedDots());
    }
    return out.toByteArray();
  }

  /// Parts the paper from the beginning of a ticket that did not end, and holds that out to nobody.
  static byte[] partHalf(EscPosModel model) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(cut(model));
    model.presenter().ifPresent(presenter -> out.writeBytes(presenter.removeBytes()));
    return out.toByteArray();
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

  /// GS a 14: tell by itself when going offline, on errors and about paper (bits 1 to 3).
  static byte[] automaticStatus() {
    return new byte[] {GS, 'a', 0x0E};
  }

  /// GS g 2 m nL nH: transmit maintenance counter n.
  static byte[] counterRequest(int n) {
    return new byte[] {GS, 'g', '2', 0, (byte) n, 0};
  }

  /// GS I 67: transmit the name of the model.
  static byte[] modelNameRequest() {
    return new byte[] {GS, 'I', 67};
  }

  /// DLE EOT n, n 1 to 4; 20 is Custom's full status.
  static byte[] statusRequest(int n) {
    return new byte[] {0x10, 0x04, (byte) n};
  }

  /// ESC @
  private static void initialise(ByteArrayOutputStream out) {
    put(out, ESC, '@');
  }

  private static void text(ByteArrayOutputStream out, Ticket.Text text, EscPosModel model) {
    int scale = scale(text);
    put(out, ESC, 'a', align(text.align()));
    // GS ! n: width in the upper four bits, height in the lower.
    put(out, GS, '!', (scale - 1) << 4 | (scale - 1));
    put(out, ESC, 'E', text.bold() ? 1 : 0);
    // ESC 3 n: dots from line to line.
    put(out, ESC, '3', CHARACTER_DOTS * scale + LINE_GAP_DOTS);
    boolean chinese = model.glyphs() != Glyphs.ASCII;
    if (chinese) {
      put(out, FS, '&');
    }
    for (var line : text.text().split("\n", -1)) {
      out.writeBytes(Glyphs.bytes(printable(line)));
      put(out, LF);
    }
    if (chinese) {
      put(out, FS, '.');
    }
  }

  static int scale(Ticket.Text text) {
    return within(text.scale(), 1, 4, "scale");
  }

  /// Control characters would be commands; a visible box stands for each.
  static String printable(String line) {
    return line.codePoints().anyMatch(Character::isISOControl)
        ? line.replaceAll("\\p{Cc}", "□")
        : line;
  }

  /// GS v 0 m xL xH yL yH d…: bytes across, rows down.
  private static void picture(
      ByteArrayOutputStream out, Ticket.Picture picture, EscPosModel model) {
    var dots = picture.dots();
    within(dots.width(), 1, model.dots(), "picture width");
    put(out, ESC, 'a', align(picture.align()));
    for (int row = 0; row < dots.height(); row += BAND_ROWS) {
      int rows = Math.min(BAND_ROWS, dots.height() - row);
      put(out, GS, 'v', '0', 0, dots.stride(), 0, rows, 0);
      out.writeBytes(withoutRequests(dots.rows(row, rows)));
    }
    // ESC J n: the gap that text has below it.
    put(out, ESC, 'J', LINE_GAP_DOTS);
  }

  /// Makes a single dot two wide where it would begin a real-time request.
  private static byte[] withoutRequests(byte[] dots) {
    for (int i = 0; i + 1 < dots.length; i++) {
      if (dots[i] == 0x10 && (dots[i + 1] == 0x04 || dots[i + 1] == 0x05 || dots[i + 1] == 0x14)) {
        dots[i] = 0x18;
      }
    }
    return dots;
  }

  private static int align(Align align) {
    return switch (align) {
      case LEFT -> 0;
      case CENTER -> 1;
      case RIGHT -> 2;
    };
  }

  /// @throws IllegalArgumentException for a content that can't be printed
  static byte[] checkQr(Ticket.Qr qr) {
    var content = qr.content().getBytes(StandardCharsets.UTF_8);
    within(content.length, 1, QR_BYTES_MAX, "QR content in bytes");
    within(qr.moduleDots(), 3, 12, "module dots");
    if (!printable(qr.content()).equals(qr.content())) {
      throw new IllegalArgumentException("a QR content with control characters");
    }
    return content;
  }

  private static void qr(ByteArrayOutputStream out, Ticket.Qr qr) {
    var content = checkQr(qr);
    put(out, ESC, 'a', align(Align.CENTER));
    // GS ( k pL pH 49 fn …: 65 model 2, 67 module size, 69 correction M, 80 store, 81 print.
    put(out, GS, '(', 'k', 4, 0, 49, 65, 50, 0);
    put(out, GS, '(', 'k', 3, 0, 49, 67, qr.moduleDots());
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
