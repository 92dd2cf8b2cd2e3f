// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.barcode.Sighting;
import java.util.List;
import java.util.OptionalInt;

/// By how many quarters a page has to be turned clockwise to stand upright, where that is safe to
/// say.
///
/// Codes are printed upright, so that they tell it when all agree. A bar code may also stand on its
/// end beside the text: alone it counts only along clear lines of print. Lines of print never tell
/// by themselves which of two sides is up, but they can gainsay a code.
final class Quarters {

  /// A code that lies further from a quarter turn was stuck on anyhow.
  private static final double NEAR_DEGREES = 20;

  /// Ink piles up this much more sharply along lines of print than across them.
  private static final double CLEAR_LINES = 1.3;

  private Quarters() {}

  static OptionalInt of(List<Sighting> sightings, Layout layout) {
    double skew = layout.leaning();
    int agreed = -1;
    boolean matrix = false;
    for (var sighting : sightings) {
      if (sighting.degrees().isEmpty()) {
        continue;
      }
      double lies = sighting.degrees().getAsDouble() - skew;
      long quarters = Math.round(lies / 90);
      if (Math.abs(lies - 90 * quarters) > NEAR_DEGREES) {
        return OptionalInt.empty();
      }
      int needed = Math.floorMod(-quarters, 4);
      if (agreed >= 0 && agreed != needed) {
        return OptionalInt.empty();
      }
      agreed = needed;
      matrix |= sighting.symbol().format().equals("QR_CODE");
    }
    if (agreed < 0) {
      return OptionalInt.empty();
    }
    double across = layout.lines().map(TextLines::across).orElse(1.0);
    boolean lying = agreed % 2 == 1;
    boolean gainsaid = lying ? across > CLEAR_LINES : across < 1 / CLEAR_LINES;
    boolean confirmed = lying ? across < 1 / CLEAR_LINES : across > CLEAR_LINES;
    return gainsaid || !(matrix || confirmed) ? OptionalInt.empty() : OptionalInt.of(agreed);
  }
}
