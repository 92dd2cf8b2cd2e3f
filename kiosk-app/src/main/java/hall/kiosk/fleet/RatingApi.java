// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.Rating;
import java.util.List;
import java.util.Objects;

/// What terminal and server say of ratings.
interface RatingApi {

  record Evaluation(int mark, List<String> reasons, String words, Citizen citizen) {

    static Evaluation of(Rating said, IdCard card) {
      return new Evaluation(
          said.mark(),
          said.reasons().stream().map(Rating.Reason::word).toList(),
          said.words().strip(),
          new Citizen(card.displayName(), Objects.requireNonNullElse(card.idNumber(), "")));
    }

    /// Never what it says, nor who.
    @Override
    public String toString() {
      return "Evaluation";
    }
  }

  record Citizen(String name, String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Citizen";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Kept(boolean followedUp) {}
}
