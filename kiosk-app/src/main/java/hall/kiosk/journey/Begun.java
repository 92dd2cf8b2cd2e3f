// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.State.Visiting;
import java.util.HashSet;
import java.util.Set;

/// The items that the citizen who is here has begun and not brought to a receipt yet.
///
/// An item begins where the citizen goes on from its notice. Whoever goes back and opens it again
/// has begun it once; whoever holds its receipt and applies once more begins it anew. Papers that
/// are brought later belong to a use that was counted, and ask for no form.
///
/// @param items by implementation code
public record Begun(Set<String> items) {

  /// Nobody is here.
  public static final Begun NOTHING = new Begun(Set.of());

  public Begun {
    items = Set.copyOf(items);
  }

  /// What is begun once this state is shown.
  public Begun after(State state) {
    if (!(state instanceof Visiting s)) {
      return NOTHING;
    }
    return switch (s.stage()) {
      case Stage.Acting _, Stage.Form _ -> with(s.visit().item().implementationCode());
      case Stage.Receipt _ -> without(s.visit().item().implementationCode());
      case Stage any -> this;
    };
  }

  private Begun with(String code) {
    var more = new HashSet<>(items);
    return more.add(code) ? new Begun(more) : this;
  }

  private Begun without(String code) {
    var fewer = new HashSet<>(items);
    return fewer.remove(code) ? new Begun(fewer) : this;
  }
}
