// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.trace.Redaction;
import java.util.Arrays;

/// Where a recording of [CardTape] speaks of a person.
///
/// | what | kept |
/// |---|---|
/// | answer to reset, status words, what SELECT answers (6F) | all |
/// | a record of a social-security card: tag 01 or 07 to 0D, length, value | tag and length |
/// | any other data of an answer | nothing: it may be a zone, or be opened with what is printed on the document |
/// | the data of a command that proves a key, or is secured | nothing |
public final class CardRedaction implements Redaction {

  private static final byte ZERO = '0';
  private static final int SELECTED = 0x6F;

  /// Makes the redaction; it keeps no state.
  public CardRedaction() {}

  @Override
  public void redact(Flow flow) {
    byte[] bytes = flow.bytes();
    boolean reset = !flow.sent();
    for (int at = 0; at + 2 <= bytes.length; ) {
      int start = at + 2;
      int length = Math.min((bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF), bytes.length - start);
      if (!reset) {
        byte[] message = Arrays.copyOfRange(bytes, start, start + length);
        int from = flow.sent() ? personalFrom(message) : answerFrom(message);
        int to = flow.sent() ? message.length : message.length - 2;
        if (from < to) {
          flow.overwrite(start + from, filler(to - from));
        }
      }
      reset = false;
      at = start + length;
    }
  }

  private static byte[] filler(int length) {
    var filler = new byte[length];
    Arrays.fill(filler, ZERO);
    return filler;
  }

  /// Where the personal part of a command begins; its end where it has none.
  private static int personalFrom(byte[] command) {
    if (command.length < 5) {
      return command.length;
    }
    boolean secured = (command[0] & 0x0C) == 0x0C;
    boolean proves =
        switch (command[1] & 0xFF) {
          case 0x82, 0x86, 0x88 -> true;
          default -> false;
        };
    return secured || proves ? 5 : command.length;
  }

  /// Where the personal part of an answer begins.
  private static int answerFrom(byte[] answer) {
    int data = answer.length - 2;
    if (data < 2 || (answer[0] & 0xFF) == SELECTED) {
      return Math.max(0, data);
    }
    boolean record = answer[0] >= 0x01 && answer[0] <= 0x0D && (answer[1] & 0xFF) == data - 2;
    if (!record) {
      return 0;
    }
    return answer[0] == 0x01 || answer[0] >= 0x07 ? 2 : data;
  }
}
