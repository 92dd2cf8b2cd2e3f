// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.HallTime;
import hall.server.Language;
import hall.server.Text;
import hall.server.Words;
import hall.server.alert.delivery.Notice;
import hall.server.terminal.Hall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts a letter into words of both languages.
final class NoticeWriter {
  private static final int MOST_LINES = 20;

  private final Words chinese;
  private final Words english;
  private final Map<String, Hall> halls;
  private final Instant now;
  private final String link;

  NoticeWriter(Map<String, Hall> halls, Instant now, String link) {
    this.chinese = new Words(Language.CHINESE, now);
    this.english = new Words(Language.ENGLISH, now);
    this.halls = halls;
    this.now = now;
    this.link = link;
  }

  Notice write(Kind kind, String ruleId, List<Alert> alerts) {
    Map<String, Long> shares =
        alerts.stream()
            .flatMap(alert -> Stream.ofNullable(alert.hallId()))
            .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
    Severity worst =
        alerts.stream().map(Alert::severity).min(Severity::compareTo).orElse(Severity.WARNING);
    return new Notice(
        kind.word(),
        ruleId,
        worst.word(),
        HallTime.at(now),
        both(words -> title(words, kind, ruleId, alerts)),
        (int) alerts.stream().filter(Alert::isTerminal).count(),
        shares.entrySet().stream()
            .map(share -> new Notice.Share(hall(share.getKey()), share.getValue().intValue()))
            .toList(),
        alerts.stream().limit(MOST_LINES).map(this::line).toList(),
        link);
  }

  /// A notice that tells nothing but that it arrives.
  static Notice trial(Instant now, String link) {
    Text title =
        new Text(
            new Words(Language.CHINESE, now).say("notice_trial"),
            new Words(Language.ENGLISH, now).say("notice_trial"));
    return new Notice(
        "trial",
        "",
        Severity.WARNING.word(),
        HallTime.at(now),
        title,
        0,
        List.of(),
        List.of(),
        link);
  }

  private Notice.Line line(Alert alert) {
    return new Notice.Line(
        alert.id(),
        alert.isTerminal() ? alert.subject() : null,
        alert.terminalName(),
        alert.hallId(),
        alert.isTerminal() ? null : alert.subject(),
        HallTime.at(alert.raisedAt()),
        both(words -> {
          String details = AlertWords.details(words, alert.details());
          return details.isEmpty() ? AlertWords.rule(words, alert.ruleId()) : details;
        }));
  }

  private String title(Words words, Kind kind, String ruleId, List<Alert> alerts) {
    String rule = AlertWords.rule(words, ruleId);
    String what = what(words, alerts, rule);
    return switch (kind) {
      case RAISED -> what;
      case ESCALATED -> words.say("notice_escalated", what);
      case CLEARED -> words.say("notice_cleared", what);
    };
  }

  private String what(Words words, List<Alert> alerts, String rule) {
    String first = alerts.getFirst().hallId();
    if (first == null) {
      return alerts.size() == 1
          ? words.say("notice_own", rule)
          : words.say("notice_own_many", rule, alerts.size());
    }
    if (alerts.size() == 1) {
      return words.say(
          "notice_one",
          words.text(hall(first).name()),
          String.valueOf(alerts.getFirst().terminalName()),
          rule);
    }
    return alerts.stream().allMatch(alert -> first.equals(alert.hallId()))
        ? words.say("notice_hall", words.text(hall(first).name()), alerts.size(), rule)
        : words.say("notice_fleet", alerts.size(), rule);
  }

  private Hall hall(String id) {
    Hall known = halls.get(id);
    return known == null ? new Hall(id, new Text(id, id)) : known;
  }

  private Text both(Function<Words, String> say) {
    return new Text(say.apply(chinese), say.apply(english));
  }
}
