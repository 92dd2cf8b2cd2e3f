// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.Outcome;

/// A reader of contact or contactless cards.
public interface SmartCardReader extends Device {

  /// Waits for a card and reads what it shows of itself; never a PIN, and nothing is written.
  ///
  /// Without a card before the deadline the fault is `no-card`; a card pulled during the read is
  /// `card-removed`; one that does not answer is `card-mute`; a travel document that does not know
  /// the key is `access-denied`.
  ///
  /// @param key what opens a travel document; with [AccessKey.None] it is read as far as it is open
  Outcome<SmartCard> read(AccessKey key, Deadline deadline) throws InterruptedException;

  /// Whether a card is in the reader now, for the left-behind check; does not touch the card.
  Outcome<Boolean> cardPresent(Deadline deadline) throws InterruptedException;
}
