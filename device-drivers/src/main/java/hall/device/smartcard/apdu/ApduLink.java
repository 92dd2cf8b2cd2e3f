// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.apdu;

/// The way to a card that is powered: one command, one answer, both as they pass.
public interface ApduLink {

  /// Sends a command as it is.
  ///
  /// @return the answer with its status word
  /// @throws CardTrouble when the card, the reader or the time is gone
  byte[] transmit(byte[] command) throws CardTrouble, InterruptedException;
}
