// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.EnumSet;
import java.util.Set;

/// What is seen to lie in the devices at the end of a visit; never whose it is.
///
/// @param operation the number of the looking that tells it
public record LeftBehind(long operation, Set<Belonging> things) {

  public static final LeftBehind NOTHING = new LeftBehind(0, Set.of());

  public LeftBehind {
    things = Set.copyOf(things);
  }

  /// In an order that stays, for a screen.
  public Set<Belonging> inOrder() {
    return things.isEmpty() ? Set.of() : EnumSet.copyOf(things);
  }

  LeftBehind with(Set<Belonging> seen) {
    return new LeftBehind(operation, seen);
  }
}
