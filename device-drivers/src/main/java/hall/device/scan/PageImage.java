// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// A stream of a PDF document whose bytes are fetched at the moment that they are written.
final class PageImage extends COSStream {

  private final Supplier<byte[]> bytes;

  private PageImage(Supplier<byte[]> bytes, int length) {
    this.bytes = bytes;
    setInt(COSName.LENGTH, length);
  }

  @Override
  public InputStream createRawInputStream() {
    return new ByteArrayInputStream(bytes.get());
  }

  @Override
  public boolean hasData() {
    return true;
  }

  /// The page as an image object (ISO 32000-1, 8.9.5); empty where its bytes are not what it says.
  ///
  /// @param bytes gives the page's bytes once more
  static Optional<PDImageXObject> of(ScannedPage page, Supplier<byte[]> bytes) throws IOException {
    if (page.dpi() < 1 || page.widthPx() < 1 || page.heightPx() < 1) {
      return Optional.empty();
    }
    var stream = new PDStream(new PageImage(bytes, page.bytes().length));
    var image = new PDImageXObject(stream, null);
    switch (page.encoding()) {
      case JPEG -> {
        if (!(JpegCheck.of(page.bytes()) instanceof JpegCheck.Whole whole)
            || (whole.components() != 1 && whole.components() != 3)
            || whole.widthPx() != page.widthPx()
            || whole.heightPx() != page.heightPx()) {
          return Optional.empty();
        }
        describe(image, page, COSName.DCT_DECODE, 8);
        image.setColorSpace(whole.components() == 1 ? PDDeviceGray.INSTANCE : PDDeviceRGB.INSTANCE);
      }
      case CCITT_G4 -> {
        describe(image, page, COSName.CCITTFAX_DECODE, 1);
        image.setColorSpace(PDDeviceGray.INSTANCE);
        image
            .getCOSObject()
            .setItem(COSName.DECODE_PARMS, Lineart.parameters(page.widthPx(), page.heightPx()));
      }
    }
    return Optional.of(image);
  }

  private static void describe(PDImageXObject image, ScannedPage page, COSName filter, int bits) {
    image.getCOSObject().setItem(COSName.FILTER, filter);
    image.setBitsPerComponent(bits);
    image.setWidth(page.widthPx());
    image.setHeight(page.heightPx());
  }
}
