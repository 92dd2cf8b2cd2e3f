// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Evaluates all rules over all subjects. Its memory holds, for each subject and rule that is about
/// to change, since when; what is raised it is told, so that it may be forgotten at any time and at
/// worst lets a duration start again. Not for several threads at once.
///
/// | raised | finding | since when | verdict |
/// |---|---|---|---|
/// | no | holds | not yet `raiseAfter` | unchanged |
/// | no | holds | `raiseAfter` | raised |
/// | no | absent, unknown | | unchanged; a beginning is forgotten |
/// | yes | absent | not yet `clearAfter` | unchanged |
/// | yes | absent | `clearAfter` | cleared |
/// | yes | holds, unknown | | unchanged; an ending is forgotten |
/// | yes | the rule is disabled, or what is no terminal is there no more | | cleared |
final class AlertWatch {
  private final Map<Key, Beginning> changing = new HashMap<>();

  private record Beginning(boolean raising, Instant since) {}

  /// A rule at a subject.
  record Key(String subject, String ruleId) {}

  /// What changes for a key.
  sealed interface Verdict {
    Key key();

    record Raised(Key key, Severity severity, List<Detail> details) implements Verdict {}

    record Cleared(Key key) implements Verdict {}

    /// Still raised, by something else: the printer besides the scanner.
    record Changed(Key key, List<Detail> details) implements Verdict {}
  }

  /// All that changes now; what does not change is not listed.
  List<Verdict> look(
      List<AlertRule> rules, List<Subject> subjects, Map<Key, List<Detail>> raised, Instant now) {
    List<Verdict> verdicts = new ArrayList<>();
    Set<String> disabled = new HashSet<>();
    for (AlertRule rule : rules) {
      if (!rule.enabled()) {
        disabled.add(rule.id());
        continue;
      }
      for (Subject subject : subjects) {
        if (rule.condition().concerns(subject)) {
          look(rule, subject, raised, now, verdicts);
        }
      }
    }
    changing.keySet().removeIf(key -> disabled.contains(key.ruleId()));
    Set<String> there = subjects.stream().map(Subject::key).collect(Collectors.toSet());
    changing.keySet().removeIf(key -> isGone(key, there));
    raised.keySet().stream()
        .filter(key -> disabled.contains(key.ruleId()) || isGone(key, there))
        .forEach(key -> verdicts.add(new Verdict.Cleared(key)));
    return verdicts;
  }

  private static boolean isGone(Key key, Set<String> there) {
    return !Subject.isTerminal(key.subject()) && !there.contains(key.subject());
  }

  private void look(
      AlertRule rule,
      Subject subject,
      Map<Key, List<Detail>> raised,
      Instant now,
      List<Verdict> verdicts) {
    Key key = new Key(subject.key(), rule.id());
    List<Detail> known = raised.get(key);
    switch (Finding.look(rule.condition(), subject, now)) {
      case Finding.Holds(List<Detail> details) -> {
        if (known != null) {
          changing.remove(key);
          if (!withoutAmounts(details).equals(withoutAmounts(known))) {
            verdicts.add(new Verdict.Changed(key, details));
          }
        } else if (lasted(key, true, rule.raiseAfter(), now)) {
          verdicts.add(new Verdict.Raised(key, rule.severity(), details));
        }
      }
      case Finding.Absent() -> {
        if (known == null) {
          changing.remove(key);
        } else if (lasted(key, false, rule.clearAfter(), now)) {
          verdicts.add(new Verdict.Cleared(key));
        }
      }
      case Finding.Unknown() -> changing.remove(key);
    }
  }

  /// The beginning stays until the verdict is known to be written: a failed write is repeated.
  private boolean lasted(Key key, boolean raising, Duration limit, Instant now) {
    Beginning known = changing.get(key);
    if (known == null || known.raising() != raising) {
      known = new Beginning(raising, now);
      changing.put(key, known);
    }
    return !now.isBefore(known.since().plus(limit));
  }

  /// Amounts move all the time; only what they belong to is worth a write.
  private static List<Detail> withoutAmounts(List<Detail> details) {
    return details.stream()
        .map(d -> new Detail(d.part(), d.state(), d.reason(), d.consumable(), null, null))
        .toList();
  }
}
