// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Pictures of any size within a bounded memory: what is larger than a code needs is thinned out
/// while it is read.
final class Pictures {

  /// A4 at 400 dpi.
  private static final long MOST_PIXELS = 16_000_000;

  private Pictures() {}

  /// @throws IOException for what is no whole picture in a known format
  static BufferedImage read(InputStream in) throws IOException {
    try (var stream = new MemoryCacheImageInputStream(in)) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new IOException("no known picture format");
      }
      var reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        return thinned(reader);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IOException("a damaged picture", e); // some readers meet damage with these
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage thinned(ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    int every = 1;
    while (pixels / ((long) every * every) > MOST_PIXELS) {
      every++;
    }
    var settings = reader.getDefaultReadParam();
    settings.setSourceSubsampling(every, every, 0, 0);
    return reader.read(0, settings);
  }
}
