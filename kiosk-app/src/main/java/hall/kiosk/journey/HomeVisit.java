// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.ServiceItem.Days;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Where somebody of the hall is asked to come to help (上门帮办), and when it suits.
///
/// @param place in plain words alone where the catalogue has no divisions to pick from
/// @param ofItem whether it began at what is told of an item, to which it leads back
public record HomeVisit(Address place, Optional<When> when, boolean ofItem) {

  /// Of plain words, in characters.
  public static final int LONGEST_PLACE = 200;

  private static final int LONGEST_DOOR = 100;

  /// Of what is no visit, and of one before anything is said.
  public static final HomeVisit NOWHERE = new HomeVisit(Address.NONE, Optional.empty(), false);

  /// When it suits.
  public enum When {
    MORNING,
    AFTERNOON,
    ANY
  }

  HomeVisit at(Address there) {
    var words = there.detail();
    int end = Math.min(words.codePointCount(0, words.length()), LONGEST_PLACE);
    return new HomeVisit(
        there.withDetail(words.substring(0, words.offsetByCodePoints(0, end)).strip()),
        when,
        ofItem);
  }

  HomeVisit on(When time) {
    return new HomeVisit(place, Optional.of(time), ofItem);
  }

  /// Whether somebody could come.
  ///
  /// @param offered divisions that the place is picked from; none where it is plain words
  public boolean said(List<Division> offered) {
    return when.isPresent() && found(offered);
  }

  /// Whether somebody would find it.
  ///
  /// @param offered as in [#said]
  public boolean found(List<Division> offered) {
    return !place.detail().isBlank() && (offered.isEmpty() || place.located());
  }

  /// As the question of a form that it is picked in.
  ///
  /// @param offered what the largest division is picked from
  public static Field question(List<Division> offered) {
    return new Field(
        "place",
        new LocalText("上门地点", "Address"),
        Optional.empty(),
        FieldType.ADDRESS,
        true,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        OptionalInt.empty(),
        OptionalInt.of(LONGEST_DOOR),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Days.ANY,
        offered,
        Optional.empty());
  }

  /// Never where.
  @Override
  public String toString() {
    return "HomeVisit";
  }
}
