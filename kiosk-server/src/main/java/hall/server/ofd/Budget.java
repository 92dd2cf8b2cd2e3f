// SPDX-License-Identifier: Apache-2.0
package hall.server.ofd;

/// How much work a document may make; what goes beyond is refused.
final class Budget {
  private static final int MOST_DEEP = 24;

  private int objects = 200_000;
  private int segments = 4_000_000;
  private long pixels = 60_000_000;

  void object(int deep) throws OfdException {
    if (--objects < 0 || deep > MOST_DEEP) {
      throw OfdException.tooLarge("objects");
    }
  }

  void segment() throws OfdException {
    if (--segments < 0) {
      throw OfdException.tooLarge("outlines");
    }
  }

  /// Asked before they are unpacked.
  void pixels(long wide, long high) throws OfdException {
    pixels -= wide * high;
    if (pixels < 0) {
      throw OfdException.tooLarge("pixels");
    }
  }
}
