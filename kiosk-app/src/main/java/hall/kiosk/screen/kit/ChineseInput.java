// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import java.util.List;

/// Turns pinyin into Chinese for the on-screen keyboard.
public interface ChineseInput {

  /// What the letters may mean, best first; empty when they mean nothing.
  List<String> candidates(String pinyin);

  /// Forgets what was typed; called at the end of each use.
  void forget();
}
