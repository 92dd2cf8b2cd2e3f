// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.trace.Redaction;
import java.util.Arrays;

/// Takes the citizen out of a recording of a reader.
///
/// In every frame with data, whole or damaged, but for the SAM id, the text record gives way to a
/// fictitious one of the same layout; photo, fingerprints and everything else are blanked. The XOR
/// is changed along, so that a right one stays right and a wrong one wrong. What is left of a frame
/// whose beginning was lost is zeroed too.
public final class Ga450Redaction implements Redaction {

  private static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};
  private static final int LENGTH_AT = 5;
  private static final int DATA_AT = 10;

  /// SW1 to SW3 and the XOR.
  private static final int FRAME_OVERHEAD = 4;

  /// A SAM id is the reader's; what find and select tell is the card's.
  private static final int SAM_ID = 16;

  private static final int LONGEST = 0x0FFF;
  private static final int TEXT = 256;
  private static final int FLAG_AT = 248;

  @Override
  public void redact(Flow flow) {
    if (flow.sent()) {
      return;
    }
    var bytes = flow.bytes();
    int at = 0;
    while (at < bytes.length) {
      int frame = next(bytes, at);
      if (frame - at > SAM_ID) {
        flow.overwrite(at, new byte[frame - at]);
      }
      at = frame < bytes.length ? frame(flow, bytes, frame) : frame;
    }
  }

  /// Where the next frame begins; the end where there is none.
  private static int next(byte[] bytes, int from) {
    for (int at = from; at + DATA_AT <= bytes.length; at++) {
      if (begins(bytes, at)) {
        return at;
      }
    }
    return bytes.length;
  }

  private static boolean begins(byte[] bytes, int at) {
    if (at + DATA_AT > bytes.length
        || !Arrays.equals(bytes, at, at + PREAMBLE.length, PREAMBLE, 0, PREAMBLE.length)) {
      return false;
    }
    int length = length(bytes, at);
    return length >= FRAME_OVERHEAD && length <= LONGEST;
  }

  private static int length(byte[] bytes, int at) {
    return (bytes[at + LENGTH_AT] & 0xFF) << 8 | (bytes[at + LENGTH_AT + 1] & 0xFF);
  }

  /// @return where it ends
  private static int frame(Flow flow, byte[] bytes, int at) {
    int declared = at + LENGTH_AT + 2 + length(bytes, at);
    int end = Math.min(declared, bytes.length);
    if (!sound(bytes, at, declared)) {
      // A frame that was cut off ends where the answer to the next question begins.
      for (int inside = at + DATA_AT; inside < end; inside++) {
        if (begins(bytes, inside)
            && sound(bytes, inside, inside + LENGTH_AT + 2 + length(bytes, inside))) {
          end = inside;
        }
      }
    }
    boolean whole = end == declared;
    int dataEnd = whole ? end - 1 : end;
    if (length(bytes, at) - FRAME_OVERHEAD != SAM_ID && dataEnd > at + DATA_AT) {
      var data = Arrays.copyOfRange(bytes, at + DATA_AT, dataEnd);
      var filler = filler(data);
      flow.overwrite(at + DATA_AT, filler);
      if (whole) {
        flow.overwrite(end - 1, new byte[] {(byte) (bytes[end - 1] ^ xor(data) ^ xor(filler))});
      }
    }
    return end;
  }

  private static boolean sound(byte[] bytes, int at, int end) {
    return end <= bytes.length && xor(Arrays.copyOfRange(bytes, at + LENGTH_AT, end)) == 0;
  }

  private static byte xor(byte[] bytes) {
    byte xor = 0;
    for (byte b : bytes) {
      xor ^= b;
    }
    return xor;
  }

  /// `textLen photoLen [fpLen]`, big-endian, then the parts; or a text alone (appended address).
  private static byte[] filler(byte[] data) {
    var filler = new byte[data.length];
    boolean read = data.length > TEXT && data[0] == 1 && data[1] == 0;
    if (!read) {
      for (int i = 0; i + 1 < filler.length; i += 2) {
        filler[i] = ' ';
      }
      return filler;
    }
    int photo = (data[2] & 0xFF) << 8 | (data[3] & 0xFF);
    int head = data.length >= 6 + TEXT + photo ? 6 : 4;
    System.arraycopy(data, 0, filler, 0, head);
    int text = Math.min(TEXT, data.length - head);
    boolean flagged = head + FLAG_AT < data.length;
    var record = FictitiousRecord.like(flagged ? data[head + FLAG_AT] : (byte) ' ');
    System.arraycopy(record, 0, filler, head, text);
    return filler;
  }
}
