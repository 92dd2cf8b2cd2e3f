// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Readings;
import java.util.List;

/// Turns pinyin into Chinese for the on-screen keyboard.
public interface ChineseInput {

  /// What the letters may mean, best first; empty when they mean nothing.
  List<String> candidates(String pinyin);

  /// The letters that are still to be turned into Chinese after a choice among the candidates; none
  /// where the choice stands for all of them.
  default String rest(String pinyin, String choice) {
    return "";
  }

  /// How characters are read, as far as it is known by now.
  default Readings readings() {
    return Readings.NONE;
  }

  /// Forgets what was typed; called at the end of each use.
  void forget();
}
