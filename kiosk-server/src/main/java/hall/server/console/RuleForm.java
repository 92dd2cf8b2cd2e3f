// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.alert.AlertRules;
import jakarta.ws.rs.FormParam;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form of an alert rule as somebody filled it in.
public class RuleForm {
  @FormParam("revision")
  @Nullable String revision;

  @FormParam("severity")
  @Nullable String severity;

  @FormParam("enabled")
  @Nullable String enabled;

  @FormParam("threshold")
  @Nullable String threshold;

  @FormParam("windowSeconds")
  @Nullable String windowSeconds;

  @FormParam("raiseAfterSeconds")
  @Nullable String raiseAfterSeconds;

  @FormParam("clearAfterSeconds")
  @Nullable String clearAfterSeconds;

  @FormParam("escalateAfterMinutes")
  @Nullable String escalateAfterMinutes;

  static RuleForm of(AlertRules.Shown rule) {
    RuleForm form = new RuleForm();
    form.revision = Integer.toString(rule.revision());
    form.severity = rule.severity().word();
    form.enabled = rule.enabled() ? "1" : null;
    form.threshold = Integer.toString(rule.threshold());
    form.windowSeconds = Integer.toString(rule.windowSeconds());
    form.raiseAfterSeconds = Integer.toString(rule.raiseAfterSeconds());
    form.clearAfterSeconds = Integer.toString(rule.clearAfterSeconds());
    form.escalateAfterMinutes = Integer.toString(rule.escalateAfterMinutes());
    return form;
  }

  AlertRules.Patch patch() {
    return new AlertRules.Patch(
        number(revision),
        severity,
        enabled != null,
        number(threshold),
        number(windowSeconds),
        number(raiseAfterSeconds),
        number(clearAfterSeconds),
        number(escalateAfterMinutes));
  }

  /// What differs from how the rule stands now, in words: somebody else was faster.
  List<String> differences(AlertRules.Shown now, Words words) {
    RuleForm other = of(now);
    List<String> differences = new ArrayList<>();
    differ(differences, words, "severity", word(other.severity, words), word(severity, words));
    differ(
        differences,
        words,
        "state",
        words.say(other.enabled == null ? "rule_off" : "rule_on"),
        words.say(enabled == null ? "rule_off" : "rule_on"));
    if (now.unit() != null) {
      differ(differences, words, "threshold", other.threshold, threshold);
    }
    if (AlertRules.longestWindow(now.unit()) > 0) {
      differ(differences, words, "windowSeconds", other.windowSeconds, windowSeconds);
    }
    differ(differences, words, "raiseAfterSeconds", other.raiseAfterSeconds, raiseAfterSeconds);
    differ(differences, words, "clearAfterSeconds", other.clearAfterSeconds, clearAfterSeconds);
    differ(
        differences,
        words,
        "escalateAfterMinutes",
        other.escalateAfterMinutes,
        escalateAfterMinutes);
    return differences;
  }

  private static String word(@Nullable String severity, Words words) {
    return words.word("severity_", severity);
  }

  private static void differ(
      List<String> differences,
      Words words,
      String field,
      @Nullable String now,
      @Nullable String wanted) {
    String wish = wanted == null ? "" : wanted.strip();
    if (now != null && !now.equals(wish)) {
      differences.add(words.say("rule_difference", words.say("rule_" + field), now, wish));
    }
  }

  /// What is not filled in stays; what is no number is out of every range.
  private static @Nullable Integer number(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException unreadable) {
      return -1;
    }
  }

  public @Nullable String revision() {
    return revision;
  }

  public @Nullable String severity() {
    return severity;
  }

  public boolean isEnabled() {
    return enabled != null;
  }

  public @Nullable String threshold() {
    return threshold;
  }

  public @Nullable String windowSeconds() {
    return windowSeconds;
  }

  public @Nullable String raiseAfterSeconds() {
    return raiseAfterSeconds;
  }

  public @Nullable String clearAfterSeconds() {
    return clearAfterSeconds;
  }

  public @Nullable String escalateAfterMinutes() {
    return escalateAfterMinutes;
  }
}
