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
      return amount(words, detail, amount);
    }
    switch (detail.part()) {
      case "service" -> {
        return "";
      }
      case "signing-key" -> {
        return words.say("alertdetail_signing_key");
      }
      case "configuration" -> {
        return words.say(
            "reverted".equals(detail.state())
                ? "alertdetail_configuration_reverted"
                : "alertdetail_configuration_refused",
            words.word("confreason_", detail.reason()));
      }
      default -> {}
    }
    String state = detail.state() == null ? "" : words.word("devicestate_", detail.state());
    String reason = words.word("reason_", detail.reason());
    String separator = state.isEmpty() || reason.isEmpty() ? "" : " · ";
    return words.say("alertdetail_device", part(words, detail.part()), state + separator + reason);
  }

  private static String amount(Words words, Detail detail, long amount) {
    return switch (detail.part()) {
      case "clock" ->
          words.say(
              amount < 0 ? "alertdetail_slow" : "alertdetail_fast", words.span(Math.abs(amount)));
      case "certificate" ->
          words.say(
              amount < 0 ? "alertdetail_expired" : "alertdetail_expires",
              words.span(Math.abs(amount)));
      case "disk" -> words.say("alertdetail_disk", words.size(amount));
      case "temperature",
          "submissions",
          "refused",
          "cases",
          "complaints",
          "hotline",
          "messages",
          "rectifications",
          "gaps",
          "crashed",
          "maintenance-locked",
          "help-called" ->
          words.say("alertdetail_" + detail.part(), amount);
      case "rollout" ->
          words.say(
              "alertdetail_rollout",
              Long.toString(amount),
              words.word("rollout_", detail.state()),
              words.word("rolloutreason_", detail.reason()));
      default -> words.say("alertdetail_" + detail.part(), words.span(Math.abs(amount)));
    };
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
