// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of one terminal's presence; each step gives the next presence and the transitions
/// worth keeping. Pure. A terminal is in service until it says otherwise.
///
/// | now | event | next | transition |
/// |---|---|---|---|
/// | any | report of a newer epoch, or of this epoch with a higher sequence | online, new report | to online, changed devices |
/// | online | report of an older epoch | unchanged, refused | |
/// | offline | report of an older epoch | online: the newer process is dead, or the terminal's clock went back | to online, changed devices |
/// | any | report of this epoch, not newer | unchanged, ignored | |
/// | online | silence of three intervals | offline | to offline |
public record Presence(boolean online, Instant lastSeen, Heartbeat report) {
  private static final int MISSED_INTERVALS = 3;

  /// A change that is kept for ever; `subject` is `terminal`, `service`, `application` or a
  /// device's name. What happened to the application has no state before.
  public record Transition(
      Instant at, String subject, @Nullable String from, String to, @Nullable String reason) {}

  /// What an event leads to.
  public sealed interface Step {
    /// The next presence with what changed.
    record Moved(Presence next, List<Transition> transitions) implements Step {}

    /// A late copy of something known.
    record Ignored() implements Step {}

    /// A newer process of this terminal is alive.
    record Superseded() implements Step {}
  }

  /// A report arrives.
  static Step reported(@Nullable Presence known, Heartbeat report, Instant now) {
    if (known != null && known.online) {
      if (report.epoch() < known.report.epoch()) {
        return new Step.Superseded();
      }
      if (report.epoch() == known.report.epoch() && report.sequence() <= known.report.sequence()) {
        return new Step.Ignored();
      }
    }
    List<Transition> transitions = new ArrayList<>();
    if (known == null || !known.online) {
      transitions.add(
          new Transition(now, "terminal", known == null ? null : "offline", "online", null));
    }
    transitions.addAll(changes(known == null ? null : known.report, report, now));
    return new Step.Moved(new Presence(true, now, report), transitions);
  }

  /// Time passes.
  static Step waited(Presence known, Duration interval, Instant now) {
    Instant limit = known.lastSeen.plus(interval.multipliedBy(MISSED_INTERVALS));
    if (!known.online || now.isBefore(limit)) {
      return new Step.Ignored();
    }
    return new Step.Moved(
        new Presence(false, known.lastSeen, known.report),
        List.of(new Transition(now, "terminal", "online", "offline", "silent")));
  }

  /// What changed between what this server knew and what another one wrote.
  static List<Transition> between(@Nullable Presence known, Presence written, Instant at) {
    List<Transition> transitions = new ArrayList<>();
    if (known == null || known.online != written.online) {
      transitions.add(
          new Transition(
              at,
              "terminal",
              known == null ? null : word(known.online),
              word(written.online),
              null));
    }
    transitions.addAll(changes(known == null ? null : known.report, written.report, at));
    return transitions;
  }

  private static String word(boolean online) {
    return online ? "online" : "offline";
  }

  private static List<Transition> changes(
      @Nullable Heartbeat before, Heartbeat after, Instant now) {
    Map<String, Heartbeat.Device> known = new LinkedHashMap<>();
    if (before != null) {
      before.deviceList().forEach(device -> known.put(String.valueOf(device.name()), device));
    }
    List<Transition> changes = new ArrayList<>();
    if ((before == null || isInService(before)) != isInService(after)) {
      changes.add(
          new Transition(
              now,
              "service",
              before == null ? null : String.valueOf(before.state()),
              String.valueOf(after.state()),
              null));
    }
    changes.addAll(incidents(before, after, now));
    for (Heartbeat.Device device : after.deviceList()) {
      Heartbeat.Device old = known.get(String.valueOf(device.name()));
      if (old == null
          || !Objects.equals(old.state(), device.state())
          || !Objects.equals(old.reason(), device.reason())) {
        changes.add(
            new Transition(
                now,
                String.valueOf(device.name()),
                old == null ? null : old.state(),
                String.valueOf(device.state()),
                device.reason()));
      }
    }
    return changes;
  }

  /// What happened to the application since the last report. What a terminal tells in its very
  /// first one happened before anybody watched it.
  private static List<Transition> incidents(
      @Nullable Heartbeat before, Heartbeat after, Instant now) {
    if (before == null) {
      return List.of();
    }
    Set<Heartbeat.Incident> told = new HashSet<>(before.incidentList());
    return after.incidentList().stream()
        .filter(incident -> !told.contains(incident))
        .map(incident ->
            new Transition(
                now, "application", null, String.valueOf(incident.kind()), incident.detail()))
        .toList();
  }

  /// Sessions come and go by the hundred; going out of service is what is worth a row.
  private static boolean isInService(Heartbeat report) {
    return !"out-of-service".equals(report.state());
  }
}
