// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Reads the QR code on paper.
final class Qr {

  private Qr() {}

  static String onPicture(Path png) throws IOException {
    return read(ImageIO.read(png.toFile()), png);
  }

  static String onPdf(Path pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf.toFile())) {
      return read(new PDFRenderer(document).renderImageWithDPI(0, 150), pdf);
    }
  }

  private static String read(BufferedImage image, Path where) throws IOException {
    int width = image.getWidth();
    int height = image.getHeight();
    var source =
        new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    try {
      return new QRCodeReader()
          .decode(
              new BinaryBitmap(new HybridBinarizer(source)),
              Map.of(DecodeHintType.TRY_HARDER, true))
          .getText();
    } catch (NotFoundException e) {
      throw new IOException("no QR code on " + where.getFileName(), e);
    } catch (ReaderException e) {
      throw new IOException("an unreadable QR code on " + where.getFileName(), e);
    }
  }
}
