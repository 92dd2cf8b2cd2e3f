// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.terminal.Heartbeat;
import hall.server.terminal.Heartbeat.Consumable;
import hall.server.terminal.Heartbeat.Device;
import hall.server.terminal.Presence;
import hall.server.terminal.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Terminals as the presence board would remember them.
final class Sightings {
  static final Instant START = Instant.parse("2026-11-01T01:00:00Z");

  private Sightings() {}

  static Heartbeat report(String state, List<Device> devices, Heartbeat.@Nullable Outbox outbox) {
    return new Heartbeat(1, 1, null, "1", state, 1, null, devices, outbox, null, null, null);
  }

  /// A terminal of which the database knows nothing.
  static Subject station(Sighting seen) {
    return new Subject.Station(seen, Standing.NOTHING);
  }

  static Sighting of(String id, Heartbeat report, Instant now) {
    return new Sighting(id, new Presence(true, now, report), Duration.ZERO, List.of());
  }

  static Sighting well(String id, Instant now) {
    return of(id, report("idle", List.of(), null), now);
  }

  static Sighting silent(String id, Instant lastSeen) {
    return new Sighting(
        id, new Presence(false, lastSeen, report("idle", List.of(), null)), null, List.of());
  }

  static Sighting device(String id, String state, @Nullable String reason, Instant now) {
    return of(
        id, report("idle", List.of(new Device("scanner", state, reason, List.of())), null), now);
  }

  static Sighting paper(String id, double level, String unit, Instant now) {
    return of(
        id,
        report(
            "idle",
            List.of(
                new Device(
                    "printer", "online", null, List.of(new Consumable("paper", level, unit)))),
            null),
        now);
  }
}
