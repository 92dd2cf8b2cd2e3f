// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.Faults;
import hall.device.smartcard.apdu.ApduLink;
import hall.device.smartcard.apdu.CardTrouble;
import hall.device.trace.Player;
import hall.device.trace.Recorder;
import java.io.IOException;
import java.util.Arrays;

/// Cards in recordings: a channel a card, opened with the words `card`, that receives the answer to
/// reset and then takes commands and gives answers, each with its length (2) before it.
///
/// A travel document that was opened can't be replayed: its keys come from random numbers.
final class CardTape {

  private static final String WORDS = "card";
  private static final int LENGTH = 2;

  private CardTape() {}

  /// A recorded card.
  ///
  /// @param atr its answer to reset
  record Played(byte[] atr, ApduLink link) {}

  /// The same link with everything that passes taken down.
  static ApduLink recording(Recorder recorder, byte[] atr, ApduLink link) {
    int channel = recorder.open(WORDS);
    received(recorder, channel, atr);
    return command -> {
      recorder.sent(channel, framed(command));
      try {
        byte[] answer = link.transmit(command);
        received(recorder, channel, answer);
        return answer;
      } catch (CardTrouble e) {
        recorder.failed(channel, String.valueOf(e.getMessage()));
        throw e;
      }
    };
  }

  private static void received(Recorder recorder, int channel, byte[] data) {
    byte[] framed = framed(data);
    recorder.received(channel, framed, 0, framed.length);
  }

  private static byte[] framed(byte[] data) {
    var framed = new byte[LENGTH + data.length];
    framed[0] = (byte) (data.length >> 8);
    framed[1] = (byte) data.length;
    System.arraycopy(data, 0, framed, LENGTH, data.length);
    return framed;
  }

  /// The next card of a recording.
  static Played playing(Player player) throws CardTrouble {
    try {
      int channel = player.open(WORDS);
      return new Played(
          receive(player, channel),
          command -> {
            try {
              player.send(channel, framed(command));
              return receive(player, channel);
            } catch (IOException e) {
              throw otherwise(e);
            }
          });
    } catch (IOException e) {
      throw otherwise(e);
    }
  }

  private static byte[] receive(Player player, int channel) throws IOException {
    byte[] framed = player.receive(channel);
    return Arrays.copyOfRange(framed, Math.min(LENGTH, framed.length), framed.length);
  }

  private static CardTrouble otherwise(IOException e) {
    return CardTrouble.of(Faults.protocol(String.valueOf(e.getMessage())));
  }
}
