// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// One figure of the bench.
///
/// @param goal what the value, or its ratio to the baseline, must not exceed
record Figure(
    String name, double value, String unit, Optional<Baseline> baseline, OptionalDouble goal) {

  /// The same figure of something else, in the same unit.
  record Baseline(String name, double value) {}

  /// A figure that is only told.
  static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, Optional.empty(), OptionalDouble.empty());
  }

  static Figure of(String name, double value, String unit, double goal) {
    return new Figure(name, value, unit, Optional.empty(), OptionalDouble.of(goal));
  }

  /// A figure whose ratio to a baseline must not exceed `goal`.
  static Figure of(String name, double value, String unit, Baseline baseline, double goal) {
    return new Figure(name, value, unit, Optional.of(baseline), OptionalDouble.of(goal));
  }

  private OptionalDouble ratio() {
    return baseline.isPresent()
        ? OptionalDouble.of(value / baseline.get().value())
        : OptionalDouble.empty();
  }

  private boolean met() {
    return goal.isEmpty() || ratio().orElse(value) <= goal.getAsDouble();
  }

  String row() {
    return row(
        name,
        number(value) + " " + unit,
        baseline.map(base -> "%s %s".formatted(number(base.value()), base.name())).orElse(""),
        ratio().isPresent() ? number(ratio().getAsDouble()) : "",
        goal.isPresent() ? "≤ " + number(goal.getAsDouble()) : "",
        goal.isEmpty() ? "" : met() ? "met" : "NOT MET");
  }

  static String row(
      String name, String value, String baseline, String ratio, String goal, String met) {
    return "%-44s %12s  %-28s %8s %8s  %s"
        .formatted(name, value, baseline, ratio, goal, met)
        .stripTrailing();
  }

  /// Three digits that count.
  private static String number(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  String json() {
    return "{\"name\": \"%s\", \"value\": %s, \"unit\": \"%s\", \"baseline\": %s, \"ratio\": %s, \"goal\": %s, \"met\": %s}"
        .formatted(
            name,
            value,
            unit,
            baseline
                .map(base ->
                    "{\"name\": \"%s\", \"value\": %s}".formatted(base.name(), base.value()))
                .orElse("null"),
            ratio().isPresent() ? ratio().getAsDouble() : "null",
            goal.isPresent() ? goal.getAsDouble() : "null",
            goal.isPresent() ? met() : "null");
  }
}
