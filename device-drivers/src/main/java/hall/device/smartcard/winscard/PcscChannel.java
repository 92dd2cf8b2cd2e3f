// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;

/// The basic channel: one command, one answer, nothing asked on its own account; what 61xx and 6Cxx
/// call for is the caller's.
final class PcscChannel extends CardChannel {

  private static final int HEADER = 5;

  private final PcscCard card;

  PcscChannel(PcscCard card) {
    this.card = card;
  }

  @Override
  public Card getCard() {
    return card;
  }

  @Override
  public int getChannelNumber() {
    return 0;
  }

  @Override
  public ResponseAPDU transmit(CommandAPDU command) throws CardException {
    byte[] answer = card.transmit(framed(command.getBytes()));
    if (answer.length < 2) {
      throw new CardException("an answer without a status word");
    }
    return new ResponseAPDU(answer);
  }

  /// T=0 knows no Le beside data (ISO 7816-3, 12.1.2 case 4).
  private byte[] framed(byte[] command) {
    boolean dataAndLe =
        command.length > HEADER && command.length == HEADER + (command[4] & 0xFF) + 1;
    return card.t0() && dataAndLe ? Arrays.copyOf(command, command.length - 1) : command;
  }

  @Override
  public int transmit(ByteBuffer command, ByteBuffer response) throws CardException {
    var bytes = new byte[command.remaining()];
    command.get(bytes);
    byte[] answer = transmit(new CommandAPDU(bytes)).getBytes();
    response.put(answer);
    return answer.length;
  }

  @Override
  public void close() {
    throw new IllegalStateException("the basic channel can't be closed");
  }
}
