// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import java.util.Arrays;

/// Black dots on white, row by row, as a print head sets them.
///
/// A row is a whole number of bytes, its leftmost dot the highest bit: the order of `GS v 0`.
public final class Dots {

  private final int width;
  private final int height;
  private final int stride;
  private final byte[] bytes;

  /// All white.
  public Dots(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("%d×%d dots".formatted(width, height));
    }
    this.width = width;
    this.height = height;
    this.stride = (width + 7) / 8;
    this.bytes = new byte[stride * height];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// Bytes in a row.
  public int stride() {
    return stride;
  }

  public void blacken(int x, int y) {
    bytes[y * stride + x / 8] |= (byte) (0x80 >> (x % 8));
  }

  public boolean black(int x, int y) {
    return (bytes[y * stride + x / 8] & (0x80 >> (x % 8))) != 0;
  }

  /// The bytes of some rows, a copy.
  public byte[] rows(int from, int count) {
    return Arrays.copyOfRange(bytes, from * stride, (from + count) * stride);
  }
}
