// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

/// One whole page: what the scanner sent, or what was made of it.
///
/// @param bytes the unchanged bytes of the image
/// @param dpi the resolution it was scanned at
public record ScannedPage(byte[] bytes, Encoding encoding, int widthPx, int heightPx, int dpi) {

  /// How the bytes are to be read.
  public enum Encoding {
    /// A JPEG image, gray or in colour.
    JPEG,
    /// ITU-T T.6 without a header, black and white; see [Lineart].
    CCITT_G4
  }

  /// A gray or coloured page.
  public ScannedPage(byte[] jpeg, int widthPx, int heightPx, int dpi) {
    this(jpeg, Encoding.JPEG, widthPx, heightPx, dpi);
  }

  /// To be looked at: the very bytes of a JPEG page, a picture of a black-and-white one.
  public byte[] jpeg() {
    return switch (encoding) {
      case JPEG -> bytes;
      case CCITT_G4 -> PageJpeg.encode(Lineart.picture(this), dpi).bytes();
    };
  }

  /// Never the bytes.
  @Override
  public String toString() {
    return "ScannedPage[%s %dx%d@%d]".formatted(encoding, widthPx, heightPx, dpi);
  }
}
