// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.Outcome;
import java.util.Set;

/// A reader of resident identity cards.
public interface IdCardReader extends Device {

  /// What a card holds besides text, photo and appended address, and what is read only on demand.
  enum Extra {
    /// Which fingers are on the card and how good; never the templates.
    FINGERPRINTS,
    /// The number under which the chip was made.
    MANAGEMENT_NUMBER
  }

  /// Waits for a card and reads it: text, photo where stored, appended address.
  ///
  /// Without a card before the deadline the fault is `no-card`; a card taken away during the read
  /// is `card-removed`; a card that can't be read until it is lifted and laid again is
  /// `card-unreadable`, or `card-not-lifted` where it has been read before.
  default Outcome<IdCard> read(Deadline deadline) throws InterruptedException {
    return read(Set.of(), deadline);
  }

  /// The same with more; a module or card that lacks an extra leaves it out.
  Outcome<IdCard> read(Set<Extra> extras, Deadline deadline) throws InterruptedException;

  /// Whether a card lies on the reader now, for the left-behind check; does not read it.
  Outcome<Boolean> cardPresent(Deadline deadline) throws InterruptedException;
}
