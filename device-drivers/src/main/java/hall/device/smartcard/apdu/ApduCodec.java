// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.apdu;

import java.util.Arrays;
import java.util.HexFormat;

/// Commands as bytes, and what an answer in bytes calls for next (ISO/IEC 7816-4).
///
/// | status word | next |
/// |---|---|
/// | 61xx | GET RESPONSE for xx bytes more, in the class of the command |
/// | 6Cxx | the same command with Le = xx, once |
/// | other | the answer is whole |
public final class ApduCodec {

  private static final int GET_RESPONSE = 0xC0;
  private static final int HEADER = 4;

  /// Nothing that a hall reads is longer; a card that goes on and on must end somewhere.
  private static final int DATA_MAX = 65_536;

  private static final int ROUNDS_MAX = 512;

  /// How far an exchange has come.
  ///
  /// @param command what the driver asked for
  /// @param sent what went to the card last
  /// @param data what has come so far
  public record State(byte[] command, byte[] sent, byte[] data, boolean corrected, int rounds) {

    /// The beginning of every exchange.
    public static State of(byte[] command) {
      return new State(command, command, new byte[0], false, 0);
    }
  }

  /// What the driver does next.
  public sealed interface Next {}

  /// Send this to the card.
  public record Send(State state) implements Next {}

  public record Whole(Answer answer) implements Next {}

  /// An answer that ISO 7816 does not allow.
  public record Malformed(String why) implements Next {}

  private ApduCodec() {}

  public static Next next(State state, byte[] response) {
    if (response.length < 2) {
      return new Malformed("an answer of %d bytes".formatted(response.length));
    }
    int sw1 = response[response.length - 2] & 0xFF;
    int sw2 = response[response.length - 1] & 0xFF;
    if (state.data.length + response.length - 2 > DATA_MAX || state.rounds >= ROUNDS_MAX) {
      return new Malformed("an answer without end");
    }
    byte[] data = Arrays.copyOf(state.data, state.data.length + response.length - 2);
    System.arraycopy(response, 0, data, state.data.length, response.length - 2);
    if (sw1 == 0x61) {
      byte[] more = {(byte) (state.command[0] & 0xFF), (byte) GET_RESPONSE, 0, 0, (byte) sw2};
      return new Send(new State(state.command, more, data, state.corrected, state.rounds + 1));
    }
    if (sw1 == 0x6C && !state.corrected && correctable(state.sent)) {
      byte[] again =
          state.sent.length == HEADER ? Arrays.copyOf(state.sent, 5) : state.sent.clone();
      again[again.length - 1] = (byte) sw2;
      return new Send(new State(state.command, again, state.data, true, state.rounds + 1));
    }
    return new Whole(new Answer(data, sw1 << 8 | sw2));
  }

  /// A secured command has its length under its checksum; nobody but its maker can send it again.
  private static boolean correctable(byte[] command) {
    return (command[0] & 0x0C) == 0;
  }

  /// SELECT by application identifier.
  public static byte[] selectApplication(byte[] aid) {
    return withData(0x04, 0x00, aid);
  }

  /// SELECT by file identifier.
  ///
  /// @param p1 2 for a file under the current application, 0 for any
  public static byte[] selectFile(int p1, int file) {
    return withData(p1, 0x00, new byte[] {(byte) (file >> 8), (byte) file});
  }

  private static byte[] withData(int p1, int p2, byte[] data) {
    var command = new byte[5 + data.length];
    command[1] = (byte) 0xA4;
    command[2] = (byte) p1;
    command[3] = (byte) p2;
    command[4] = (byte) data.length;
    System.arraycopy(data, 0, command, 5, data.length);
    return command;
  }

  /// READ RECORD, as long as the record is.
  public static byte[] readRecord(int p1, int p2) {
    return new byte[] {0x00, (byte) 0xB2, (byte) p1, (byte) p2, 0x00};
  }

  /// The header of a command, for an engineer; never its data.
  public static String header(byte[] command) {
    return HexFormat.of().withUpperCase().formatHex(command, 0, Math.min(HEADER, command.length));
  }
}
