// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import java.time.Duration;

/// How a model of reader departs from the specification of the module.
///
/// SW1 and SW2 that are not zero on success need no quirk: no answer is judged by them.
///
/// @param liftBeforeReread a card that has been read is not read again until it was lifted; some
///   such models still find it meanwhile, others answer that there is none
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
    boolean firstFindLies,
    Duration findInterval,
    boolean selectTwice,
    boolean samId,
    boolean fingerprints,
    boolean rateFixed) {

  /// A module as the specification has it.
  public static final ReaderQuirks NONE =
      new ReaderQuirks(false, false, Duration.ofMillis(310), false, true, true, false);
}
