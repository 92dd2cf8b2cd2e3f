// SPDX-License-Identifier: Apache-2.0
package hall.server;

/// Personal data as lists show it: 张\*, 1101\*\*\*\*\*\*\*\*\*\*1234.
public final class Masking {
  private static final int SHOWN_AT_EACH_END = 4;
  private static final int SHORTEST_WITH_ENDS = 12;

  private Masking() {}

  /// The first character and a star, whatever the length.
  public static String name(String name) {
    return name.isEmpty() ? "*" : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
  }

  /// Four characters at each end; nothing of numbers that are too short to hide the rest.
  public static String idNumber(String number) {
    int length = number.length();
    if (length < SHORTEST_WITH_ENDS) {
      return "*".repeat(length);
    }
    return number.substring(0, SHOWN_AT_EACH_END)
        + "*".repeat(length - 2 * SHOWN_AT_EACH_END)
        + number.substring(length - SHOWN_AT_EACH_END);
  }
}
