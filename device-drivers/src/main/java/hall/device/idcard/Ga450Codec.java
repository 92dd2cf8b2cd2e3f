// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import java.util.Arrays;

/// Frames of the SAM_V module (GA 450 family).
///
/// A frame is the preamble AA AA AA 96 69, a big-endian length that counts everything after itself,
/// the body, and the XOR of everything between preamble and itself. Nothing is escaped, so the
/// preamble may occur inside data: only preamble, length and XOR together make a frame.
final class Ga450Codec {

  /// What to ask: CMD and PARA, SW3 of the good answer, and how much data that answer can carry.
  enum Command {
    RESET(0x10, 0xFF, 0x90, 0, 0),
    STATUS(0x11, 0xFF, 0x90, 0, 0),
    SAM_ID(0x12, 0xFF, 0x90, 1, 64),
    FIND(0x20, 0x01, 0x9F, 0, 64),
    SELECT(0x20, 0x02, 0x90, 0, 64),
    READ(0x30, 0x01, 0x90, 65, LENGTH_MAX),
    READ_WITH_FINGERPRINTS(0x30, 0x10, 0x90, 65, LENGTH_MAX),
    READ_ADDRESS(0x30, 0x03, 0x90, 0, 256),
    READ_MANAGEMENT_NUMBER(0x30, 0x05, 0x90, 0, 256);

    private final int command;
    private final int parameter;
    private final int good;
    private final int fewest;
    private final int most;

    Command(int command, int parameter, int good, int fewest, int most) {
      this.command = command;
      this.parameter = parameter;
      this.good = good;
      this.fewest = fewest;
      this.most = most;
    }

    /// Whether a frame can answer this command.
    ///
    /// Frames do not name what they answer. A good answer of another command's shape is one that
    /// came too late; a refusal may belong to any command.
    boolean answeredBy(Frame frame) {
      boolean refusal = frame.sw3 != 0x90 && frame.sw3 != 0x9F;
      return refusal
          || (frame.sw3 == good && frame.data.length >= fewest && frame.data.length <= most);
    }
  }

  /// What is in the bytes that have come so far.
  sealed interface Received {}

  /// A whole, valid answer.
  ///
  /// @param sw1 offset 7
  /// @param sw2 offset 8
  /// @param sw3 offset 9, the module's own verdict
  /// @param data offset 10 up to the XOR
  /// @param end the offset behind it in the bytes that it was found in
  record Frame(int sw1, int sw2, int sw3, byte[] data, int end) implements Received {

    /// The offset that it was found at.
    int start() {
      return end - HEAD - LENGTH_MIN - data.length;
    }

    /// Forgets what the card said.
    void wipe() {
      Arrays.fill(data, (byte) 0);
    }

    /// The status bytes for the engineer; never the data.
    String status() {
      return "SW %02X %02X %02X".formatted(sw1, sw2, sw3);
    }

    @Override
    public String toString() {
      return "Frame[" + status() + "]";
    }
  }

  /// A frame has begun and at least so many bytes are missing.
  record Incomplete(int missing) implements Received {}

  /// A frame of the right length whose XOR is wrong.
  record Corrupt() implements Received {}

  /// No frame has begun.
  ///
  /// @param noise whether bytes came at all
  record Nothing(boolean noise) implements Received {}

  private static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};

  /// Preamble and length.
  private static final int HEAD = 7;

  /// SW1 SW2 SW3 CHK.
  private static final int LENGTH_MIN = 4;

  /// The longest answer known carries text, photo and two fingerprints: 0x090A.
  static final int LENGTH_MAX = 0x0A00;

  /// The longest frame that [#decode] accepts.
  static final int FRAME_MAX = HEAD + LENGTH_MAX;

  private static final Nothing NO_FRAME = new Nothing(true);

  private Ga450Codec() {}

  /// A request: preamble, 00 03, CMD, PARA, XOR.
  static byte[] encode(Command command) {
    return new byte[] {
      PREAMBLE[0],
      PREAMBLE[1],
      PREAMBLE[2],
      PREAMBLE[3],
      PREAMBLE[4],
      0x00,
      0x03,
      (byte) command.command,
      (byte) command.parameter,
      (byte) (0x03 ^ command.command ^ command.parameter)
    };
  }

  /// Looks for an answer in the bytes from `from` up to `count`.
  ///
  /// While bytes may still come (`ended` false) the earliest frame that has begun is waited for,
  /// since what looks like a frame behind it may be its data. Once the line is silent (`ended`) a
  /// whole frame behind a false start counts.
  static Received decode(byte[] bytes, int from, int count, boolean ended) {
    Received best = new Nothing(count > from);
    for (int at = from; at < count; at++) {
      switch (at(bytes, at, count)) {
        case Frame frame -> {
          return frame;
        }
        case Corrupt corrupt -> best = corrupt;
        case Incomplete incomplete -> {
          if (!ended) {
            return incomplete;
          }
          best = best instanceof Corrupt ? best : incomplete;
        }
        case Nothing _ -> {}
      }
    }
    return best;
  }

  private static Received at(byte[] bytes, int at, int count) {
    int preamble = Math.min(PREAMBLE.length, count - at);
    if (!Arrays.equals(bytes, at, at + preamble, PREAMBLE, 0, preamble)) {
      return NO_FRAME;
    }
    int here = count - at;
    if (here < HEAD) {
      return new Incomplete(HEAD + LENGTH_MIN - here);
    }
    int length = (bytes[at + 5] & 0xFF) << 8 | (bytes[at + 6] & 0xFF);
    if (length < LENGTH_MIN || length > LENGTH_MAX) {
      return NO_FRAME;
    }
    int size = HEAD + length;
    if (here < size) {
      return new Incomplete(size - here);
    }
    if (xor(bytes, at + PREAMBLE.length, at + size) != 0) {
      return new Corrupt();
    }
    return new Frame(
        bytes[at + 7] & 0xFF,
        bytes[at + 8] & 0xFF,
        bytes[at + 9] & 0xFF,
        Arrays.copyOfRange(bytes, at + 10, at + size - 1),
        at + size);
  }

  private static int xor(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum ^= bytes[i];
    }
    return sum & 0xFF;
  }
}
