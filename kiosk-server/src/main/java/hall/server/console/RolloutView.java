// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.rollout.Rollout;
import hall.server.rollout.Rollouts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A rollout in words, its rings as bars.
public record RolloutView(
    Rollout rollout, Chip state, String where, List<Bar> rings, List<TerminalView.Moment> trail) {

  /// A ring as a bar of parts whose widths are percentages of the ring.
  ///
  /// @param mark `over`, `on` or `ahead`
  public record Bar(String title, String words, String mark, List<Part> parts) {}

  /// Terminals of a ring that are equally far.
  ///
  /// @param from where the part begins, and `width` how wide it is, in percent of the bar
  public record Part(String tone, double from, double width) {}

  static RolloutView of(Rollout rollout, List<Rollouts.Event> events, Words words) {
    List<Bar> bars = new ArrayList<>();
    for (int ring = 0; ring < rollout.rings().size(); ring++) {
      bars.add(bar(rollout, ring, words));
    }
    return new RolloutView(
        rollout,
        chip(rollout, words),
        words.say(
            "rollout_by", rollout.id(), rollout.createdBy(), words.minute(rollout.createdAt())),
        bars,
        events.stream().map(event -> moment(event, words)).toList());
  }

  /// What a rollout changes, as a sentence and how many terminals it is for.
  public record ChangeLine(String what, String terminals) {}

  static List<ChangeLine> changes(List<Rollouts.Change> changes, Words words) {
    return changes.stream()
        .map(change ->
            new ChangeLine(
                words.say(
                    "rolloutchange_" + change.kind(),
                    named(change.kind(), change.was(), words),
                    named(change.kind(), change.becomes(), words)),
                words.say("rolloutchange_terminals", change.terminals())))
        .toList();
  }

  private static String named(String kind, @Nullable String value, Words words) {
    return value == null && !kind.equals("configuration")
        ? words.say("rolloutchange_no_" + kind)
        : Objects.requireNonNullElse(value, "");
  }

  /// How many failures stop it, and since when they count.
  static String cap(Rollout rollout, Words words) {
    return rollout.resumedAt() == null
        ? words.say("rollout_cap_value", rollout.plan().failureCap())
        : words.say(
            "rollout_cap_since", rollout.plan().failureCap(), words.minute(rollout.resumedAt()));
  }

  private static Chip chip(Rollout rollout, Words words) {
    String said = words.say("rollout_" + rollout.state().word());
    String reason = words.word("rolloutreason_", rollout.reason());
    String whole = reason.isEmpty() ? said : said + " · " + reason;
    return switch (rollout.state()) {
      case PREPARING, RUNNING -> new Chip(whole, "busy", "clock");
      case PAUSED -> new Chip(whole, "warn", "pause");
      case RETURNING -> new Chip(whole, "bad", "back");
      case FINISHED -> new Chip(whole, "good", "check");
      case ABORTED, RETURNED -> new Chip(whole, "calm", "pause");
    };
  }

  private static Bar bar(Rollout rollout, int number, Words words) {
    Rollout.Ring ring = rollout.rings().get(number);
    boolean over = rollout.endedAt() != null || number < rollout.ring();
    List<Part> parts = new ArrayList<>();
    add(parts, "good", ring.confirmed(), ring);
    add(parts, "bad", ring.failed(), ring);
    add(parts, "busy", ring.changing(), ring);
    add(parts, "offline", ring.offline(), ring);
    add(parts, "calm", ring.returned(), ring);
    return new Bar(
        words.say("rollout_ring", number + 1, ring.percent(), ring.terminals()),
        counts(ring, words),
        over ? "over" : number == rollout.ring() ? "on" : "ahead",
        parts);
  }

  /// The counts that are not nothing.
  private static String counts(Rollout.Ring ring, Words words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("confirmed", ring.confirmed());
    counts.put("failed", ring.failed());
    counts.put("changing", ring.changing());
    counts.put("offline", ring.offline());
    counts.put("waiting", ring.waiting());
    counts.put("back", ring.returned());
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > 0)
        .map(count -> words.say("rollout_count_" + count.getKey(), count.getValue()))
        .collect(Collectors.joining(" · "));
  }

  private static void add(List<Part> parts, String tone, int count, Rollout.Ring ring) {
    if (count > 0) {
      double from = parts.isEmpty() ? 0 : parts.getLast().from() + parts.getLast().width();
      parts.add(new Part(tone, from, count * 100.0 / ring.terminals()));
    }
  }

  private static TerminalView.Moment moment(Rollouts.Event event, Words words) {
    String detail = event.detail() == null ? "" : words.word("rolloutreason_", event.detail());
    String said = words.word("rolloutevent_", event.event());
    return new TerminalView.Moment(
        words.second(event.at()),
        event.actor().equals("server") ? words.say("rollout_server") : event.actor(),
        detail.isEmpty() ? said : said + " " + detail);
  }
}
