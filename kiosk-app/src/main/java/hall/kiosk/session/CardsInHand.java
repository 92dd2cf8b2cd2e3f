// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.idcard.IdCard;
import java.util.ArrayList;
import java.util.List;

/// The cards that were read in the running session, to be wiped at its end.
///
/// Safe for any thread; a card of a session that is over is wiped at once.
final class CardsInHand {

  private final List<IdCard> cards = new ArrayList<>();
  private long session;

  /// The number of the running session.
  synchronized long session() {
    return session;
  }

  synchronized void take(long ofSession, IdCard card) {
    if (ofSession == session) {
      cards.add(card);
    } else {
      card.wipe();
    }
  }

  /// One that is not needed to the end of the session.
  synchronized void forget(IdCard card) {
    cards.remove(card);
    card.wipe();
  }

  synchronized void wipe() {
    cards.forEach(IdCard::wipe);
    cards.clear();
    session++;
  }
}
