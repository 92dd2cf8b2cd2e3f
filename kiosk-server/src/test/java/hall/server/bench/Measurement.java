// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import java.util.Optional;
import java.util.OptionalDouble;

/// One figure of a bench.
///
/// @param baseline what it was measured beside
/// @param goal what the value, or its ratio to the baseline, must not exceed
public record Measurement(
    String name, double value, String unit, Optional<Baseline> baseline, OptionalDouble goal) {

  /// The same figure of something else.
  public record Baseline(String name, double value) {}

  /// A figure that is only told.
  static Measurement of(String name, double value, String unit) {
    return new Measurement(name, value, unit, Optional.empty(), OptionalDouble.empty());
  }

  /// A figure that must not exceed `goal`.
  static Measurement of(String name, double value, String unit, double goal) {
    return new Measurement(name, value, unit, Optional.empty(), OptionalDouble.of(goal));
  }

  /// A figure whose ratio to a baseline must not exceed `goal`.
  static Measurement of(String name, double value, String unit, Baseline baseline, double goal) {
    return new Measurement(name, value, unit, Optional.of(baseline), OptionalDouble.of(goal));
  }

  OptionalDouble ratio() {
    return baseline.isPresent()
        ? OptionalDouble.of(value / baseline.get().value())
        : OptionalDouble.empty();
  }

  /// Whether it keeps to its goal; one without a goal does.
  boolean met() {
    return goal.isEmpty() || ratio().orElse(value) <= goal.getAsDouble();
  }
}
