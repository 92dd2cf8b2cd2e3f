// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Reads PWG raster as a printer does, page by page (PWG 5102.4), and refuses whatever is not it.
public final class PwgRasterPages {

  private static final int HEADER = 1796;

  /// A page as it was in its header, and its dots.
  ///
  /// @param colourSpace 18 sGray, 19 sRGB
  public record Page(
      int width,
      int height,
      int dpi,
      int colourSpace,
      int bytesPerPixel,
      boolean duplex,
      boolean tumble,
      int crossFeed,
      int feed,
      int total,
      byte[] dots) {}

  private final DataInputStream in;

  /// Reads the sync word.
  public PwgRasterPages(InputStream stream) throws IOException {
    in = new DataInputStream(stream);
    if (in.readInt() != 0x52615332) {
      throw new IOException("no RaS2 at the beginning");
    }
  }

  /// Empty after the last page; an end within a page is an [EOFException].
  public Optional<Page> next() throws IOException {
    var bytes = in.readNBytes(HEADER);
    if (bytes.length == 0) {
      return Optional.empty();
    }
    if (bytes.length < HEADER) {
      throw new EOFException("the raster ends within a header");
    }
    var header = ByteBuffer.wrap(bytes);
    check("PwgRaster".equals(new String(bytes, 0, 9, StandardCharsets.US_ASCII)));
    int width = header.getInt(372);
    int height = header.getInt(376);
    int bits = header.getInt(388);
    int line = header.getInt(392);
    int space = header.getInt(400);
    check(width > 0 && height > 0 && header.getInt(276) == header.getInt(280));
    check(header.getInt(384) == 8 && (bits == 8 || bits == 24) && line == width * bits / 8);
    check(space == (bits == 8 ? 18 : 19) && header.getInt(420) == bits / 8);
    check(header.getInt(352) == points(width, header.getInt(276)));
    check(header.getInt(356) == points(height, header.getInt(276)));
    return Optional.of(
        new Page(
            width,
            height,
            header.getInt(276),
            space,
            bits / 8,
            header.getInt(272) == 1,
            header.getInt(368) == 1,
            header.getInt(456),
            header.getInt(460),
            header.getInt(452),
            dots(height, line, bits / 8)));
  }

  private static int points(int pixels, int dpi) {
    return Math.round(pixels * 72f / dpi);
  }

  private static void check(boolean holds) throws IOException {
    if (!holds) {
      throw new IOException("a header that contradicts itself");
    }
  }

  private byte[] dots(int height, int line, int pixel) throws IOException {
    var dots = new byte[height * line];
    for (int y = 0; y < height; ) {
      int again = in.readUnsignedByte() + 1;
      check(y + again <= height);
      row(dots, y * line, line, pixel);
      for (int copy = 1; copy < again; copy++) {
        System.arraycopy(dots, y * line, dots, (y + copy) * line, line);
      }
      y += again;
    }
    return dots;
  }

  private void row(byte[] dots, int from, int line, int pixel) throws IOException {
    int end = from + line;
    for (int at = from; at < end; ) {
      int code = in.readUnsignedByte();
      check(code != 128);
      int pixels = code < 128 ? code + 1 : 257 - code;
      check(at + pixels * pixel <= end);
      if (code < 128) {
        in.readFully(dots, at, pixel);
        for (int i = 1; i < pixels; i++) {
          System.arraycopy(dots, at, dots, at + i * pixel, pixel);
        }
      } else {
        in.readFully(dots, at, pixels * pixel);
      }
      at += pixels * pixel;
    }
  }

  /// A picture that anybody can read: PGM or PPM.
  public static byte[] picture(Page page) {
    var head =
        "%s\n%d %d\n255\n"
            .formatted(page.bytesPerPixel() == 1 ? "P5" : "P6", page.width(), page.height())
            .getBytes(StandardCharsets.US_ASCII);
    var all = Arrays.copyOf(head, head.length + page.dots().length);
    System.arraycopy(page.dots(), 0, all, head.length, page.dots().length);
    return all;
  }
}
