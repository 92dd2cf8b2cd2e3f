// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.Rating;
import hall.kiosk.journey.RatingStep;

/// The way of a rating to the server.
@FunctionalInterface
public interface RatingBox {

  /// Tells the server.
  ///
  /// @param card of the applicant
  RatingStep.Answer rate(Rating said, IdCard card);
}
