// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.print.raster.WholeRenderer;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Reusable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.jspecify.annotations.Nullable;

/// Makes of a paper that the server keeps a picture of its first page, which lives as long as a
/// scanned one.
final class PaperLook {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");
  private static final int DPI = 100;

  private PaperLook() {}

  /// @param session whose picture it is
  /// @param operation names the picture
  static Optional<PageRef> keep(
      PageStore pages, long session, long operation, Reusable paper, byte[] bytes) {
    try {
      var image = image(paper, bytes);
      if (image == null) {
        LOG.log(Level.WARNING, "paper-unreadable");
        return Optional.empty();
      }
      var jpeg = new ByteArrayOutputStream();
      ImageIO.write(image, "jpeg", jpeg);
      var id = "kept-" + operation;
      var page = new ScannedPage(jpeg.toByteArray(), image.getWidth(), image.getHeight(), DPI);
      return pages.put(session, id, page)
          ? Optional.of(new PageRef(id, image.getWidth(), image.getHeight()))
          : Optional.empty();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "paper-unreadable: {0}", e.getClass().getSimpleName());
      return Optional.empty();
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static @Nullable BufferedImage image(Reusable paper, byte[] bytes) throws IOException {
    if (!paper.mediaType().equals("application/pdf")) {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    }
    try (var pdf = Loader.loadPDF(bytes)) {
      return new WholeRenderer(pdf).renderImageWithDPI(0, DPI, ImageType.RGB);
    }
  }
}
