// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep.Receipt;
import java.util.Optional;
import java.util.UUID;

/// The way of a complaint to the server.
@FunctionalInterface
public interface ComplaintBox {

  /// Tells the server; empty where it can't be asked now, or its answer did not come.
  ///
  /// @param key the same for every try
  /// @param card of whoever says it with the name
  /// @param pages that were scanned with it
  /// @param pdf of them, the same for every try; empty for none
  Optional<Receipt> file(UUID key, Grievance said, Optional<IdCard> card, int pages, byte[] pdf);
}
