// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

  @ParameterizedTest(name = "{0}x{1} at {3} mm")
  @CsvSource({
    "1080,1920,4.03,780",
    "1080,1920,4.03,700",
    "1920,1080,3.64,850",
    "1280,1024,3.4,350"
  })
  void whatIsInReachLiesBetweenTheLimits(int width, int height, double pxPerMm, int edge) {
    var reach = panel(width, height, pxPerMm, OptionalInt.of(edge)).lowReach().orElseThrow();
    double upper = edge + (height - reach.abovePx()) / pxPerMm;
    double lower = edge + reach.belowPx() / pxPerMm;
    assertTrue(upper <= Reach.HIGHEST_MM, "up to " + upper);
    assertTrue(lower >= Reach.LOWEST_MM, "from " + lower);
    assertEquals(height, reach.abovePx() + reach.heightPx() + reach.belowPx());
  }

  @Test
  void aPanelThatIsLowAnywayNeedsNoButton() {
    assertEquals(Optional.empty(), panel(1280, 1024, 3.4, OptionalInt.of(700)).lowReach());
  }

  @Test
  void aPanelThatHangsTooHighPromisesNothing() {
    assertEquals(Optional.empty(), panel(1080, 1920, 4.03, OptionalInt.of(1000)).lowReach());
    assertEquals(Optional.empty(), panel(1920, 1080, 3.64, OptionalInt.of(900)).lowReach());
  }

  @Test
  void nobodyKnowsWithoutAMeasure() {
    assertEquals(Optional.empty(), panel(1080, 1920, 4.03, OptionalInt.empty()).lowReach());
  }

  private static Panel panel(int width, int height, double pxPerMm, OptionalInt edge) {
    return new Panel(width, height, pxPerMm, edge, false, "");
  }
}
