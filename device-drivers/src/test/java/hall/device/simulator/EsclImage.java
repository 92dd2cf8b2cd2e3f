// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import hall.device.simulator.EsclMachine.SampleShot;
import hall.device.simulator.EsclMachine.Sheet;
import hall.device.simulator.EsclMachine.Tone;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// One side of a sheet as the simulated scanner sends it.
final class EsclImage {

  private static final int BLACK_BELOW = 128;

  private EsclImage() {}

  static byte[] of(Sheet sheet, SampleShot shot, boolean backsTurned) throws IOException {
    var jpeg =
        SamplePaper.scan(
            new SamplePaper.Shot(
                sheet.document(),
                sheet.number(),
                shot.dpi(),
                shot.tone() != Tone.COLOR,
                shot.width(),
                shot.height()));
    boolean turned = backsTurned && sheet.document() == SampleDocument.BACK;
    if (!turned && shot.tone() != Tone.LINEART) {
      return jpeg;
    }
    var image = ImageIO.read(new ByteArrayInputStream(jpeg));
    if (shot.tone() == Tone.LINEART) {
      threshold(image);
    }
    return SampleJpeg.encode(
        turned ? turned(image) : image,
        shot.dpi(),
        "SHEET-%d-%s".formatted(sheet.number(), sheet.document().word()));
  }

  /// JPEG has no bilevel form: black and white come as the ends of the gray scale.
  private static void threshold(BufferedImage gray) {
    var raster = gray.getRaster();
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        raster.setSample(x, y, 0, raster.getSample(x, y, 0) < BLACK_BELOW ? 0 : 255);
      }
    }
  }

  private static BufferedImage turned(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var turned = new BufferedImage(width, height, image.getType());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned.setRGB(width - 1 - x, height - 1 - y, image.getRGB(x, y));
      }
    }
    return turned;
  }
}
