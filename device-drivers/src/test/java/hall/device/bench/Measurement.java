// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

/// One figure beside its baseline of the same run.
///
/// @param ratio the value by the baseline's
/// @param goal the largest ratio that is good enough
public record Measurement(
    String name,
    double value,
    String unit,
    String baselineName,
    double baselineValue,
    double ratio,
    double goal) {

  static Measurement of(
      String name, double value, String unit, String baseline, double baselineValue, double goal) {
    return new Measurement(name, value, unit, baseline, baselineValue, value / baselineValue, goal);
  }

  public boolean met() {
    return ratio <= goal;
  }
}
