// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Readings;
import hall.kiosk.journey.Signature.Stroke;
import java.util.List;
import java.util.Set;

/// Turns what a finger can say into Chinese for the on-screen keyboard; nothing is learnt from it.
public interface ChineseInput {

  /// How a character can be told.
  enum Way {
    /// Letters of its sound.
    PINYIN,
    /// Its strokes one after the other, by their kind.
    STROKES,
    /// Drawn by a finger.
    DRAWING
  }

  /// Any stroke, where one is not sure of it.
  char ANY_STROKE = '*';

  /// The kinds of strokes: level, upright, falling to the left, dot (or falling to the right),
  /// turning.
  String STROKES = "hspnz";

  /// What this terminal can do; never empty.
  Set<Way> ways();

  /// What the letters may mean, best first; empty when they mean nothing.
  List<String> candidates(String pinyin);

  /// The letters that are still to be turned into Chinese after a choice among the candidates; none
  /// where the choice stands for all of them.
  default String rest(String pinyin, String choice) {
    return "";
  }

  /// The characters that are written by these strokes, then those that begin so.
  ///
  /// @param strokes of [#STROKES] and [#ANY_STROKE], in the order of writing
  default List<String> byStrokes(String strokes) {
    return List.of();
  }

  /// The characters that a drawing may be, at most ten, the likeliest first.
  ///
  /// @param drawing in one unit across and down, of whatever size
  default List<String> drawn(List<Stroke> drawing) {
    return List.of();
  }

  /// How characters are read, as far as it is known by now.
  default Readings readings() {
    return Readings.NONE;
  }

  /// Forgets what was typed and drawn; called at the end of each use.
  void forget();
}
