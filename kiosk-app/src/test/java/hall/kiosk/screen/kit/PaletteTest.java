// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Visit.Colours;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A3: 4.5:1 for text, 3:1 for the edges of controls; 7:1 in the two themes of high contrast.
class PaletteTest {

  @ParameterizedTest
  @CsvSource({
    "ink,paper", "ink,surface", "muted,paper", "muted,surface", "on-primary,primary",
    "on-primary,primary-pressed", "on-soft,soft", "on-soft,surface", "on-head,head", "on-off,off",
    "on-warm,warm", "on-bad,bad", "on-bad,surface", "on-bad,paper", "on-good,good"
  })
  void textIsReadable(String text, String ground) {
    assertContrast(Palette.CALM, text, ground, 4.5);
    assertContrast(Palette.BLACK_ON_WHITE, text, ground, 7);
    assertContrast(Palette.YELLOW_ON_BLACK, text, ground, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "line,surface", "line,paper", "primary,surface", "primary,paper", "warm-line,warm",
    "warm-line,surface", "bad-line,bad", "bad-line,surface", "good-line,good", "on-head,head"
  })
  void edgesAreSeen(String edge, String ground) {
    assertContrast(Palette.CALM, edge, ground, 3);
    assertContrast(Palette.BLACK_ON_WHITE, edge, ground, 7);
    assertContrast(Palette.YELLOW_ON_BLACK, edge, ground, 7);
  }

  @Test
  void allThemesHaveTheSameTokens() {
    for (var colours : Colours.values()) {
      assertEquals(
          Palette.CALM.tokens().keySet(), Palette.of(colours).tokens().keySet(), colours.name());
    }
  }

  private static void assertContrast(Palette palette, String one, String other, double least) {
    double a = luminance(Objects.requireNonNull(palette.tokens().get(one)));
    double b = luminance(Objects.requireNonNull(palette.tokens().get(other)));
    double ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    assertTrue(
        ratio >= least, () -> String.format(Locale.ROOT, "%s on %s is %.2f:1", one, other, ratio));
  }

  /// WCAG 2.2, relative luminance.
  private static double luminance(String color) {
    int rgb = Integer.parseInt(color.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
