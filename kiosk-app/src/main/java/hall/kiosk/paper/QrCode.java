// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/// A QR code (ISO/IEC 18004) as a matrix of modules with a quiet zone of four.
final class QrCode {

  private QrCode() {}

  /// Draws it in black.
  ///
  /// @param top of the square whose left and upper sides are given, in points from below
  static void draw(PDPageContentStream content, BitMatrix qr, float left, float top, float side)
      throws IOException {
    float module = side / qr.getWidth();
    content.setNonStrokingColor(0f);
    for (int row = 0; row < qr.getHeight(); row++) {
      for (int column = 0; column < qr.getWidth(); column++) {
        if (qr.get(column, row)) {
          content.addRect(left + column * module, top - (row + 1) * module, module, module);
        }
      }
    }
    content.fill();
  }

  static BitMatrix of(String content) {
    try {
      return new QRCodeWriter()
          .encode(
              content,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.CHARACTER_SET,
                  "UTF-8"));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }
}
