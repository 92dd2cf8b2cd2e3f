// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What the simulated model does unlike the specification, switched on and off by name.
final class Ga450Quirks {

  enum Quirk {
    /// A card that was read is found, but not selected or read again until it was lifted.
    NEEDS_LIFT,
    /// A card that was read is not even found until it was lifted.
    HIDES_READ_CARD,
    /// The first find after a pause sees no card.
    FIRST_FIND_LIES,
    /// The first select after a find fails.
    FIRST_SELECT_FAILS,
    NO_SAM_ID,
    /// 30 10 is an unknown command.
    NO_FINGERPRINTS,
    /// 30 10 gets no answer at all.
    DEAF_TO_FINGERPRINTS,
    /// 30 10 is answered in the form of 30 01.
    FINGERPRINTS_IN_SHORT_FORM,
    /// SW1 and SW2 are not zero on success.
    STATUS_BYTES
  }

  private final Set<Quirk> on = EnumSet.noneOf(Quirk.class);

  void set(String name, boolean wanted) {
    if (name.equals("all")) {
      on.clear();
      return;
    }
    var quirk = Quirk.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    if (wanted) {
      on.add(quirk);
    } else {
      on.remove(quirk);
    }
  }

  boolean has(Quirk quirk) {
    return on.contains(quirk);
  }
}
