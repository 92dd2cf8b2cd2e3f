// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where somebody of the hall is asked to come to help, and when it suits.
///
/// @param place street and door, or all of it in plain words where no division was picked; empty
///   where none was given
/// @param when `morning`, `afternoon` or `any`
/// @param division that was picked; null from terminals that have none to pick from
public record HomeVisit(String place, String when, @Nullable Within division) {

  private static final int LONGEST_PLACE = 200;
  private static final Set<String> TIMES = Set.of("morning", "afternoon", "any");

  public HomeVisit(@Nullable String place, @Nullable String when, @Nullable Within division) {
    this.place = place == null ? "" : place.strip();
    this.when = when == null ? "" : when;
    this.division = division;
  }

  /// What is wrong with it.
  List<Defect> defects() {
    boolean fine =
        !place.isEmpty()
            && place.codePointCount(0, place.length()) <= LONGEST_PLACE
            && TIMES.contains(when);
    List<Defect> defects = new ArrayList<>();
    if (!fine) {
      defects.add(
          new Defect(
              "$.visit",
              "A place of 1 to %d characters, and morning, afternoon or any."
                  .formatted(LONGEST_PLACE)));
    }
    if (division != null && !division.fine()) {
      defects.add(
          new Defect("$.visit.division", "A code of 12 digits, and names parted by strokes."));
    }
    return defects;
  }

  /// Where, as it is written on an envelope.
  public String written() {
    return division == null ? place : division.written() + place;
  }

  /// Never where.
  @Override
  public String toString() {
    return "HomeVisit";
  }
}
