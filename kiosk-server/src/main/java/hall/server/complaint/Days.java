// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import java.time.LocalDate;

/// Counts working days.
@FunctionalInterface
interface Days {

  /// The last of so many working days, the first of which comes after `beginning`.
  LocalDate after(LocalDate beginning, int workingDays);
}
