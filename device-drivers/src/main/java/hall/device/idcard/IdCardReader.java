// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.Outcome;

/// A reader of resident identity cards.
public interface IdCardReader extends Device {

  /// Waits for a card and reads it: text, photo where stored, appended address.
  ///
  /// Without a card before the deadline the fault is `no-card`; a card taken away during the read
  /// is `card-removed`; a card that can't be read until it is lifted and laid again is
  /// `card-unreadable`.
  Outcome<IdCard> read(Deadline deadline) throws InterruptedException;

  /// Whether a card lies on the reader now, for the left-behind check; does not read it.
  Outcome<Boolean> cardPresent(Deadline deadline) throws InterruptedException;
}
