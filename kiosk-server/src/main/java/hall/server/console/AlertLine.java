// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.alert.AlertEntry;
import hall.server.alert.Severity;
import hall.server.alert.Subject;
import hall.server.terminal.Hall;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;

/// A line of the inbox as its page shows it.
///
/// @param where the terminal, or how many
/// @param told who knows of it
public record AlertLine(
    AlertEntry entry,
    String name,
    String text,
    Chip severity,
    Chip state,
    String where,
    String hall,
    String since,
    String told) {
  private static final String ROLLOUT = "rollout:";

  static AlertLine of(AlertEntry entry, Words words) {
    AlertEntry.Station terminal = entry.terminal();
    return new AlertLine(
        entry,
        words.text(entry.name()),
        terminal == null && entry.subject() == null ? "" : words.text(entry.text()),
        severity(entry.severity(), words),
        state(entry, words),
        where(entry, words),
        hall(entry, words),
        since(entry, words),
        entry.level() == 0 ? words.say("alerts_waiting") : words.say("alerts_told", entry.level()));
  }

  private static String where(AlertEntry entry, Words words) {
    AlertEntry.Station terminal = entry.terminal();
    if (terminal != null) {
      return terminal.name();
    }
    return entry.terminals() == 0
        ? words.say("alerts_own")
        : words.say("alerts_terminals", entry.terminals());
  }

  private static String hall(AlertEntry entry, Words words) {
    Hall hall = entry.hall();
    if (hall != null) {
      return words.text(hall.name());
    }
    return entry.terminals() == 0 ? "" : words.say("alerts_many_halls");
  }

  /// Where more about it stands; empty for nowhere.
  public String link() {
    String subject = entry.subject();
    AlertEntry.Station terminal = entry.terminal();
    if (terminal != null) {
      return "/console/terminals/" + terminal.id();
    }
    if (Subject.CASES.equals(subject)) {
      return "/console/cases?due=overdue";
    }
    if (Subject.COMPLAINTS.equals(subject)) {
      return "/console/complaints";
    }
    if (Subject.HOTLINE.equals(subject)) {
      return "/console/complaints?state=accepted";
    }
    if (Subject.MESSAGES.equals(subject)) {
      return "/console/messages";
    }
    if (Subject.RECTIFICATIONS.equals(subject)) {
      return "/console/evaluations";
    }
    if (Subject.FORWARDING.equals(subject)) {
      return "/console/forwarding";
    }
    if (Subject.PAYMENTS.equals(subject)) {
      return "/console/payments";
    }
    return subject != null && subject.startsWith(ROLLOUT)
        ? "/console/rollouts/" + subject.substring(ROLLOUT.length())
        : "";
  }

  /// Whether it can be acknowledged.
  public boolean isOpen() {
    return switch (entry.state()) {
      case OPEN -> true;
      case ACKNOWLEDGED, CLEARED -> false;
    };
  }

  private static String since(AlertEntry entry, Words words) {
    OffsetDateTime cleared = entry.clearedAt();
    return cleared == null
        ? words.ago(entry.raisedAt())
        : words.say(
            "alerts_cleared_after",
            words.span(Duration.between(entry.raisedAt(), cleared).toSeconds()));
  }

  static Chip severity(Severity severity, Words words) {
    String said = words.say("severity_" + severity.word());
    return switch (severity) {
      case CRITICAL, MAJOR -> new Chip(said, "bad", "alert");
      case MINOR -> new Chip(said, "warn", "alert");
      case WARNING -> new Chip(said, "calm", "alert");
    };
  }

  private static Chip state(AlertEntry entry, Words words) {
    String said = words.say("alertstate_" + entry.state().word());
    return switch (entry.state()) {
      case OPEN -> new Chip(said, "warn", "clock");
      case ACKNOWLEDGED ->
          new Chip(
              said + " · " + Objects.requireNonNull(entry.acknowledgement()).by(),
              "busy",
              "person");
      case CLEARED -> new Chip(said, "good", "check");
    };
  }
}
