// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A QR code, black on white in every theme, with whole pixels for its modules.
public final class QrPicture {

  /// ISO/IEC 18004: four light modules around.
  private static final int QUIET = 4;

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  private QrPicture() {}

  /// Draws the code of a text.
  ///
  /// @param size at most so many pixels wide
  public static ImageView of(String text, double size) {
    var code = encode(text);
    int scale = Math.max(1, (int) (size / code.getWidth()));
    int width = code.getWidth() * scale;
    var pixels = new int[width * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = code.get(i % width / scale, i / width / scale) ? BLACK : WHITE;
    }
    var image = new WritableImage(width, width);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, width, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return new ImageView(image);
  }

  /// The code of an address to take along, beside a number, with what it is good for below it where
  /// there is room.
  public static Region takeAlong(Kit kit, String url, String caption) {
    double size = kit.metrics().widthPx() * (kit.metrics().landscape() ? 0.14 : 0.3);
    var picture = new StackPane(of(url, size));
    picture.setId("qr");
    picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    picture.setAccessibleText(caption);
    picture.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var box = new VBox(kit.px(1), picture);
    if (!kit.metrics().tight()) {
      var words = kit.text(Role.CAPTION, caption, "muted");
      words.setMaxWidth(size);
      box.getChildren().add(words);
    }
    box.setAlignment(Pos.CENTER);
    box.setMinWidth(Region.USE_PREF_SIZE);
    return box;
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
