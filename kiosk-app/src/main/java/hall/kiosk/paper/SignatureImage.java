// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.kiosk.journey.Signature;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// A signature as the picture that is filed with the case: black on white, 1000 pixels wide, PNG.
public final class SignatureImage {

  private static final int WIDTH = 1000;

  private SignatureImage() {}

  public static byte[] png(Signature signature) throws IOException {
    int height = (int) Math.round(WIDTH * Signature.HEIGHT);
    var image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, WIDTH, height);
      graphics.setColor(Color.BLACK);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      for (var stroke : signature.strokes()) {
        graphics.draw(path(stroke));
      }
    } finally {
      graphics.dispose();
    }
    var out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this JDK can't write PNG");
    }
    return out.toByteArray();
  }

  private static Path2D path(Signature.Stroke stroke) {
    var path = new Path2D.Double();
    for (int i = 0; i < stroke.points().size(); i++) {
      var point = stroke.points().get(i);
      if (i == 0) {
        path.moveTo(point.x() * WIDTH, point.y() * WIDTH);
      } else {
        path.lineTo(point.x() * WIDTH, point.y() * WIDTH);
      }
    }
    return path;
  }
}
