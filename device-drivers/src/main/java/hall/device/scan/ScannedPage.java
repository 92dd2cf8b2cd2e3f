// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

/// One whole page as the scanner sent it.
///
/// @param jpeg the unchanged bytes of a JPEG image
/// @param dpi the resolution it was scanned at
public record ScannedPage(byte[] jpeg, int widthPx, int heightPx, int dpi) {

  /// Never the bytes.
  @Override
  public String toString() {
    return "ScannedPage[%dx%d@%d]".formatted(widthPx, heightPx, dpi);
  }
}
