// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Text;
import java.util.Locale;

/// Where a case was rated.
public enum Channel {
  /// At a terminal of a hall.
  TERMINAL("自助终端", "Terminal"),
  /// On the own phone of whoever holds the receipt, through the code on it.
  PHONE("本人手机", "Own phone");

  private final String chinese;
  private final String english;

  Channel(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /// For reports.
  public Text label() {
    return new Text(chinese, english);
  }

  /// The word in the tables.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Channel of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
