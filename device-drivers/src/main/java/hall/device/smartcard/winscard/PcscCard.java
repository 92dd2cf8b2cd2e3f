// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;

/// A card that was connected to; it knows no thread, unlike the JDK's.
final class PcscCard extends Card {

  private final Winscard library;
  private final Winscard.Connection connection;
  private final ATR atr;
  private volatile boolean connected = true;

  PcscCard(Winscard library, Winscard.Connection connection, byte[] atr) {
    this.library = library;
    this.connection = connection;
    this.atr = new ATR(atr);
  }

  @Override
  public ATR getATR() {
    return atr;
  }

  @Override
  public String getProtocol() {
    return t0() ? "T=0" : "T=1";
  }

  boolean t0() {
    return connection.protocol() == Winscard.PROTOCOL_T0;
  }

  @Override
  public CardChannel getBasicChannel() {
    return new PcscChannel(this);
  }

  @Override
  public CardChannel openLogicalChannel() {
    throw new UnsupportedOperationException("the hall's cards are read on the basic channel");
  }

  @Override
  public void beginExclusive() throws CardException {
    check();
    library.begin(connection.handle());
  }

  @Override
  public void endExclusive() throws CardException {
    check();
    library.end(connection.handle());
  }

  @Override
  public byte[] transmitControlCommand(int controlCode, byte[] command) {
    throw new UnsupportedOperationException("no reader of the hall needs control commands");
  }

  byte[] transmit(byte[] command) throws CardException {
    check();
    return library.transmit(connection, command);
  }

  private void check() {
    if (!connected) {
      throw new IllegalStateException("the card was disconnected");
    }
  }

  /// @param reset whether the card forgets what was selected and unlocked
  @Override
  public void disconnect(boolean reset) throws CardException {
    if (!connected) {
      return;
    }
    connected = false;
    library.disconnect(connection.handle(), reset ? Winscard.RESET_CARD : Winscard.LEAVE_CARD);
  }
}
