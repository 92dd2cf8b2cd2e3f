// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import hall.device.trace.Redaction;

/// Takes the picture out of a JPEG and leaves its structure: sizes, tables and markers stay, what
/// was coded with them becomes zeros (ITU-T T.81 annex B).
public final class JpegRedaction {

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int APP15 = 0xEF;

  /// Adobe's segment says how the colours are meant.
  private static final int APP14 = 0xEE;

  private static final int COM = 0xFE;

  /// Any marker may have such before it (B.1.1.2).
  private static final int FILL = 0xFF;

  private JpegRedaction() {}

  /// Whether a JPEG begins there.
  public static boolean begins(byte[] bytes, int at) {
    return marker(bytes, at) == SOI;
  }

  /// Overwrites the picture that begins there, as much of it as there is, and what lies behind it.
  public static void overwrite(Redaction.Flow flow, byte[] bytes, int at) {
    int next = at + 2;
    while (next + 2 <= bytes.length && marker(bytes, next) != EOI) {
      int marker = marker(bytes, next);
      if (marker == FILL) {
        next++;
        continue;
      }
      if (marker < 0) {
        zero(flow, next, bytes.length); // not a segment: nobody knows what it is
        return;
      }
      if (next + 4 > bytes.length) {
        return; // cut within its length
      }
      int data = next + 2 + 2;
      int end = Math.min(next + 2 + length(bytes, next + 2), bytes.length);
      if (marker == COM || (marker >= APP1 && marker <= APP15 && marker != APP14)) {
        zero(flow, data, end);
      }
      if (marker == SOS) {
        int coded = end;
        end = afterCoded(bytes, coded);
        zero(flow, coded, end);
      }
      next = end;
    }
    zero(flow, next + 2, bytes.length);
  }

  private static int length(byte[] bytes, int at) {
    return Math.max(2, (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF));
  }

  /// Coded data goes on over stuffed bytes and restart markers.
  private static int afterCoded(byte[] bytes, int from) {
    for (int at = from; at + 1 < bytes.length; at++) {
      int marker = marker(bytes, at);
      if (marker > 0 && (marker < 0xD0 || marker > 0xD7)) {
        return at;
      }
    }
    return bytes.length;
  }

  /// -1 where no marker stands; 0 for a stuffed byte.
  private static int marker(byte[] bytes, int at) {
    return at + 1 < bytes.length && bytes[at] == (byte) 0xFF ? bytes[at + 1] & 0xFF : -1;
  }

  private static void zero(Redaction.Flow flow, int from, int to) {
    if (to > from) {
      flow.overwrite(from, new byte[to - from]);
    }
  }
}
