// SPDX-License-Identifier: Apache-2.0
package hall.server.query;

import hall.server.ProblemException;
import hall.server.evaluation.Evaluations;
import hall.server.evaluation.Evaluations.Outcome;
import hall.server.evaluation.Reason;
import hall.server.evaluation.Said;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How somebody rates a case on the own phone. The key stands in the form: no cookie takes part, so
/// that a page of somebody else, who does not know it, has nothing to send.
public class RatingForm {
  @FormParam("k")
  @DefaultValue("")
  String token = "";

  @FormParam("lang")
  @Nullable String language;

  @FormParam("mark")
  @DefaultValue("")
  String mark = "";

  @FormParam("reason")
  @Nullable List<String> reasons;

  @FormParam("words")
  @DefaultValue("")
  String words = "";

  /// The word for what became of it; empty where it says nothing that can be kept.
  ///
  /// @param keep what keeps it
  Optional<String> send(Function<Said, Outcome> keep) {
    if (mark.equals(Rating.NOT_RATED)) {
      return Optional.of("left");
    }
    try {
      int given = mark.matches("[1-5]") ? Integer.parseInt(mark) : 0;
      Outcome outcome = keep.apply(Said.of(given, fitting(given), words));
      return Optional.of(outcome.name().toLowerCase(Locale.ROOT));
    } catch (ProblemException e) {
      if (e.problem().status() == 422) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Whoever changes the mind about the mark may have ticked reasons that no longer show.
  private List<@Nullable String> fitting(int given) {
    List<String> fit = Reason.of(given).stream().map(Reason::word).toList();
    return ticked().filter(fit::contains).<@Nullable String>map(each -> each).toList();
  }

  private Stream<String> ticked() {
    return Stream.ofNullable(reasons).flatMap(List::stream);
  }

  /// The form once more, with what was sent and what it lacks.
  Rating again(Optional<Evaluations.Offer> offer, String path) {
    return new Rating(
        offer, path, mark.matches("[1-5]") ? "long" : "missing", mark, ticked().toList(), words);
  }

  /// Never what it says.
  @Override
  public String toString() {
    return "RatingForm";
  }
}
