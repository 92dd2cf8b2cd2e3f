// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.apdu;

/// A card that is powered and answers.
public interface CardTalk {

  /// Sends a command and returns the whole answer, whatever its status word.
  ///
  /// @throws CardTrouble when the card, the reader or the time is gone
  Answer exchange(byte[] command) throws CardTrouble, InterruptedException;
}
