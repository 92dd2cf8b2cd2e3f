// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.Optional;

/// Where somebody of the hall is asked to come to help (上门帮办), and when it suits.
///
/// @param place in plain words; empty while it was not said
/// @param ofItem whether it began at what is told of an item, to which it leads back
public record HomeVisit(String place, Optional<When> when, boolean ofItem) {

  /// In characters.
  public static final int LONGEST_PLACE = 200;

  /// Of what is no visit, and of one before anything is said.
  public static final HomeVisit NOWHERE = new HomeVisit("", Optional.empty(), false);

  /// When it suits.
  public enum When {
    MORNING,
    AFTERNOON,
    ANY
  }

  HomeVisit at(String words) {
    int end = Math.min(words.codePointCount(0, words.length()), LONGEST_PLACE);
    return new HomeVisit(
        words.substring(0, words.offsetByCodePoints(0, end)).strip(), when, ofItem);
  }

  HomeVisit on(When time) {
    return new HomeVisit(place, Optional.of(time), ofItem);
  }

  /// Whether somebody could come.
  public boolean said() {
    return !place.isBlank() && when.isPresent();
  }

  /// Never where.
  @Override
  public String toString() {
    return "HomeVisit";
  }
}
