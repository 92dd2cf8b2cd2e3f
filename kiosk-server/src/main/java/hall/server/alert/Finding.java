// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.certificate.Validity;
import hall.server.configuration.Setbacks;
import hall.server.rollout.StoppedRollouts;
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

  /// Looks at a subject; a condition that is of no concern to it is absent.
  static Finding look(Condition condition, Subject subject, Instant now) {
    return switch (subject) {
      case Subject.Station(Sighting seen, Standing standing) ->
          station(condition, seen, standing, now);
      case Subject.OwnCertificate certificate ->
          condition instanceof Condition.OwnCertificateEnds(Duration left)
              ? own(certificate, left, now)
              : ABSENT;
      case Subject.SigningKey(boolean usable) ->
          !usable && condition instanceof Condition.SigningKeyMissing
              ? new Holds(List.of(Detail.device("signing-key", null, null)))
              : ABSENT;
      case Subject.Overdue overdue ->
          overdue.count() > 0 && condition.concerns(overdue)
              ? new Holds(List.of(Detail.amount(overdue.kind(), overdue.count(), overdue.kind())))
              : ABSENT;
      case Subject.ForwardingGaps(long count) ->
          count > 0 && condition instanceof Condition.ForwardingGaps
              ? new Holds(List.of(Detail.amount("gaps", count, "gaps")))
              : ABSENT;
      case Subject.UnsettledPayments(Instant oldest) ->
          condition instanceof Condition.PaymentsUnsettled(Duration limit)
              ? unsettled(oldest, limit, now)
              : ABSENT;
      case Subject.Rollout(StoppedRollouts.Stopped stopped) ->
          condition instanceof Condition.RolloutStopped
              ? new Holds(
                  List.of(
                      new Detail(
                          "rollout",
                          stopped.state(),
                          stopped.reason(),
                          null,
                          stopped.id(),
                          "rollout")))
              : ABSENT;
    };
  }

  private static Finding unsettled(@Nullable Instant oldest, Duration limit, Instant now) {
    return oldest != null && !now.isBefore(oldest.plus(limit))
        ? new Holds(
            List.of(
                Detail.amount("payments", Duration.between(oldest, now).toSeconds(), "seconds")))
        : ABSENT;
  }

  private static Finding station(
      Condition condition, Sighting seen, Standing standing, Instant now) {
    Presence presence = seen.presence();
    if (condition instanceof Condition.Silence(Duration limit)) {
      return silence(presence, limit, now);
    }
    if (condition instanceof Condition.Changes(int count, Duration window)) {
      return changes(seen.changes(), count, now.minus(window));
    }
    if (condition instanceof Condition.Incidents(String kind, int count, Duration window)) {
      return incidents(seen.changes(), kind, count, now.minus(window));
    }
    if (condition instanceof Condition.SubmissionsFail(int count, Duration window)) {
      return failures(standing.failures(), count, now.minus(window));
    }
    if (condition instanceof Condition.CertificateEnds(int percent)) {
      return certificate(standing.certificate(), percent, now);
    }
    if (condition instanceof Condition.ConfigurationBack) {
      return setback(standing.setback());
    }
    if (!presence.online()) {
      return UNKNOWN;
    }
    Heartbeat report = presence.report();
    return switch (condition) {
      case Condition.Silence _,
          Condition.Changes _,
          Condition.Incidents _,
          Condition.SubmissionsFail _,
          Condition.CertificateEnds _,
          Condition.ConfigurationBack _ ->
          throw new IllegalStateException("Looked at before");
      case Condition.RolloutStopped _,
          Condition.OwnCertificateEnds _,
          Condition.SigningKeyMissing _,
          Condition.Overdue _,
          Condition.ForwardingGaps _,
          Condition.PaymentsUnsettled _ ->
          ABSENT;
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
      case Condition.SubmissionRefused() -> refused(report.outbox());
      case Condition.DiskFull(long bytes) -> disk(report.diskFreeBytes(), bytes);
      case Condition.Hot(int degrees) -> temperature(report.temperature(), degrees);
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

  private static Finding incidents(
      List<Presence.Transition> changes, String kind, int count, Instant since) {
    long counted =
        changes.stream()
            .filter(change -> change.subject().equals("application") && change.to().equals(kind))
            .filter(change -> !change.at().isBefore(since))
            .count();
    return counted >= count
        ? new Holds(List.of(Detail.amount(kind, counted, "incidents")))
        : ABSENT;
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

  private static Finding failures(List<Instant> failures, int count, Instant since) {
    long failed = failures.stream().filter(at -> !at.isBefore(since)).count();
    return failed >= count
        ? new Holds(List.of(Detail.amount("submissions", failed, "submissions")))
        : ABSENT;
  }

  private static Finding certificate(@Nullable Validity certificate, int percent, Instant now) {
    if (certificate == null) {
      return ABSENT;
    }
    Duration life = Duration.between(certificate.from(), certificate.until());
    Duration left = Duration.between(now, certificate.until());
    return left.multipliedBy(100).compareTo(life.multipliedBy(percent)) <= 0
        ? new Holds(List.of(Detail.amount("certificate", left.toSeconds(), "seconds")))
        : ABSENT;
  }

  private static Finding own(Subject.OwnCertificate certificate, Duration limit, Instant now) {
    Duration left = Duration.between(now, certificate.until());
    return left.compareTo(limit) <= 0
        ? new Holds(List.of(Detail.amount("certificate", left.toSeconds(), "seconds")))
        : ABSENT;
  }

  private static Finding setback(Setbacks.@Nullable Setback setback) {
    return setback == null
        ? ABSENT
        : new Holds(List.of(Detail.device("configuration", setback.state(), setback.reason())));
  }

  private static Finding refused(Heartbeat.@Nullable Outbox outbox) {
    Integer refused = outbox == null ? null : outbox.refused();
    if (refused == null) {
      return UNKNOWN;
    }
    return refused > 0
        ? new Holds(List.of(Detail.amount("refused", refused, "submissions")))
        : ABSENT;
  }

  private static Finding disk(@Nullable Long free, long least) {
    if (free == null) {
      return UNKNOWN;
    }
    return free < least ? new Holds(List.of(Detail.amount("disk", free, "bytes"))) : ABSENT;
  }

  private static Finding temperature(@Nullable Double temperature, int degrees) {
    if (temperature == null) {
      return UNKNOWN;
    }
    return temperature >= degrees
        ? new Holds(List.of(Detail.amount("temperature", Math.round(temperature), "degrees")))
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
