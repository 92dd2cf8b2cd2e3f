// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import java.util.Locale;
import java.util.Optional;

/// What the citizen typed, as the keys of the schema: `a` to `z` with `'` between syllables.
///
/// @param text never empty, at most [#LONGEST] characters, pure ASCII
record PinyinKeys(String text) {

  /// Longer input is a hand resting on the keyboard.
  static final int LONGEST = 60;

  /// Reads what was typed: capitals count as small letters, ü as v, blanks and typographic
  /// apostrophes as separators.
  ///
  /// @return empty when there is no letter, something other than pinyin, or more than can be meant
  static Optional<PinyinKeys> of(String typed) {
    String keys =
        typed.toLowerCase(Locale.ROOT).strip().replace('ü', 'v').replaceAll("[ ’']+", "'");
    boolean pinyin = keys.length() <= LONGEST && keys.matches("[a-z]['a-z]*");
    return pinyin ? Optional.of(new PinyinKeys(keys)) : Optional.empty();
  }

  /// Says how much was typed, never what.
  @Override
  public String toString() {
    return "PinyinKeys[" + text.length() + " keys]";
  }
}
