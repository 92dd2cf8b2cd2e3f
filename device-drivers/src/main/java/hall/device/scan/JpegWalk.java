// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// One walk over the marker segments of a JPEG image.
///
/// Segment: FF, marker, then (unless the marker stands alone) a big-endian length that counts
/// itself (T.81 B.1.1.4). A scan's entropy-coded data follows its SOS segment and runs to the next
/// marker that is neither a stuffed FF 00 nor RSTn.
final class JpegWalk {

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DNL = 0xDC;
  private static final int APP0 = 0xE0;
  private static final double CM_PER_INCH = 2.54;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long ONES = 0x0101010101010101L;

  private final byte[] bytes;
  private int at;
  private int width;
  private int height;
  private int components;
  private int dpi;
  private boolean scanned;

  JpegWalk(byte[] bytes) {
    this.bytes = bytes;
  }

  JpegCheck run() {
    if (bytes.length < 2) {
      return new JpegCheck.Cut("only %d bytes".formatted(bytes.length));
    }
    if (u8(0) != 0xFF || u8(1) != SOI) {
      return new JpegCheck.Foreign("no SOI");
    }
    at = 2;
    while (at + 1 < bytes.length) {
      if (u8(at) != 0xFF) {
        return new JpegCheck.Foreign("no marker at byte " + at);
      }
      int marker = u8(at + 1);
      if (marker == 0xFF) {
        at++; // fill byte, B.1.1.2
      } else if (marker == EOI) {
        return end();
      } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
        at += 2;
      } else {
        if (at + 4 > bytes.length) {
          break;
        }
        int length = u16(at + 2);
        if (length < 2) {
          return new JpegCheck.Foreign("segment of length %d at byte %d".formatted(length, at));
        }
        if (at + 2 + length > bytes.length) {
          break;
        }
        if (!segment(marker, at + 4, length - 2)) {
          return new JpegCheck.Foreign("short segment %02X at byte %d".formatted(marker, at));
        }
        at += 2 + length;
        if (marker == SOS) {
          skipEntropyCodedData();
        }
      }
    }
    return new JpegCheck.Cut("no EOI in %d bytes".formatted(bytes.length));
  }

  private JpegCheck end() {
    if (!scanned || width == 0 || height == 0 || components == 0) {
      return new JpegCheck.Foreign("EOI without an image");
    }
    return new JpegCheck.Whole(width, height, components, dpi);
  }

  private boolean segment(int marker, int from, int length) {
    boolean frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      if (length < 6) {
        return false;
      }
      height = u16(from + 1);
      width = u16(from + 3);
      components = u8(from + 5);
    } else if (marker == DNL) {
      if (length < 2) {
        return false;
      }
      height = height == 0 ? u16(from) : height; // B.2.5: the height was not known at the start
    } else if (marker == SOS) {
      scanned = true;
    } else if (marker == APP0 && length >= 12 && jfif(from)) {
      dpi =
          switch (u8(from + 7)) {
            case 1 -> u16(from + 8);
            case 2 -> (int) Math.round(u16(from + 8) * CM_PER_INCH);
            default -> 0;
          };
    }
    return true;
  }

  /// APP0 of JFIF: "JFIF\0", version 2, units 1, x density 2, y density 2.
  private boolean jfif(int from) {
    return u8(from) == 'J' && u8(from + 1) == 'F' && u8(from + 2) == 'I' && u8(from + 3) == 'F';
  }

  private void skipEntropyCodedData() {
    while (at + 1 < bytes.length) {
      skipToMarkerPrefix();
      if (at + 1 >= bytes.length) {
        return;
      }
      int next = u8(at + 1);
      if (next != 0x00 && (next < 0xD0 || next > 0xD7)) {
        return;
      }
      at += 2;
    }
  }

  /// To the next FF or the end; eight bytes at once where none of them can be one, as nearly all of
  /// an image lies here.
  private void skipToMarkerPrefix() {
    while (at + Long.BYTES <= bytes.length) {
      long eight = (long) EIGHT.get(bytes, at);
      // Adding 1 to the low seven bits of FF carries into its top bit, which is set itself too.
      if ((((eight & LOW_BITS) + ONES) & eight & ~LOW_BITS) != 0) {
        break;
      }
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] != (byte) 0xFF) {
      at++;
    }
  }

  private int u8(int index) {
    return bytes[index] & 0xFF;
  }

  private int u16(int index) {
    return (u8(index) << 8) | u8(index + 1);
  }
}
