// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON objects in the order of writing.
final class Fields {

  private Fields() {}

  /// Names and values by turns.
  static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return fields;
  }
}
