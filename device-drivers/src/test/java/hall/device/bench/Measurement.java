// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import java.util.Optional;
import java.util.OptionalDouble;

/// One figure of a bench.
///
/// @param ratio `value` to the baseline's
/// @param goal what the ratio must not exceed, or without a baseline the value
public record Measurement(
    String name,
    double value,
    String unit,
    Optional<Baseline> baseline,
    OptionalDouble ratio,
    OptionalDouble goal) {

  /// What it is compared with, measured in the same run and the same unit.
  public record Baseline(String name, double value) {}

  /// A figure that is only told.
  public static Measurement of(String name, double value, String unit) {
    return new Measurement(
        name, value, unit, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /// A figure that must not exceed so many times its baseline.
  public static Measurement of(
      String name, double value, String unit, Baseline baseline, double goal) {
    return new Measurement(
        name,
        value,
        unit,
        Optional.of(baseline),
        OptionalDouble.of(value / baseline.value()),
        OptionalDouble.of(goal));
  }
}
