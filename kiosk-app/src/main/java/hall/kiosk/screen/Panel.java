// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import java.util.Optional;
import java.util.OptionalInt;

/// The glass that the citizen touches.
///
/// @param widthPx 1080 on a portrait panel
/// @param pxPerMm 4.03 on a 21.5-inch full-HD panel; every measure of the screens follows from it
/// @param lowerEdgeMm how high above the floor the glass begins; absent where nobody measured it
/// @param production whether citizens stand before it: then the pointer is hidden and the window
///   can't be left
/// @param helpPhone whom to call when the terminal can't go on; may be empty
public record Panel(
    int widthPx,
    int heightPx,
    double pxPerMm,
    OptionalInt lowerEdgeMm,
    boolean production,
    String helpPhone) {

  /// The part of the glass that somebody who sits reaches; absent where that is all of it, where it
  /// is too little, and where nobody measured.
  Optional<Reach> lowReach() {
    return lowerEdgeMm.isPresent() ? Reach.on(this, lowerEdgeMm.getAsInt()) : Optional.empty();
  }
}
