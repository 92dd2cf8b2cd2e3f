// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.alert.AlertRules;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// An alert rule as its pages show it.
///
/// @param says what it watches, with its numbers
/// @param waits how long it must last, and who is told then
public record RuleLine(
    AlertRules.Shown rule, String name, String says, Chip severity, Chip state, String waits) {

  static RuleLine of(AlertRules.Shown rule, Words words) {
    return new RuleLine(
        rule,
        words.text(rule.name()),
        words.say(
            "rulesays_" + rule.id(),
            amount(rule.threshold(), rule.unit(), words),
            words.span(rule.windowSeconds())),
        AlertLine.severity(rule.severity(), words),
        rule.enabled()
            ? new Chip(words.say("rule_on"), "good", "check")
            : new Chip(words.say("rule_off"), "calm", "pause"),
        waits(rule, words));
  }

  private static String waits(AlertRules.Shown rule, Words words) {
    String raised =
        rule.raiseAfterSeconds() == 0
            ? words.say("rule_at_once")
            : words.say("rule_after", words.span(rule.raiseAfterSeconds()));
    return rule.escalateAfterMinutes() == 0
        ? raised
        : raised + words.say("rule_escalates", words.span(rule.escalateAfterMinutes() * 60L));
  }

  private static String amount(int threshold, @Nullable String unit, Words words) {
    return switch (unit) {
      case "seconds" -> words.span(threshold);
      case "days" -> words.span(threshold * 86_400L);
      case "percent" -> threshold + "%";
      case "degrees" -> threshold + " °C";
      case "mebibytes" -> threshold + " MB";
      case null, default -> Integer.toString(threshold);
    };
  }

  /// The label of its threshold, with the unit; empty where there is none.
  public String threshold(Words words) {
    return rule.unit() == null ? "" : words.say("rule_threshold_" + rule.unit());
  }

  /// The highest threshold that it may have.
  public int most() {
    return rule.unit() == null ? 0 : AlertRules.most(rule.unit());
  }

  /// The longest window that it may have, 0 where it counts nothing.
  public int longestWindow() {
    return AlertRules.longestWindow(rule.unit());
  }

  /// Who edited it last.
  public String edited(Words words) {
    OffsetDateTime at = rule.changedAt();
    String by = rule.changedBy();
    return at == null || by == null ? "" : words.say("rule_edited", by, words.minute(at));
  }
}
