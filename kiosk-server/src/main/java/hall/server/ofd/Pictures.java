// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// Pictures of a document, each put into the PDF once. What they are is told by their bytes.
final class Pictures {
  /// JBIG2, which the JDK does not read.
  private static final JBIG2ImageReaderSpi SCANS = new JBIG2ImageReaderSpi();

  private final PDDocument pdf;
  private final Budget budget;
  private final IdentityHashMap<byte[], PDImageXObject> known = new IdentityHashMap<>();

  Pictures(PDDocument pdf, Budget budget) {
    this.pdf = pdf;
    this.budget = budget;
  }

  PDImageXObject of(byte[] bytes) throws OfdException, IOException {
    PDImageXObject picture = known.get(bytes);
    if (picture == null) {
      picture = read(bytes);
      known.put(bytes, picture);
    }
    return picture;
  }

  private static ImageReader reader(ImageInputStream in) throws OfdException, IOException {
    in.mark();
    boolean scan = SCANS.canDecodeInput(in);
    in.reset();
    if (scan) {
      return SCANS.createReaderInstance();
    }
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw OfdException.undrawable("a picture of an unknown kind");
    }
    return readers.next();
  }

  private PDImageXObject read(byte[] bytes) throws OfdException, IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = reader(in);
      try {
        reader.setInput(in);
        budget.pixels(reader.getWidth(0), reader.getHeight(0));
        BufferedImage image = reader.read(0);
        boolean jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
        return jpeg
            ? JPEGFactory.createFromByteArray(pdf, bytes)
            : LosslessFactory.createFromImage(pdf, image);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw OfdException.undrawable("a picture");
    }
  }
}
