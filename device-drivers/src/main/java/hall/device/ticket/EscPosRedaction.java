// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.trace.Redaction;
import java.util.Arrays;

/// Takes what tickets say out of a recording of a printer: spaces in place of text, zeros in place
/// of the content of codes and the dots of pictures. Commands and all lengths stay.
///
/// It knows the commands that [EscPosCodec] writes; whatever else comes is taken for text, so that
/// nothing is left by mistake.
public final class EscPosRedaction implements Redaction {

  private static final int DLE = 0x10;
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;

  /// `GS ( k pL pH 49 80 48`, before the content of a QR code.
  private static final int QR_HEAD = 8;

  /// `GS v 0 m xL xH yL yH`, before the dots.
  private static final int PICTURE_HEAD = 8;

  private static final int LONGEST_CODE = 503;
  private static final int WIDEST = 104;
  private static final int BAND = 96;

  @Override
  public void redact(Flow flow) {
    if (!flow.sent()) {
      return;
    }
    var bytes = flow.bytes();
    int at = 0;
    while (at < bytes.length) {
      int command = command(bytes, at);
      if (command == 0) {
        int from = at;
        while (at < bytes.length && command(bytes, at) == 0) {
          at++;
        }
        var spaces = new byte[at - from];
        Arrays.fill(spaces, (byte) ' ');
        flow.overwrite(from, spaces);
      } else {
        int content = contentAt(bytes, at);
        int end = Math.min(at + command, bytes.length);
        if (content > 0 && at + content < end) {
          flow.overwrite(at + content, new byte[end - at - content]);
        }
        at = end;
      }
    }
  }

  /// How long the command is that begins here; 0 for text.
  private static int command(byte[] bytes, int at) {
    int second = byteAt(bytes, at + 1);
    return switch (bytes[at]) {
      case '\n' -> 1;
      case DLE -> second == 0x04 ? 3 : second == 0x14 ? 10 : 0;
      case ESC -> second == '@' ? 2 : second >= 0 && "aE3dJ".indexOf(second) >= 0 ? 3 : 0;
      case FS -> second == '&' || second == '.' ? 2 : 0;
      case GS -> group(bytes, at, second);
      default -> 0;
    };
  }

  private static int group(byte[] bytes, int at, int second) {
    int third = byteAt(bytes, at + 2);
    return switch (second) {
      case '!', 'r', 'a', 'I' -> 3;
      case 'V' -> third == 65 || third == 66 ? 4 : 3;
      case 'e' -> third == 3 ? 4 : 3;
      case 'g' -> third == '2' ? 6 : 0;
      case '(' -> third == 'k' ? 5 + sane(word(bytes, at + 3), LONGEST_CODE) : 0;
      case 'v' -> third == '0' ? PICTURE_HEAD + picture(bytes, at) : 0;
      default -> 0;
    };
  }

  private static int picture(byte[] bytes, int at) {
    return sane(word(bytes, at + 4), WIDEST) * sane(word(bytes, at + 6), BAND);
  }

  /// A command that broke off is followed by another, whose bytes would be taken for its length.
  private static int sane(int length, int longest) {
    return length <= longest ? length : 0;
  }

  /// Where in a command its content begins; 0 for one without.
  private static int contentAt(byte[] bytes, int at) {
    if (bytes[at] != GS) {
      return 0;
    }
    return switch (byteAt(bytes, at + 1)) {
      case 'v' -> PICTURE_HEAD;
      // The others say model, size and correction in three or four bytes.
      case '(' -> word(bytes, at + 3) > 4 ? QR_HEAD : 0;
      default -> 0;
    };
  }

  private static int word(byte[] bytes, int at) {
    return Math.max(0, byteAt(bytes, at)) | Math.max(0, byteAt(bytes, at + 1)) << 8;
  }

  /// -1 behind the end.
  private static int byteAt(byte[] bytes, int at) {
    return at < bytes.length ? bytes[at] & 0xFF : -1;
  }
}
