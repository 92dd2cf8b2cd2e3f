// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides who is told what. Pure.
///
/// Fresh alerts of a rule wait for each other for the pace's time; many of them become one group,
/// which others join without a further word to those who know of it. What is silenced waits until
/// the silence ends. Whoever is not answered in time hands over to the next level.
final class Planner {
  private final Pace pace;
  private final Map<String, AlertRule> rules;
  private final List<Recipient> recipients;
  private final Instant now;

  Planner(Pace pace, List<AlertRule> rules, List<Recipient> recipients, Instant now) {
    this.pace = pace;
    this.rules = rules.stream().collect(Collectors.toMap(AlertRule::id, rule -> rule));
    this.recipients = recipients;
    this.now = now;
  }

  /// What one recipient is told about.
  record Letter(Recipient recipient, List<Alert> alerts) {}

  /// Where alerts are grouped.
  sealed interface Gathering {
    record Alone() implements Gathering {}

    record Opened(@Nullable String hallId) implements Gathering {}

    record Joined(long stormId) implements Gathering {}
  }

  /// Alerts that are told of together, with the level they are then at.
  ///
  /// @param reached the alerts that are somebody's; what nobody hears of stays where it is
  record Step(
      Kind kind,
      String ruleId,
      List<Alert> alerts,
      int level,
      Gathering gathering,
      List<Letter> letters,
      Set<Long> reached) {

    Step(
        Kind kind,
        String ruleId,
        List<Alert> alerts,
        int level,
        Gathering gathering,
        List<Letter> letters) {
      this(kind, ruleId, alerts, level, gathering, letters, reached(letters));
    }

    private static Set<Long> reached(List<Letter> letters) {
      return letters.stream()
          .flatMap(letter -> letter.alerts().stream())
          .map(Alert::id)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /// Fresh and unanswered alerts among the living.
  List<Step> living(List<Alert> living, List<Storm> storms, Predicate<Alert> silenced) {
    List<Alert> heard =
        living.stream()
            .filter(alert -> alert.state() == AlertState.OPEN && !silenced.test(alert))
            .toList();
    List<Step> steps = new ArrayList<>();
    byRule(heard.stream().filter(alert -> alert.notifiedAt() == null).toList())
        .forEach((rule, fresh) -> fresh(rule, fresh, living, storms, steps));
    escalate(heard, steps);
    return steps;
  }

  /// Alerts that are over; those of a group come together, when the last one of it is.
  List<Step> over(List<Alert> cleared) {
    List<Step> steps = new ArrayList<>();
    byRule(cleared.stream().filter(alert -> alert.notifiedAt() != null).toList())
        .forEach((rule, alerts) -> {
          List<Letter> letters =
              letters(alerts, (recipient, alert) -> recipient.level() <= alert.level());
          steps.add(new Step(Kind.CLEARED, rule, alerts, 0, new Gathering.Alone(), letters));
        });
    return steps;
  }

  private void fresh(
      String rule, List<Alert> fresh, List<Alert> living, List<Storm> storms, List<Step> steps) {
    List<Alert> rest = new ArrayList<>();
    Map<Long, List<Alert>> joining = new TreeMap<>();
    for (Alert alert : fresh) {
      storms.stream()
          .filter(this::isOpen)
          .filter(storm -> storm.takes(alert))
          .findFirst()
          .ifPresentOrElse(
              storm -> joining.computeIfAbsent(storm.id(), id -> new ArrayList<>()).add(alert),
              () -> rest.add(alert));
    }
    joining.forEach((id, alerts) -> steps.add(join(rule, id, alerts, living)));
    Optional<Instant> oldest = rest.stream().map(Alert::raisedAt).min(Instant::compareTo);
    if (oldest.isEmpty() || oldest.get().plus(pace.gather()).isAfter(now)) {
      return;
    }
    if (rest.size() >= pace.storm()) {
      List<String> halls = rest.stream().map(Alert::hallId).distinct().toList();
      steps.add(raised(rule, rest, new Gathering.Opened(halls.size() == 1 ? halls.get(0) : null)));
    } else {
      rest.forEach(alert -> steps.add(raised(rule, List.of(alert), new Gathering.Alone())));
    }
  }

  private boolean isOpen(Storm storm) {
    return !storm.joinedAt().plus(pace.gather()).isBefore(now)
        && !storm.openedAt().plus(pace.longest()).isBefore(now);
  }

  private Step raised(String rule, List<Alert> alerts, Gathering gathering) {
    return new Step(Kind.RAISED, rule, alerts, 1, gathering, letters(alerts, Planner::isFirst));
  }

  /// Only who heard nothing of this storm yet is told: another hall's people.
  private Step join(String rule, long storm, List<Alert> joining, List<Alert> living) {
    List<Alert> members =
        living.stream().filter(alert -> Objects.equals(alert.groupId(), storm)).toList();
    List<Letter> all = letters(joining, Planner::isFirst);
    List<Letter> news =
        all.stream()
            .filter(letter -> members.stream().noneMatch(letter.recipient()::hears))
            .toList();
    Gathering joined = new Gathering.Joined(storm);
    return new Step(Kind.RAISED, rule, joining, 1, joined, news, Step.reached(all));
  }

  private void escalate(List<Alert> heard, List<Step> steps) {
    record Rung(String rule, int level) {}
    Map<Rung, List<Alert>> due =
        new TreeMap<>((a, b) -> (a.rule() + a.level()).compareTo(b.rule() + b.level()));
    for (Alert alert : heard) {
      OptionalInt next = nextLevel(alert);
      if (next.isPresent() && isUnanswered(alert)) {
        due.computeIfAbsent(new Rung(alert.ruleId(), next.getAsInt()), r -> new ArrayList<>())
            .add(alert);
      }
    }
    due.forEach((rung, alerts) ->
        steps.add(
            new Step(
                Kind.ESCALATED,
                rung.rule(),
                alerts,
                rung.level(),
                new Gathering.Alone(),
                letters(alerts, (recipient, alert) -> recipient.level() == rung.level()))));
  }

  private boolean isUnanswered(Alert alert) {
    AlertRule rule = rules.get(alert.ruleId());
    Instant told = alert.notifiedAt();
    if (told == null || rule == null || rule.escalateAfter().isZero()) {
      return false;
    }
    Duration patience = rule.escalateAfter().multipliedBy(Math.max(1, alert.level()));
    return !told.plus(patience).isAfter(now);
  }

  private OptionalInt nextLevel(Alert alert) {
    return recipients.stream()
        .filter(recipient -> recipient.level() > alert.level() && recipient.hears(alert))
        .mapToInt(Recipient::level)
        .min();
  }

  private interface Concern {
    boolean test(Recipient recipient, Alert alert);
  }

  private static boolean isFirst(Recipient recipient, Alert alert) {
    return recipient.level() == 1;
  }

  private List<Letter> letters(List<Alert> alerts, Concern concern) {
    return recipients.stream()
        .map(recipient ->
            new Letter(
                recipient,
                alerts.stream()
                    .filter(alert -> recipient.hears(alert) && concern.test(recipient, alert))
                    .toList()))
        .filter(letter -> !letter.alerts().isEmpty())
        .toList();
  }

  private static Map<String, List<Alert>> byRule(List<Alert> alerts) {
    return alerts.stream()
        .collect(Collectors.groupingBy(Alert::ruleId, TreeMap::new, Collectors.toList()));
  }
}
