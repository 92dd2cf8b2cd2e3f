// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// A picture of a screen at rest, small enough to be sent.
public final class RestPicture {

  /// The longer side: text can be read, and the file has some ten kilobytes.
  static final int LONGEST_PX = 960;

  /// What the server takes.
  private static final int MOST_BYTES = 512 * 1024;

  private final Image image;

  private RestPicture(Image image) {
    this.image = image;
  }

  /// Takes it, on the JavaFX thread.
  static RestPicture of(Node root) {
    var bounds = root.getBoundsInParent();
    double factor = Math.min(1, LONGEST_PX / Math.max(bounds.getWidth(), bounds.getHeight()));
    var parameters = new SnapshotParameters();
    parameters.setTransform(new Scale(factor, factor));
    return new RestPicture(root.snapshot(parameters, null));
  }

  /// The picture as PNG, on any thread.
  public byte[] png() throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    var out = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, "png", out)) {
      throw new IOException("this JDK can't write PNG");
    }
    if (out.size() > MOST_BYTES) {
      throw new IOException("the picture has " + out.size() + " bytes");
    }
    return out.toByteArray();
  }
}
