// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.emrtd;

import hall.device.smartcard.apdu.CardTalk;
import hall.device.smartcard.apdu.CardTrouble;
import java.util.Arrays;
import net.sf.scuba.smartcards.CardService;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.jspecify.annotations.Nullable;

/// A talk in the shape that JMRTD asks for.
///
/// JMRTD goes on after some errors, so the first trouble is kept and ends every later exchange too;
/// [#rethrow] gives it back to the driver.
final class TalkService extends CardService {

  private static final long serialVersionUID = 1L;

  private final transient CardTalk talk;
  private transient @Nullable CardTrouble trouble;
  private transient @Nullable InterruptedException interruption;

  TalkService(CardTalk talk) {
    this.talk = talk;
  }

  @Override
  public ResponseAPDU transmit(CommandAPDU command) throws CardServiceException {
    if (trouble != null || interruption != null) {
      throw new CardServiceException("the conversation has ended");
    }
    try {
      var answer = talk.exchange(command.getBytes());
      byte[] whole = Arrays.copyOf(answer.data(), answer.data().length + 2);
      whole[whole.length - 2] = (byte) (answer.sw() >> 8);
      whole[whole.length - 1] = (byte) answer.sw();
      return new ResponseAPDU(whole);
    } catch (CardTrouble e) {
      trouble = e;
      throw new CardServiceException("the conversation ends", e);
    } catch (InterruptedException e) {
      interruption = e;
      throw new CardServiceException("the conversation is interrupted", e);
    }
  }

  /// Throws what ended the conversation, if anything did.
  void rethrow() throws CardTrouble, InterruptedException {
    if (trouble != null) {
      throw trouble;
    }
    if (interruption != null) {
      throw interruption;
    }
  }

  @Override
  public void open() {
    // The driver has connected.
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public byte[] getATR() {
    return new byte[0];
  }

  @Override
  public void close() {
    // The driver disconnects.
  }

  @Override
  public boolean isConnectionLost(Exception e) {
    return trouble != null || interruption != null;
  }
}
