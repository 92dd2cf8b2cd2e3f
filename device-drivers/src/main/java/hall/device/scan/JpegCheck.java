// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

/// Whether bytes are a whole JPEG image (ITU-T T.81 Annex B), by walking its marker segments from
/// SOI to EOI; pixels are not decoded.
public sealed interface JpegCheck {

  /// All segments are there, EOI too.
  ///
  /// @param components 1 gray, 3 colour, 4 CMYK
  /// @param dpi the JFIF density in dots per inch, 0 where the image has none
  record Whole(int widthPx, int heightPx, int components, int dpi) implements JpegCheck {}

  /// The image began well and ended before EOI.
  record Cut(String raw) implements JpegCheck {}

  /// Not a JPEG image, or a broken one.
  record Foreign(String raw) implements JpegCheck {}

  /// Looks through the whole image once.
  static JpegCheck of(byte[] bytes) {
    return new JpegWalk(bytes).run();
  }
}
