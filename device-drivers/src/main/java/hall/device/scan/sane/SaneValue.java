// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.util.List;

/// The value of an option.
sealed interface SaneValue {

  /// BOOL, INT and FIXED; mostly a single one.
  record Numbers(List<Integer> numbers) implements SaneValue {}

  /// STRING.
  record Text(String text) implements SaneValue {}

  /// BUTTON and GROUP.
  record None() implements SaneValue {}

  static SaneValue number(int number) {
    return new Numbers(List.of(number));
  }

  static SaneValue text(String text) {
    return new Text(text);
  }
}
