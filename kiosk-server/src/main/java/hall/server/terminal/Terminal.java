// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hall.server.HallTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A terminal as operators see it. `state` is `planned` (no credential yet), `enrolled` (never
/// reported), `offline`, or what it last reported.
public record Terminal(
    String id,
    String name,
    Hall hall,
    String state,
    @Nullable OffsetDateTime lastSeen,
    @Nullable String software,
    List<Heartbeat.Device> devices,
    Heartbeat.@Nullable Outbox outbox,
    @Nullable Long configurationGeneration) {

  static Terminal of(TerminalStore.Stored stored, @Nullable Presence presence) {
    if (!stored.enrolled()) {
      return new Terminal(
          stored.id(), stored.name(), stored.hall(), "planned", null, null, List.of(), null, null);
    }
    if (presence == null) {
      return new Terminal(
          stored.id(), stored.name(), stored.hall(), "enrolled", null, null, List.of(), null, null);
    }
    Heartbeat report = presence.report();
    return new Terminal(
        stored.id(),
        stored.name(),
        stored.hall(),
        state(presence),
        HallTime.at(presence.lastSeen()),
        report.software(),
        report.deviceList(),
        report.outbox(),
        report.configurationGeneration());
  }

  /// Whether it reports.
  @JsonIgnore
  public boolean isOnline() {
    return switch (state) {
      case "planned", "enrolled", "offline" -> false;
      default -> true;
    };
  }

  /// Whether somebody has to do something about it.
  @JsonIgnore
  public boolean needsAttention() {
    return switch (state) {
      case "planned", "enrolled" -> false;
      default -> needsAttention(state, devices);
    };
  }

  static boolean needsAttention(Presence presence) {
    return needsAttention(state(presence), presence.report().deviceList());
  }

  private static boolean needsAttention(String state, List<Heartbeat.Device> devices) {
    return switch (state) {
      case "offline", "out-of-service" -> true;
      default -> devices.stream().anyMatch(Terminal::isFaulty);
    };
  }

  private static String state(Presence presence) {
    return presence.online() ? String.valueOf(presence.report().state()) : "offline";
  }

  /// How many submissions wait on it.
  @JsonIgnore
  public int waiting() {
    return waiting(outbox);
  }

  static int waiting(Presence presence) {
    return waiting(presence.report().outbox());
  }

  private static int waiting(Heartbeat.@Nullable Outbox outbox) {
    return outbox == null ? 0 : outbox.waiting();
  }

  /// Devices that are neither well nor merely busy.
  @JsonIgnore
  public List<Heartbeat.Device> faults() {
    return devices.stream().filter(Terminal::isFaulty).toList();
  }

  private static boolean isFaulty(Heartbeat.Device device) {
    return !"online".equals(device.state()) && !"deviceBusy".equals(device.state());
  }
}
