// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.command.Command;
import hall.server.terminal.Presence;
import hall.server.terminal.Terminal;
import java.util.List;

/// A terminal as its own page shows it: how it is, what it was told, what happened to it.
public record TerminalView(TerminalCard card, List<CommandLine> commands, List<Moment> timeline) {

  /// A change in words.
  public record Moment(String at, String subject, String what) {}

  static TerminalView of(
      Terminal terminal,
      List<Command> commands,
      List<Presence.Transition> transitions,
      Words words) {
    return new TerminalView(
        TerminalCard.of(terminal, words),
        commands.stream().map(command -> CommandLine.of(command, words)).toList(),
        transitions.stream().map(transition -> moment(transition, words)).toList());
  }

  private static Moment moment(Presence.Transition transition, Words words) {
    boolean device = !transition.subject().matches("terminal|service");
    String reason = words.word(device ? "reason_" : "timelinereason_", transition.reason());
    return new Moment(
        words.second(HallTime.at(transition.at())),
        device
            ? words.word("device_", transition.subject())
            : words.say("timeline_" + transition.subject()),
        words.word(device ? "devicestate_" : "timelinestate_", transition.to())
            + (reason.isEmpty() ? "" : " · " + reason));
  }
}
