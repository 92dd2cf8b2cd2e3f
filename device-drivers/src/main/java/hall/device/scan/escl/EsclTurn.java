// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.scan.PageJpeg;
import hall.device.scan.ScannedPage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Sets back sides upright; the one case in which a scanner's JPEG is encoded anew.
final class EsclTurn {

  private EsclTurn() {}

  /// The page turned by half a circle; as it came where its pixels can't be read.
  static ScannedPage half(ScannedPage page) {
    return decoded(page).map(image -> PageJpeg.encode(turned(image), page.dpi())).orElse(page);
  }

  private static Optional<BufferedImage> decoded(ScannedPage page) {
    try {
      return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(page.jpeg())));
    } catch (IOException e) {
      System.getLogger(EsclTurn.class.getName())
          .log(System.Logger.Level.DEBUG, "a back side that can't be decoded", e);
      return Optional.empty();
    }
  }

  /// In place: at 600 dpi a second picture would take another 100 MB.
  private static BufferedImage turned(BufferedImage image) {
    if (!(image.getRaster().getDataBuffer() instanceof DataBufferByte buffer)) {
      throw new IllegalStateException("a JPEG of " + image);
    }
    var samples = buffer.getData();
    int size = image.getRaster().getNumBands();
    for (int from = 0, to = samples.length - size; from < to; from += size, to -= size) {
      for (int band = 0; band < size; band++) {
        byte sample = samples[from + band];
        samples[from + band] = samples[to + band];
        samples[to + band] = sample;
      }
    }
    return image;
  }
}
