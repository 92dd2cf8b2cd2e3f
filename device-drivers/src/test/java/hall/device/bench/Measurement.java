// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import java.util.Optional;
import java.util.OptionalDouble;

/// One figure of a bench.
///
/// @param ratio `value` to the baseline's
/// @param goal what the ratio, or without a baseline the value, must keep to
/// @param atLeast whether the goal must be reached; otherwise it must not be exceeded
public record Measurement(
    String name,
    double value,
    String unit,
    Optional<Baseline> baseline,
    OptionalDouble ratio,
    OptionalDouble goal,
    boolean atLeast) {

  /// What it is compared with, measured in the same run and the same unit.
  public record Baseline(String name, double value) {}

  /// A figure that is only told.
  public static Measurement of(String name, double value, String unit) {
    return new Measurement(
        name, value, unit, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), false);
  }

  /// A figure that must not exceed `goal`.
  public static Measurement of(String name, double value, String unit, double goal) {
    return new Measurement(
        name,
        value,
        unit,
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(goal),
        false);
  }

  /// A figure that must not exceed so many times its baseline.
  public static Measurement of(
      String name, double value, String unit, Baseline baseline, double goal) {
    return compared(name, value, unit, baseline, goal, false);
  }

  /// A figure that must reach so many times its baseline.
  public static Measurement atLeast(
      String name, double value, String unit, Baseline baseline, double goal) {
    return compared(name, value, unit, baseline, goal, true);
  }

  private static Measurement compared(
      String name, double value, String unit, Baseline baseline, double goal, boolean atLeast) {
    return new Measurement(
        name,
        value,
        unit,
        Optional.of(baseline),
        OptionalDouble.of(value / baseline.value()),
        OptionalDouble.of(goal),
        atLeast);
  }

  /// Whether it keeps to its goal; one without a goal does.
  public boolean met() {
    if (goal.isEmpty()) {
      return true;
    }
    double judged = ratio.orElse(value);
    return atLeast ? judged >= goal.getAsDouble() : judged <= goal.getAsDouble();
  }
}
