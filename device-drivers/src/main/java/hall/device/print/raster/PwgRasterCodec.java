// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of PWG raster (PWG 5102.4): a sync word, then for each page a header of 1796 bytes and
/// its lines.
///
/// Line: how often it comes again (0 to 255), then runs. Run: 0 to 127, and the pixel that comes
/// one time more than that; or 257 minus the number of different pixels (2 to 128) that follow.
final class PwgRasterCodec {

  static final int HEADER_BYTES = 1796;

  /// How often one line may stand for itself and those that follow.
  static final int MOST_LINES = 256;

  private static final int MOST_PIXELS = 128;
  private static final int SRGB = 19;
  private static final int SGRAY = 18;
  private static final int POINTS_PER_INCH = 72;

  private PwgRasterCodec() {}

  /// What a document begins with.
  static byte[] sync() {
    return new byte[] {'R', 'a', 'S', '2'};
  }

  /// A page's header, section 4.3; offsets are those of its table 4, all numbers big-endian.
  static byte[] header(PwgPage page) {
    var out = ByteBuffer.allocate(HEADER_BYTES);
    text(out, 0, "PwgRaster");
    boolean duplex = page.sides() != PwgPage.Duplex.NONE;
    out.putInt(272, duplex ? 1 : 0);
    out.putInt(276, page.dpi()).putInt(280, page.dpi());
    out.putInt(340, 1); // NumCopies: this document repeats its pages instead
    out.putInt(352, points(page.width(), page.dpi()))
        .putInt(356, points(page.height(), page.dpi()));
    out.putInt(368, page.sides() == PwgPage.Duplex.SHORT_EDGE ? 1 : 0);
    out.putInt(372, page.width()).putInt(376, page.height());
    out.putInt(384, 8).putInt(388, 8 * page.bytesPerPixel()).putInt(392, page.bytesPerLine());
    out.putInt(396, 0); // ColorOrder chunky
    out.putInt(400, page.colour() ? SRGB : SGRAY);
    out.putInt(420, page.bytesPerPixel());
    out.putInt(452, page.total());
    out.putInt(456, page.back().crossFeed()).putInt(460, page.back().feed());
    out.putInt(472, page.width()).putInt(476, page.height()); // ImageBox right and bottom
    out.putInt(480, 0xFFFFFF); // AlternatePrimary
    text(out, 1732, page.media());
    return out.array();
  }

  private static int points(int pixels, int dpi) {
    return Math.round((float) pixels * POINTS_PER_INCH / dpi);
  }

  /// At most 63 bytes and a NUL.
  private static void text(ByteBuffer out, int offset, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    out.put(offset, bytes, 0, Math.min(63, bytes.length));
  }

  /// The most bytes that a line of so many can take.
  static int mostBytes(int bytesPerLine) {
    return 1 + 2 * bytesPerLine;
  }

  /// Writes one line that stands for `lines` equal ones, from `at`; returns the offset after it.
  static int line(byte[] row, int bytesPerPixel, int lines, byte[] into, int at) {
    into[at] = (byte) (lines - 1);
    return bytesPerPixel == 1 ? gray(row, into, at + 1) : colour(row, into, at + 1);
  }

  private static int gray(byte[] row, byte[] into, int start) {
    int at = start;
    for (int i = 0; i < row.length; ) {
      int run = same(row, i, Math.min(row.length, i + MOST_PIXELS));
      if (run > 1 || i + 1 == row.length) {
        into[at++] = (byte) (run - 1);
        into[at++] = row[i];
        i += run;
        continue;
      }
      int end = i + 1;
      int limit = Math.min(row.length, i + MOST_PIXELS);
      while (end < limit && (end + 1 >= row.length || row[end] != row[end + 1])) {
        end++;
      }
      at = literal(row, i, end - i, 1, into, at);
      i = end;
    }
    return at;
  }

  /// How many bytes from `i` on equal the first, up to `end`.
  private static int same(byte[] row, int i, int end) {
    if (i + 8 <= end && row[i + 7] == row[i]) { // long runs, mostly of white, are worth a wide look
      int differs = Arrays.mismatch(row, i, end - 1, row, i + 1, end);
      return differs < 0 ? end - i : differs + 1;
    }
    int at = i + 1;
    while (at < end && row[at] == row[i]) {
      at++;
    }
    return at - i;
  }

  private static int colour(byte[] row, byte[] into, int start) {
    int at = start;
    for (int i = 0; i < row.length; ) {
      int end = Math.min(row.length, i + 3 * MOST_PIXELS);
      int differs = end - i > 3 ? Arrays.mismatch(row, i, end - 3, row, i + 3, end) : -1;
      int run = differs < 0 ? (end - i) / 3 : differs / 3 + 1;
      if (run > 1 || i + 3 == row.length) {
        into[at++] = (byte) (run - 1);
        into[at++] = row[i];
        into[at++] = row[i + 1];
        into[at++] = row[i + 2];
        i += 3 * run;
        continue;
      }
      int stop = i + 3;
      while (stop < end && (stop + 3 >= row.length || !equalNext(row, stop))) {
        stop += 3;
      }
      at = literal(row, i, stop - i, 3, into, at);
      i = stop;
    }
    return at;
  }

  private static boolean equalNext(byte[] row, int i) {
    return row[i] == row[i + 3] && row[i + 1] == row[i + 4] && row[i + 2] == row[i + 5];
  }

  /// Pixels that differ from their neighbours; one alone is a run of one.
  private static int literal(
      byte[] row, int from, int bytes, int bytesPerPixel, byte[] into, int at) {
    int pixels = bytes / bytesPerPixel;
    into[at] = (byte) (pixels == 1 ? 0 : 257 - pixels);
    System.arraycopy(row, from, into, at + 1, bytes);
    return at + 1 + bytes;
  }
}
