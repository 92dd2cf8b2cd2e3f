// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import hall.device.picture.Jpeg;
import hall.device.picture.Picture;
import java.awt.image.BufferedImage;

/// Pages that exist as pixels: encoded once, at a quality that keeps small print and seals
/// readable.
public final class PageJpeg {

  private static final int QUALITY = 90;

  private PageJpeg() {}

  /// The image as a page.
  ///
  /// @param image gray or RGB, 8 bits a sample
  /// @param dpi goes into the JFIF density
  public static ScannedPage encode(BufferedImage image, int dpi) {
    return encode(Picture.of(image), dpi);
  }

  /// The picture as a page.
  ///
  /// @param dpi goes into the JFIF density
  public static ScannedPage encode(Picture picture, int dpi) {
    return new ScannedPage(
        Jpeg.encode(picture, QUALITY, dpi), picture.width(), picture.height(), dpi);
  }
}
