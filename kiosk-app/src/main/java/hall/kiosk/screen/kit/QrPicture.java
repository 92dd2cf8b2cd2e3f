// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// A QR code, black on white in every theme, with whole pixels for its modules.
public final class QrPicture {

  /// ISO/IEC 18004: four light modules around.
  private static final int QUIET = 4;

  private QrPicture() {}

  /// Draws the code of a text.
  ///
  /// @param size at most so many pixels wide
  public static ImageView of(String text, double size) {
    var code = encode(text);
    int scale = Math.max(1, (int) (size / code.getWidth()));
    var image = new WritableImage(code.getWidth() * scale, code.getHeight() * scale);
    var pixels = image.getPixelWriter();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        pixels.setColor(x, y, code.get(x / scale, y / scale) ? Color.BLACK : Color.WHITE);
      }
    }
    return new ImageView(image);
  }

  private static BitMatrix encode(String text) {
    try {
      return new QRCodeWriter()
          .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }
}
