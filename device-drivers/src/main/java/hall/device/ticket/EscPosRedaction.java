// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.trace.Redaction;
import java.util.Arrays;

/// Takes the text, the QR contents and the pictures out of a recording of a ticket printer;
/// commands stay.
public final class EscPosRedaction implements Redaction {

  private static final int DLE = 0x10;
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;
  private static final int FIRST_PRINTABLE = 0x20;

  @Override
  public void redact(Flow flow) {
    if (!flow.sent()) {
      return;
    }
    var bytes = flow.bytes();
    int at = 0;
    while (at < bytes.length) {
      int b = bytes[at] & 0xFF;
      if (b >= FIRST_PRINTABLE) {
        int end = at;
        while (end < bytes.length && (bytes[end] & 0xFF) >= FIRST_PRINTABLE) {
          end++;
        }
        hide(flow, at, end);
        at = end;
      } else {
        at = Math.min(bytes.length, at + command(flow, bytes, at));
      }
    }
  }

  /// @return how many bytes it has
  private static int command(Flow flow, byte[] bytes, int at) {
    int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
    return switch (bytes[at] & 0xFF) {
      // DLE DC4 8 has seven bytes to prove that it is meant, DLE EOT and DLE ENQ have one.
      case DLE -> second == 0x14 ? 10 : 3;
      case ESC -> second == '@' ? 2 : 3;
      case FS -> 2;
      case GS -> gs(flow, bytes, at, second);
      default -> 1;
    };
  }

  private static int gs(Flow flow, byte[] bytes, int at, int second) {
    return switch (second) {
      case 'V' -> number(bytes, at + 2) >= 65 ? 4 : 3;
      case 'g' -> 6;
      case 'v' -> {
        // GS v 0 m xL xH yL yH d…
        int length = word(bytes, at + 4) * word(bytes, at + 6);
        hide(flow, at + 8, Math.min(bytes.length, at + 8 + length));
        yield 8 + length;
      }
      case '(' -> {
        // GS ( k pL pH cn fn …; fn 80 stores the content behind one more byte.
        int length = word(bytes, at + 3);
        if (number(bytes, at + 6) == 80) {
          hide(flow, at + 8, Math.min(bytes.length, at + 5 + length));
        }
        yield 5 + length;
      }
      default -> 3;
    };
  }

  private static int number(byte[] bytes, int at) {
    return at < bytes.length ? bytes[at] & 0xFF : 0;
  }

  private static int word(byte[] bytes, int at) {
    return number(bytes, at) | number(bytes, at + 1) << 8;
  }

  private static void hide(Flow flow, int from, int to) {
    if (to > from) {
      var filler = new byte[to - from];
      Arrays.fill(filler, (byte) '*');
      flow.overwrite(from, filler);
    }
  }
}
