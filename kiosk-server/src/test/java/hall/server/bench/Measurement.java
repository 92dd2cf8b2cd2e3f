// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import java.util.OptionalDouble;

/// One figure of a bench.
///
/// @param goal what the value must not exceed
public record Measurement(String name, double value, String unit, OptionalDouble goal) {

  /// A figure that is only told.
  static Measurement of(String name, double value, String unit) {
    return new Measurement(name, value, unit, OptionalDouble.empty());
  }

  /// A figure that must not exceed `goal`.
  static Measurement of(String name, double value, String unit, double goal) {
    return new Measurement(name, value, unit, OptionalDouble.of(goal));
  }

  /// Whether it keeps to its goal; one without a goal does.
  boolean met() {
    return goal.isEmpty() || value <= goal.getAsDouble();
  }
}
