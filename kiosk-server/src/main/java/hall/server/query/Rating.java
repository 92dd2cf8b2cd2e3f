// SPDX-License-Identifier: Apache-2.0
package hall.server.query;

import hall.server.evaluation.Evaluations.Offer;
import hall.server.evaluation.Reason;
import java.util.List;

/// What the page says about rating the case: the form, or that it is rated.
///
/// @param number of the address of the page, to which the form goes
/// @param said the end of the word that stands above it; empty for none
/// @param mark that was chosen, as it was sent; empty for none
/// @param ticked reasons that were ticked
/// @param words that were written
public record Rating(
    Offer offer, String number, String said, String mark, List<String> ticked, String words) {

  static final String NOT_RATED = "0";

  /// A page that nothing was sent from.
  static Rating fresh(Offer offer, String number, String said) {
    return new Rating(offer, number, said, "", List.of(), "");
  }

  public boolean open() {
    return offer == Offer.OPEN;
  }

  public boolean rated() {
    return offer == Offer.RATED;
  }

  /// From the best down, then the way past them; none of them is chosen from the start.
  public List<String> marks() {
    return List.of("5", "4", "3", "2", "1", NOT_RATED);
  }

  public List<String> praises() {
    return words(5);
  }

  public List<String> faults() {
    return words(1);
  }

  private static List<String> words(int mark) {
    return Reason.of(mark).stream().map(Reason::word).toList();
  }

  /// Never what it says.
  @Override
  public String toString() {
    return "Rating[%s]".formatted(offer);
  }
}
