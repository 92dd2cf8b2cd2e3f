// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import com.hp.jipp.encoding.KeyValues;
import java.util.Map;

/// A value of the form `key=value;key=value;` (PWG 5100.13 section 5.1): a tray, a supply, an
/// alert.
record KeyedText(Map<String, String> values) {

  static KeyedText of(KeyValues read) {
    return new KeyedText(Map.copyOf(read.getPairs()));
  }

  String text(String key) {
    return values.getOrDefault(key, "");
  }

  /// -2, which is "unknown" in these values, where there is no number.
  int number(String key) {
    var text = text(key);
    return text.matches("-?[0-9]{1,8}") ? Integer.parseInt(text) : -2;
  }
}
