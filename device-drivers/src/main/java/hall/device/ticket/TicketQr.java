// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A QR code (ISO/IEC 18004, correction M) on narrow paper.
final class TicketQr {

  private TicketQr() {}

  /// The module width that fits: a printer leaves out a symbol wider than its paper, silently.
  ///
  /// @throws IllegalArgumentException when not even three dots a module fit
  static int moduleDots(Ticket.Qr qr, int paper) {
    int modules = modules(qr.content()).getWidth();
    int dots = Math.min(qr.moduleDots(), paper / modules);
    if (dots < 3) {
      throw new IllegalArgumentException(
          "a QR code of %d modules is too wide for %d dots".formatted(modules, paper));
    }
    return dots;
  }

  static Dots dots(Ticket.Qr qr, int paper) {
    int module = moduleDots(qr, paper);
    var modules = modules(qr.content());
    var dots = new Dots(modules.getWidth() * module, modules.getHeight() * module);
    for (int y = 0; y < dots.height(); y++) {
      for (int x = 0; x < dots.width(); x++) {
        if (modules.get(x / module, y / module) == 1) {
          dots.blacken(x, y);
        }
      }
    }
    return dots;
  }

  private static ByteMatrix modules(String content) {
    try {
      return Encoder.encode(
              content,
              ErrorCorrectionLevel.M,
              Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name()))
          .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code for this content", e);
    }
  }
}
