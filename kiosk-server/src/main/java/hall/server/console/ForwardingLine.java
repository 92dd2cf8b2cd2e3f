// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.channel.Rounds;
import hall.server.forwarding.Forwarding;
import hall.server.forwarding.Forwardings;
import hall.server.forwarding.Gaps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A forwarded case as pages show it.
///
/// @param failure why the last attempt came to nothing, in words; empty where it did not
/// @param next when the next attempt is; empty where there is none
/// @param there its number at the platform above; empty before
/// @param became what the platform last told of it; empty before
public record ForwardingLine(
    String caseNumber,
    String item,
    Chip state,
    String entered,
    int attempts,
    String failure,
    String next,
    String there,
    String became) {

  static ForwardingLine of(Forwardings.Entry entry, Words words) {
    return of(entry.forwarding(), words.text(entry.item()), words);
  }

  static ForwardingLine of(Forwarding of, String item, Words words) {
    return new ForwardingLine(
        of.caseNumber(),
        item,
        chip(of, words),
        minute(of.enteredAt(), words),
        of.attempts(),
        failure(of.failure(), words),
        switch (of.state()) {
          case WAITING -> words.second(HallTime.at(of.nextAttemptAt()));
          case DELIVERED, REFUSED -> "";
        },
        of.upstreamNumber() == null ? "" : of.upstreamNumber(),
        became(of, words));
  }

  private static Chip chip(Forwarding of, Words words) {
    String said = words.say("forwarding_state_" + of.state().word());
    return switch (of.state()) {
      case WAITING -> new Chip(said, of.failure() == null ? "busy" : "warn", "clock");
      case DELIVERED -> new Chip(said, "good", "check");
      case REFUSED -> new Chip(said, "bad", "alert");
    };
  }

  private static String became(Forwarding of, Words words) {
    return of.upstreamState() == null
        ? ""
        : words.word("eventdetail_upstream-", of.upstreamState())
            + " · "
            + minute(of.upstreamStateAt(), words);
  }

  static String failure(@Nullable String failure, Words words) {
    return failure("forwarding_", failure, words);
  }

  /// Why something came to nothing; empty where it did not.
  ///
  /// @param of whom the words speak: `forwarding_` or `hotline_`
  static String failure(String of, @Nullable String failure, Words words) {
    if (failure == null) {
      return "";
    }
    return failure.startsWith("http-")
        ? words.say(of + "http", failure.substring("http-".length()))
        : words.word(of + "why_", failure);
  }

  /// When a round was last done to its end, and why not since.
  static String round(Rounds.Done done, Words words) {
    String name = words.say("forwarding_round_" + done.name());
    String at = done.at() == null ? words.say("forwarding_never") : minute(done.at(), words);
    String why =
        failure(done.name().equals("hotline") ? "hotline_" : "forwarding_", done.failure(), words);
    return words.say(why.isEmpty() ? "forwarding_done" : "forwarding_done_failed", name, at, why);
  }

  private static String minute(@Nullable Instant at, Words words) {
    return at == null ? "" : words.minute(HallTime.at(at));
  }

  /// A gap as its page shows it.
  ///
  /// @param since when a later comparison found it in order; empty while it lasts
  /// @param ofComplaint whether its number is that of a complaint
  public record Difference(
      long id, String day, String caseNumber, String sort, String since, boolean ofComplaint) {
    static Difference of(Gaps.Gap gap, Words words) {
      return new Difference(
          gap.id(),
          gap.day().toString(),
          gap.caseNumber(),
          words.say("forwarding_gap_" + gap.sort().word()),
          minute(gap.inOrderSince(), words),
          gap.sort().isOfHotline());
    }
  }
}
