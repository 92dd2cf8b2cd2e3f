// SPDX-License-Identifier: Apache-2.0
package hall.server.availability;

import hall.server.terminal.Hall;
import java.time.OffsetDateTime;
import java.util.List;

/// A month, or what has passed of it.
///
/// @param month such as `2026-11`
/// @param until the end of the month, or now
public record AvailabilityReport(
    String month,
    OffsetDateTime from,
    OffsetDateTime until,
    List<OfHall> halls,
    List<OfTerminal> terminals) {

  /// All terminals of a hall together.
  public record OfHall(Hall hall, int terminals, Availability availability) {}

  public record OfTerminal(
      String terminalId, String name, String hallId, Availability availability) {}
}
