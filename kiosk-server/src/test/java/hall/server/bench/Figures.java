// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import java.util.Map;
import java.util.function.Consumer;

/// Where a run tells its figures, and what explains them.
record Figures(Consumer<Measurement> out, Consumer<String> remarks) {
  void add(Measurement measured) {
    out.accept(measured);
  }

  /// A figure without a goal.
  void tell(String name, double value, String unit) {
    add(Measurement.of(name, value, unit));
  }

  /// A number that should be 0.
  void none(String name, int count) {
    add(Measurement.of(name, count, "", 0));
  }

  void remark(String line) {
    remarks.accept(line);
  }

  /// What went wrong in a fleet since this was told last.
  void troubles(String name, SimulatedFleet fleet) {
    Map<String, Integer> troubles = fleet.takeTroubles();
    none(name + ": errors", troubles.values().stream().mapToInt(Integer::intValue).sum());
    troubles.forEach((what, count) -> remark("  " + count + " × " + what));
  }
}
