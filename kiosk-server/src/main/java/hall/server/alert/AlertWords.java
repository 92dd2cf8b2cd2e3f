// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Words;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in one language what rules found.
public final class AlertWords {
  private AlertWords() {}

  /// The name of a rule.
  public static String rule(Words words, String ruleId) {
    return words.word("alertrule_", ruleId);
  }

  /// What was found; empty when the rule's name says it all.
  public static String details(Words words, List<Detail> details) {
    return details.stream()
        .map(detail -> detail(words, detail))
        .filter(said -> !said.isEmpty())
        .collect(Collectors.joining(words.say("alertdetail_between")));
  }

  private static String detail(Words words, Detail detail) {
    Long amount = detail.amount();
    if (detail.consumable() != null && amount != null) {
      return words.say(
          "alertdetail_consumable",
          part(words, detail.part()),
          words.word("consumable_", detail.consumable()),
          level(words, amount, detail.unit()));
    }
    if (amount != null && "changes".equals(detail.unit())) {
      return words.say("alertdetail_changes", part(words, detail.part()), amount);
    }
    if (amount != null) {
      String key = detail.part().equals("clock") ? amount < 0 ? "slow" : "fast" : detail.part();
      return words.say("alertdetail_" + key, words.span(Math.abs(amount)));
    }
    if (detail.part().equals("service")) {
      return "";
    }
    String state = detail.state() == null ? "" : words.word("devicestate_", detail.state());
    String reason = words.word("reason_", detail.reason());
    String separator = state.isEmpty() || reason.isEmpty() ? "" : " · ";
    return words.say("alertdetail_device", part(words, detail.part()), state + separator + reason);
  }

  private static String level(Words words, long amount, @Nullable String unit) {
    return "percent".equals(unit) ? amount + "%" : amount + " " + words.word("unit_", unit);
  }

  private static String part(Words words, String part) {
    return switch (part) {
      case "terminal", "service" -> words.say("alertpart_" + part);
      default -> words.word("device_", part);
    };
  }
}
