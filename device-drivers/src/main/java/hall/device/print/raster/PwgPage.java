// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

/// What the header of a PWG raster page says (PWG 5102.4 section 4.3).
///
/// @param width in pixels
/// @param height in pixels
/// @param dpi both ways
/// @param colour sRGB with three bytes a pixel, otherwise sGray with one
/// @param sides how the sheets of the job are printed
/// @param back how this page lies on its sheet
/// @param total pages of the document; 0 where unknown
/// @param media the self-describing name of the paper (PWG 5101.1)
record PwgPage(
    int width,
    int height,
    int dpi,
    boolean colour,
    Duplex sides,
    Turn back,
    int total,
    String media) {

  /// Header fields Duplex and Tumble.
  enum Duplex {
    NONE,
    LONG_EDGE,
    SHORT_EDGE
  }

  /// Header fields CrossFeedTransform and FeedTransform: 1, or -1 where mirrored that way.
  record Turn(int crossFeed, int feed) {
    static final Turn UPRIGHT = new Turn(1, 1);
  }

  int bytesPerPixel() {
    return colour ? 3 : 1;
  }

  int bytesPerLine() {
    return width * bytesPerPixel();
  }
}
