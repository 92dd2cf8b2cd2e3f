// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.Deadline;
import hall.device.smartcard.SmartCardFaults;
import hall.device.smartcard.apdu.ApduCodec;
import hall.device.smartcard.apdu.ApduLink;
import hall.device.smartcard.apdu.CardTrouble;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CommandAPDU;

/// Commands to the card in a reader, each within its own time and all within the operation's.
record PcscLink(CardSession session, CardChannel channel, Deadline deadline) implements ApduLink {

  /// The slowest step, the second of PACE on an old chip, takes some two seconds.
  private static final Duration COMMAND = Duration.ofSeconds(5);

  @Override
  public byte[] transmit(byte[] command) throws CardTrouble, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (deadline.passed()) {
      throw CardTrouble.late();
    }
    try {
      return session.command(
          () -> channel.transmit(new CommandAPDU(command)).getBytes(), deadline.within(COMMAND));
    } catch (TimeoutException e) {
      throw deadline.passed()
          ? CardTrouble.late()
          : CardTrouble.of(SmartCardFaults.cardMute("no answer to " + ApduCodec.header(command)));
    }
  }
}
