// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import hall.device.picture.Jpeg;
import hall.device.picture.Picture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/// Black-and-white pages, ITU-T T.6 (CCITT group 4): a tenth of a gray page's size.
///
/// A pixel turns black where it is darker than its neighbourhood of 8 mm, so that print on shaded
/// ground, faint seals and pencil stay, and shading itself turns white. What is very dark is black
/// whatever surrounds it, or large black areas would turn hollow.
public final class Lineart {

  private static final double NEIGHBOURHOOD_INCH = 8 / 25.4;

  private static final Filter G4 = filter();

  private Lineart() {}

  private static Filter filter() {
    try {
      return FilterFactory.INSTANCE.getFilter(COSName.CCITTFAX_DECODE);
    } catch (IOException e) {
      throw new IllegalStateException("PDFBox has this filter", e);
    }
  }

  /// A page in black and white; empty where its picture can't be decoded.
  public static Optional<ScannedPage> of(ScannedPage page) {
    try {
      return switch (page.encoding()) {
        case JPEG -> Optional.of(binarise(Jpeg.gray(page.bytes()), page.dpi()));
        case CCITT_G4 -> Optional.of(page);
      };
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// A picture in black and white.
  ///
  /// @param picture gray
  public static ScannedPage binarise(Picture picture, int dpi) {
    int radius = Math.max(3, (int) Math.round(NEIGHBOURHOOD_INCH * dpi / 2));
    return encode(
        new InkThreshold(picture, radius).packed(), picture.width(), picture.height(), dpi);
  }

  /// A page of pixels that are black or white already.
  ///
  /// @param packed rows padded to whole bytes, the first pixel in the highest bit, 1 black
  public static ScannedPage encode(byte[] packed, int width, int height, int dpi) {
    if (packed.length != (width + 7) / 8 * height) {
      throw new IllegalArgumentException(
          "%d bytes for %dx%d".formatted(packed.length, width, height));
    }
    var bytes = new ByteArrayOutputStream(1 << 16);
    try {
      G4.encode(new ByteArrayInputStream(packed), bytes, parameters(width, height), 0);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return new ScannedPage(bytes.toByteArray(), ScannedPage.Encoding.CCITT_G4, width, height, dpi);
  }

  /// What a reader of the bytes has to know (ISO 32000-1, table 11).
  static COSDictionary parameters(int width, int height) {
    var parameters = new COSDictionary();
    parameters.setInt(COSName.COLUMNS, width);
    parameters.setInt(COSName.ROWS, height);
    parameters.setInt(COSName.K, -1);
    return parameters;
  }

  /// The pixels of a black-and-white page, 0 and 255.
  public static Picture picture(ScannedPage page) {
    var image = new COSDictionary();
    image.setItem(COSName.FILTER, COSName.CCITTFAX_DECODE);
    image.setInt(COSName.HEIGHT, page.heightPx());
    image.setItem(COSName.DECODE_PARMS, parameters(page.widthPx(), page.heightPx()));
    var packed = new ByteArrayOutputStream((page.widthPx() + 7) / 8 * page.heightPx());
    try {
      G4.decode(new ByteArrayInputStream(page.bytes()), packed, image, 0);
    } catch (IOException e) {
      throw new IllegalStateException("a black-and-white page is whole", e);
    }
    return spread(packed.toByteArray(), page.widthPx(), page.heightPx());
  }

  private static Picture spread(byte[] packed, int width, int height) {
    var picture = Picture.blank(width, height, Picture.GRAY);
    int stride = (width + 7) / 8;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean white = (packed[y * stride + x / 8] & (0x80 >> x % 8)) != 0;
        picture.samples()[y * width + x] = (byte) (white ? 255 : 0);
      }
    }
    return picture;
  }
}
