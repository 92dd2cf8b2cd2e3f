// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Visit.Colours;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The colours of a theme by token; the style sheet knows only the tokens.
///
/// @param tokens "#rrggbb" by token name, without the leading dash
public record Palette(Map<String, String> tokens) {

  /// Calm teal on near-white, amber for what needs attention.
  public static final Palette CALM =
      of(
          "paper", "#F2F6F8",
          "surface", "#FFFFFF",
          "ink", "#14232D",
          "muted", "#44545F",
          "line", "#7C8D99",
          "primary", "#0B5C74",
          "primary-pressed", "#084556",
          "on-primary", "#FFFFFF",
          "soft", "#DFEEF3",
          "on-soft", "#0A4C60",
          "head", "#0B4A5E",
          "on-head", "#FFFFFF",
          "off", "#D5DEE3",
          "on-off", "#4A5963",
          "warm", "#FDF0DC",
          "on-warm", "#7A3E00",
          "warm-line", "#B5651D",
          "bad", "#FCE9E7",
          "on-bad", "#8F1D1A",
          "bad-line", "#B3261E",
          "good", "#E2F3E6",
          "on-good", "#14532D",
          "good-line", "#1F7A3F",
          "veil", "#14232D");

  /// Black on white (A3: 7:1 and more).
  public static final Palette BLACK_ON_WHITE =
      of(
          "paper", "#FFFFFF",
          "surface", "#FFFFFF",
          "ink", "#000000",
          "muted", "#1F1F1F",
          "line", "#000000",
          "primary", "#00264D",
          "primary-pressed", "#001226",
          "on-primary", "#FFFFFF",
          "soft", "#E8EEF5",
          "on-soft", "#00264D",
          "head", "#000000",
          "on-head", "#FFFFFF",
          "off", "#E4E4E4",
          "on-off", "#363636",
          "warm", "#FFF3D1",
          "on-warm", "#4A2600",
          "warm-line", "#6B3800",
          "bad", "#FFE7E4",
          "on-bad", "#6A0B08",
          "bad-line", "#8A0F0B",
          "good", "#E4F5E8",
          "on-good", "#0B3D1D",
          "good-line", "#0F5226",
          "veil", "#000000");

  /// Yellow on black (A3: 7:1 and more).
  public static final Palette YELLOW_ON_BLACK =
      of(
          "paper", "#000000",
          "surface", "#0A0A0A",
          "ink", "#FFEE58",
          "muted", "#FFF3A6",
          "line", "#FFFFFF",
          "primary", "#FFE34D",
          "primary-pressed", "#FFF3B0",
          "on-primary", "#000000",
          "soft", "#22220A",
          "on-soft", "#FFE34D",
          "head", "#000000",
          "on-head", "#FFEE58",
          "off", "#2A2A2A",
          "on-off", "#D8D8D8",
          "warm", "#1F1400",
          "on-warm", "#FFD27A",
          "warm-line", "#FFB84D",
          "bad", "#220606",
          "on-bad", "#FFC9C4",
          "bad-line", "#FF8A80",
          "good", "#04190B",
          "on-good", "#B6F5C8",
          "good-line", "#5BE08A",
          "veil", "#000000");

  public Palette {
    tokens = Map.copyOf(tokens);
  }

  public static Palette of(Colours colours) {
    return switch (colours) {
      case CALM -> CALM;
      case BLACK_ON_WHITE -> BLACK_ON_WHITE;
      case YELLOW_ON_BLACK -> YELLOW_ON_BLACK;
    };
  }

  private static Palette of(String... pairs) {
    var tokens = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      tokens.put(pairs[i], pairs[i + 1]);
    }
    return new Palette(tokens);
  }

  /// Looked-up colours for the root node's inline style.
  public String css() {
    return tokens.entrySet().stream()
        .map(token -> "-" + token.getKey() + ":" + token.getValue() + ";")
        .sorted()
        .collect(Collectors.joining());
  }
}
