// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.model.DeviceModel;
import java.time.Duration;
import java.util.Set;

/// How a model of reader departs from the specification of the module.
///
/// SW1 and SW2 that are not zero on success need no quirk: no answer is judged by them.
///
/// @param liftBeforeReread a card that has been read is found, but not read again until it was
///   lifted
/// @param hidesReadCard a card that has been read is not even found until it was lifted, so that
///   nobody can tell whether it still lies there
/// @param firstFindLies the first *find* after a pause may miss a card; the second is believed
/// @param findInterval the shortest time between two finds; the specification wants more than 300
///   ms
/// @param selectTwice *select* is sent twice, and the second answer counts
/// @param samId whether the module answers *SAM id*
/// @param fingerprints whether the module answers 30 10
/// @param rateFixed whether the module has one rate only, that of the URI, so that no other is
///   tried
public record ReaderQuirks(
    boolean liftBeforeReread,
    boolean hidesReadCard,
    boolean firstFindLies,
    Duration findInterval,
    boolean selectTwice,
    boolean samId,
    boolean fingerprints,
    boolean rateFixed) {

  private static final int LONGEST_INTERVAL_MILLIS = 5_000;

  /// A module as the specification has it.
  public static final ReaderQuirks NONE =
      new ReaderQuirks(false, false, false, Duration.ofMillis(310), false, true, true, false);

  private static final Set<String> NAMES =
      Set.of(
          "liftBeforeReread",
          "hidesReadCard",
          "firstFindLies",
          "findIntervalMillis",
          "selectTwice",
          "samId",
          "fingerprints",
          "rateFixed");

  /// Those of a model.
  ///
  /// @throws IllegalArgumentException for a quirk that this driver does not know
  static ReaderQuirks of(DeviceModel model) {
    var known = model.knowing(NAMES);
    int interval = known.number("findIntervalMillis", (int) NONE.findInterval.toMillis());
    if (interval < 1 || interval > LONGEST_INTERVAL_MILLIS) {
      throw new IllegalArgumentException(
          "device model %s: findIntervalMillis must be 1 to %d"
              .formatted(model.name(), LONGEST_INTERVAL_MILLIS));
    }
    return new ReaderQuirks(
        known.flag("liftBeforeReread", NONE.liftBeforeReread),
        known.flag("hidesReadCard", NONE.hidesReadCard),
        known.flag("firstFindLies", NONE.firstFindLies),
        Duration.ofMillis(interval),
        known.flag("selectTwice", NONE.selectTwice),
        known.flag("samId", NONE.samId),
        known.flag("fingerprints", NONE.fingerprints),
        known.flag("rateFixed", NONE.rateFixed));
  }
}
