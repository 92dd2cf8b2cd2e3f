// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import java.util.Optional;

/// Visits that only the journey itself makes.
public final class VisitSample {

  private VisitSample() {}

  /// Somebody who acts for somebody else, by that one's card or by a copy.
  public static Visit actingFor(Visit agent, Optional<IdCard> card) {
    return agent.with(new Principal(card));
  }
}
