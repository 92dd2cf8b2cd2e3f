// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A simulator's command line: `--name value` pairs of known names.
final class Options {

  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  /// Reads the pairs; an unknown name or a missing value is an [IllegalArgumentException] that
  /// lists the known names.
  static Options parse(String[] arguments, String... names) {
    var known = Set.of(names);
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < arguments.length; i += 2) {
      var name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!known.contains(name) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "unknown or incomplete option %s; there are %s"
                .formatted(arguments[i], String.join(", ", names)));
      }
      values.put(name, arguments[i + 1]);
    }
    return new Options(values);
  }

  @Nullable String text(String name) {
    return values.get(name);
  }

  int number(String name, int otherwise) {
    var value = values.get(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }
}
