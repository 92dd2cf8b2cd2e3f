// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A QR symbol as a print head sets it.
///
/// @param module the width of one module in dots
record QrDots(ByteMatrix modules, int module, String content) {

  /// Correction as in GS ( k function 69: 48 L, 49 M, 50 Q, 51 H.
  static QrDots of(byte[] content, int correction, int module) {
    var level =
        switch (correction) {
          case 49 -> ErrorCorrectionLevel.M;
          case 50 -> ErrorCorrectionLevel.Q;
          case 51 -> ErrorCorrectionLevel.H;
          default -> ErrorCorrectionLevel.L;
        };
    try {
      // Latin-1 keeps every byte as it was sent.
      var text = new String(content, StandardCharsets.ISO_8859_1);
      var code =
          Encoder.encode(
              text,
              level,
              Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.ISO_8859_1.name()));
      return new QrDots(code.getMatrix(), module, new String(content, StandardCharsets.UTF_8));
    } catch (WriterException e) {
      throw new IllegalStateException("no QR for %d bytes".formatted(content.length), e);
    }
  }

  int width() {
    return modules.getWidth() * module;
  }

  boolean dark(int x, int y) {
    return modules.get(x / module, y / module) == 1;
  }
}
