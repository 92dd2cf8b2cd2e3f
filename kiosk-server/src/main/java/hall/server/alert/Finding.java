// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.terminal.Heartbeat;
import hall.server.terminal.Heartbeat.Consumable;
import hall.server.terminal.Heartbeat.Device;
import hall.server.terminal.Presence;
import hall.server.terminal.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a condition comes to at one moment. Pure.
public sealed interface Finding {
  /// It holds, by this.
  record Holds(List<Detail> details) implements Finding {}

  /// It does not hold.
  record Absent() implements Finding {}

  /// Nobody can tell: a silent terminal says nothing about its devices.
  record Unknown() implements Finding {}

  Finding ABSENT = new Absent();
  Finding UNKNOWN = new Unknown();

  Set<String> WELL = Set.of("online", "deviceBusy", "starting");
  Set<String> EXHAUSTED = Set.of("media-empty", "toner-empty");
  Set<String> LOW = Set.of("media-low", "toner-low");

  /// Looks at a terminal.
  static Finding look(Condition condition, Sighting seen, Instant now) {
    Presence presence = seen.presence();
    if (condition instanceof Condition.Silence(Duration limit)) {
      return silence(presence, limit, now);
    }
    if (condition instanceof Condition.Changes(int count, Duration window)) {
      return changes(seen.changes(), count, now.minus(window));
    }
    if (!presence.online()) {
      return UNKNOWN;
    }
    Heartbeat report = presence.report();
    return switch (condition) {
      case Condition.Silence _, Condition.Changes _ ->
          throw new IllegalStateException("Looked at before");
      case Condition.OutOfService() ->
          "out-of-service".equals(report.state())
              ? new Holds(List.of(Detail.device("service", report.state(), null)))
              : ABSENT;
      case Condition.DeviceUnusable() ->
          found(
              report.deviceList().stream()
                  .filter(Finding::isUnusable)
                  .map(d -> Detail.device(name(d), d.state(), d.reason()))
                  .toList());
      case Condition.OutboxOlder(Duration limit) -> outbox(report.outbox(), limit);
      case Condition.Exhausted() -> found(consumables(report, 0));
      case Condition.RunningLow(int percent) -> found(consumables(report, percent));
      case Condition.ClockSkew(Duration limit) -> skew(seen.ahead(), limit);
    };
  }

  private static Finding found(List<Detail> details) {
    return details.isEmpty() ? ABSENT : new Holds(details);
  }

  private static Finding silence(Presence presence, Duration limit, Instant now) {
    Duration silent = Duration.between(presence.lastSeen(), now);
    return !presence.online() && silent.compareTo(limit) >= 0
        ? new Holds(List.of(Detail.amount("terminal", silent.toSeconds(), "seconds")))
        : ABSENT;
  }

  private static Finding changes(List<Presence.Transition> changes, int count, Instant since) {
    Map<String, Long> counted = new HashMap<>();
    for (Presence.Transition change : changes) {
      // A part that is seen for the first time has not changed.
      if (change.from() != null && !change.at().isBefore(since)) {
        counted.merge(change.subject(), 1L, Long::sum);
      }
    }
    return found(
        counted.entrySet().stream()
            .filter(entry -> entry.getValue() >= count)
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> Detail.amount(entry.getKey(), entry.getValue(), "changes"))
            .toList());
  }

  private static Finding outbox(Heartbeat.@Nullable Outbox outbox, Duration limit) {
    return outbox != null && outbox.waiting() > 0 && outbox.oldestSeconds() > limit.toSeconds()
        ? new Holds(List.of(Detail.amount("outbox", outbox.oldestSeconds(), "seconds")))
        : ABSENT;
  }

  private static Finding skew(@Nullable Duration ahead, Duration limit) {
    if (ahead == null) {
      return UNKNOWN;
    }
    return ahead.abs().compareTo(limit) > 0
        ? new Holds(List.of(Detail.amount("clock", ahead.toSeconds(), "seconds")))
        : ABSENT;
  }

  private static boolean isUnusable(Device device) {
    return !WELL.contains(Objects.requireNonNullElse(device.state(), "online"))
        && !isOneOf(device, EXHAUSTED)
        && !isOneOf(device, LOW);
  }

  private static boolean isOneOf(Device device, Set<String> reasons) {
    return device.reason() != null && reasons.contains(device.reason());
  }

  /// What has run out (`percent` 0) or has at most so many percent left. A level says more than a
  /// reason, so a reason counts where no level tells the same.
  private static List<Detail> consumables(Heartbeat report, int percent) {
    List<Detail> details = new ArrayList<>();
    for (Device device : report.deviceList()) {
      int before = details.size();
      for (Consumable consumable :
          Objects.requireNonNullElse(device.consumables(), List.<Consumable>of())) {
        boolean matches =
            percent == 0
                ? consumable.level() <= 0
                : "percent".equals(consumable.unit())
                    && consumable.level() > 0
                    && consumable.level() <= percent;
        if (matches) {
          details.add(
              new Detail(
                  name(device),
                  null,
                  null,
                  consumable.name(),
                  Math.round(consumable.level()),
                  consumable.unit()));
        }
      }
      if (details.size() == before && isOneOf(device, percent == 0 ? EXHAUSTED : LOW)) {
        details.add(Detail.device(name(device), null, device.reason()));
      }
    }
    return details;
  }

  private static String name(Device device) {
    return Objects.requireNonNullElse(device.name(), "device");
  }
}
