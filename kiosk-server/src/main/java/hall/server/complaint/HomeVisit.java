// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Problem.Defect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where somebody of the hall is asked to come to help, and when it suits.
///
/// @param place in plain words; empty where none was given
/// @param when `morning`, `afternoon` or `any`
public record HomeVisit(String place, String when) {

  private static final int LONGEST_PLACE = 200;
  private static final Set<String> TIMES = Set.of("morning", "afternoon", "any");

  public HomeVisit(@Nullable String place, @Nullable String when) {
    this.place = place == null ? "" : place.strip();
    this.when = when == null ? "" : when;
  }

  /// What is wrong with it.
  List<Defect> defects() {
    boolean fine =
        !place.isEmpty()
            && place.codePointCount(0, place.length()) <= LONGEST_PLACE
            && TIMES.contains(when);
    return fine
        ? List.of()
        : List.of(
            new Defect(
                "$.visit",
                "A place of 1 to %d characters, and morning, afternoon or any."
                    .formatted(LONGEST_PLACE)));
  }

  /// Never where.
  @Override
  public String toString() {
    return "HomeVisit";
  }
}
