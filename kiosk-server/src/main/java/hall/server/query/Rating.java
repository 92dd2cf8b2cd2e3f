// SPDX-License-Identifier: Apache-2.0
package hall.server.query;

import hall.server.evaluation.Evaluations.Offer;
import hall.server.evaluation.Rater;
import hall.server.evaluation.Reason;
import java.util.List;
import java.util.Optional;

/// What the page says about rating the case: the form, or that it is rated.
///
/// @param offer what whoever holds the receipt may rate; empty where that is nothing
/// @param path of the page, to which the form goes
/// @param said the end of the word that stands above it; empty for none
/// @param mark that was chosen, as it was sent; empty for none
/// @param ticked reasons that were ticked
/// @param words that were written
public record Rating(
    Optional<Offer> offer,
    String path,
    String said,
    String mark,
    List<String> ticked,
    String words) {

  static final String NOT_RATED = "0";

  /// A page that nothing was sent from.
  static Rating fresh(Optional<Offer> offer, String path, String said) {
    return new Rating(offer, path, said, "", List.of(), "");
  }

  public boolean open() {
    return offer.filter(each -> !each.rated()).isPresent();
  }

  public boolean rated() {
    return offer.filter(Offer::rated).isPresent();
  }

  /// The end of the word for what became of it.
  public String told() {
    return said + as();
  }

  /// The end of the words that say for whom it is: whoever ran the errand does not speak for the
  /// applicant.
  public String as() {
    return offer.map(Offer::rater).filter(Rater.AGENT::equals).isPresent() ? "_agent" : "";
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
