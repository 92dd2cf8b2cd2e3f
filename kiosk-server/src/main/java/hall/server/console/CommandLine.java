// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.command.Command;
import hall.server.command.Report.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A command as its terminal's page shows it.
///
/// @param details what was ordered beyond the kind, and what came of it
/// @param cancellable whether the terminal has not begun it
/// @param withdrawable whether it is a message that stands on the screen
/// @param trail all that happened to it
public record CommandLine(
    Command command,
    String title,
    Chip state,
    List<String> details,
    List<Tested> tested,
    boolean cancellable,
    boolean withdrawable,
    List<TerminalView.Moment> trail) {

  /// A check of a self-test.
  public record Tested(String device, String check, boolean passed, String detail) {}

  static CommandLine of(Command command, Words words) {
    return new CommandLine(
        command,
        title(command, words),
        state(command, words),
        details(command, words),
        command.checks().stream().map(check -> tested(check, words)).toList(),
        command.state().equals("pending") || command.state().equals("received"),
        stands(command) && !isOver(command, words),
        command.transitions().stream().map(step -> moment(step, words)).toList());
  }

  /// A message that nobody has confirmed.
  private static boolean stands(Command command) {
    return command.kind().equals("message") && command.state().equals("done");
  }

  private static boolean isOver(Command command, Words words) {
    return command.until() != null && words.isPast(command.until());
  }

  private static String title(Command command, Words words) {
    String kind = words.word("command_", command.kind());
    return command.device() == null ? kind : kind + " · " + words.word("device_", command.device());
  }

  private static Chip state(Command command, Words words) {
    String said = words.word("commandstate_", command.state());
    if (stands(command)) {
      return isOver(command, words)
          ? new Chip(words.say("commandstate_done_unseen"), "warn", "clock")
          : new Chip(words.say("commandstate_done_shown"), "calm", "clock");
    }
    boolean faults = command.checks().stream().anyMatch(check -> !check.passed());
    return switch (command.state()) {
      case "done" ->
          faults
              ? new Chip(words.say("commandstate_done_faults"), "warn", "alert")
              : new Chip(said, "good", "check");
      case "seen" -> new Chip(said, "good", "check");
      case "failed" -> new Chip(said, "bad", "alert");
      case "expired" -> new Chip(said, "warn", "clock");
      case "running" -> new Chip(said, "busy", "clock");
      default -> new Chip(said, "calm", "clock");
    };
  }

  private static List<String> details(Command command, Words words) {
    List<String> details = new ArrayList<>();
    if (command.text() != null) {
      details.add(words.text(command.text()));
    }
    if (command.volume() != null) {
      details.add(words.say("command_volume_percent", command.volume()));
    }
    if (command.why() != null) {
      details.add(words.say("command_why_said", command.why()));
    }
    if (command.until() != null) {
      String key = command.kind().equals("message") ? "command_shown_until" : "command_until";
      details.add(words.say(key, words.minute(command.until())));
    }
    if (command.seenAt() != null) {
      details.add(words.say("command_seen_at", words.minute(command.seenAt())));
    }
    if (command.reason() != null) {
      details.add(words.word("reason_", command.reason()));
    }
    if (command.evidence() != null) {
      details.add(words.word("evidence_", command.evidence()));
    }
    return details;
  }

  private static Tested tested(Check check, Words words) {
    return new Tested(
        words.word("device_", check.device()),
        words.word("check_", check.check()),
        check.passed(),
        check.passed() ? "" : Objects.requireNonNullElse(check.detail(), ""));
  }

  private static TerminalView.Moment moment(Command.Transition step, Words words) {
    String[] actor = step.actor().split(" ", 2);
    return new TerminalView.Moment(
        words.second(step.at()),
        words.word("actor_", actor[0]) + (actor.length > 1 ? " " + actor[1] : ""),
        words.word("commandstate_", step.to())
            + (step.reason() == null ? "" : " · " + words.word("reason_", step.reason())));
  }
}
