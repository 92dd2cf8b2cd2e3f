// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.smartcard.apdu.ApduLink;
import hall.device.smartcard.apdu.CardTrouble;
import hall.device.smartcard.winscard.CardSight;
import hall.device.trace.Player;
import hall.device.trace.Recorder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cards and readers in recordings, each message with its length (2) before it.
///
/// | channel | receives first | then |
/// |---|---|---|
/// | `card` | the answer to reset | commands and answers |
/// | `reader` | flags of PC/SC (8), length of the name (2), name, answer to reset | nothing |
///
/// A travel document that was opened can't be replayed: its keys come from random numbers.
final class CardTape {

  private static final String CARD = "card";
  private static final String READER = "reader";
  private static final int LENGTH = 2;
  private static final int NAME_AT = 10;

  private CardTape() {}

  /// How a reader with this name looked.
  record Sight(String reader, CardSight card) {}

  /// A recorded card.
  ///
  /// @param atr its answer to reset
  record Played(byte[] atr, ApduLink link) {}

  /// A card with everything that passes taken down.
  static final class Recorded implements ApduLink {
    private final Recorder recorder;
    private final int channel;
    private final ApduLink link;
    private boolean broken;

    Recorded(Recorder recorder, byte[] atr, ApduLink link) {
      this.recorder = recorder;
      this.channel = recorder.open(CARD);
      this.link = link;
      received(recorder, channel, atr);
    }

    @Override
    public byte[] transmit(byte[] command) throws CardTrouble, InterruptedException {
      recorder.sent(channel, framed(command));
      try {
        byte[] answer = link.transmit(command);
        received(recorder, channel, answer);
        return answer;
      } catch (CardTrouble e) {
        broken = true;
        throw e;
      }
    }

    /// Takes down why the card broke off, once that is known; nothing where it did not.
    void failed(CardTrouble trouble) {
      if (broken) {
        recorder.failed(channel, PcscFaults.words(trouble));
      }
    }
  }

  /// Takes down why there was no card.
  static void noCard(Recorder recorder, CardTrouble trouble) {
    recorder.failed(recorder.open(CARD), PcscFaults.words(trouble));
  }

  /// Takes down why a reader could not be looked at.
  static void noReader(Recorder recorder, CardTrouble trouble) {
    recorder.failed(recorder.open(READER), PcscFaults.words(trouble));
  }

  static void sight(Recorder recorder, Sight sight) {
    byte[] name = sight.reader.getBytes(StandardCharsets.UTF_8);
    byte[] atr = sight.card.atr();
    var buffer =
        ByteBuffer.allocate(NAME_AT + name.length + atr.length)
            .putLong(sight.card.raw())
            .putShort((short) name.length)
            .put(name)
            .put(atr);
    received(recorder, recorder.open(READER), buffer.array());
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
  static Played playedCard(Player player) throws CardTrouble {
    try {
      int channel = player.open(CARD);
      return new Played(
          receive(player, channel),
          command -> {
            try {
              player.send(channel, framed(command));
              return receive(player, channel);
            } catch (IOException e) {
              throw named(e);
            }
          });
    } catch (IOException e) {
      throw named(e);
    }
  }

  /// How the reader of a recording looked.
  static Sight playedSight(Player player) throws CardTrouble {
    try {
      byte[] said = receive(player, player.open(READER));
      int name = said.length < NAME_AT ? -1 : ByteBuffer.wrap(said).getShort(NAME_AT - 2);
      if (name < 0 || NAME_AT + name > said.length) {
        throw new IOException("the recording has no sight of a reader");
      }
      return new Sight(
          new String(said, NAME_AT, name, StandardCharsets.UTF_8),
          new CardSight(
              ByteBuffer.wrap(said).getLong(),
              Arrays.copyOfRange(said, NAME_AT + name, said.length)));
    } catch (IOException e) {
      throw named(e);
    }
  }

  private static byte[] receive(Player player, int channel) throws IOException {
    byte[] framed = player.receive(channel);
    return Arrays.copyOfRange(framed, Math.min(LENGTH, framed.length), framed.length);
  }

  private static CardTrouble named(IOException e) {
    return PcscFaults.named(String.valueOf(e.getMessage()));
  }
}
