// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Visit.TextSize;
import hall.kiosk.screen.kit.Metrics.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {

  @ParameterizedTest
  @EnumSource(Role.class)
  void noTextIsBelowTheMinimaOfA1(Role role) {
    assertTrue(with(4.03, TextSize.NORMAL).capitalMm(role) >= 4.8);
    assertTrue(with(4.03, TextSize.LARGEST).capitalMm(role) >= 7.3);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everySizeIsLargerThanTheOneBefore(Role role) {
    double before = 0;
    for (var size : TextSize.values()) {
      double now = with(4.03, size).fontPx(role);
      assertTrue(now > before);
      before = now;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.5, 3.2, 4.03, 5.67})
  void millimetresHoldOnEveryPanel(double pxPerMm) {
    var metrics = with(pxPerMm, TextSize.NORMAL);
    assertTrue(metrics.px(Metrics.TARGET_MM) / pxPerMm >= Metrics.TARGET_MM);
    assertTrue(metrics.gap() / pxPerMm >= Metrics.GAP_MM);
    assertTrue(metrics.fontPx(Role.CAPTION) * Metrics.CAPITAL / pxPerMm >= 4.8);
  }

  private static Metrics with(double pxPerMm, TextSize size) {
    return new Metrics(1080, 1920, 0, pxPerMm, size);
  }
}
