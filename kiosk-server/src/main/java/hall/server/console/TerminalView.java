// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.command.Command;
import hall.server.configuration.Generations;
import hall.server.terminal.Presence;
import hall.server.terminal.Terminal;
import java.util.List;

/// A terminal as its own page shows it: how it is, what it was told, what happened to it.
public record TerminalView(
    TerminalCard card, List<CommandLine> commands, List<Moment> timeline, Setup setup) {

  /// What it shall run, what it runs, and what it told of that; `desired` is empty where nothing
  /// was published for it.
  public record Setup(String desired, String running, List<Moment> told) {}

  /// A change in words.
  public record Moment(String at, String subject, String what) {}

  static TerminalView of(
      Terminal terminal,
      List<Command> commands,
      List<Presence.Transition> transitions,
      long desired,
      List<Generations.Told> told,
      Words words) {
    return new TerminalView(
        TerminalCard.of(terminal, words),
        commands.stream().map(command -> CommandLine.of(command, words)).toList(),
        transitions.stream().map(transition -> moment(transition, words)).toList(),
        new Setup(
            desired == 0 ? "" : words.say("terminalconf_generation", desired),
            running(terminal, words),
            told.stream().map(each -> moment(each, words)).toList()));
  }

  /// 0 is a terminal's own file, and so is what old terminals always say.
  private static String running(Terminal terminal, Words words) {
    Long generation = terminal.configurationGeneration();
    return generation == null || generation <= 1
        ? words.say("terminalconf_own_file")
        : words.say("terminalconf_generation", generation);
  }

  private static Moment moment(Generations.Told told, Words words) {
    String reason = words.word("confreason_", told.reason());
    String state =
        told.state() == null
            ? words.say("terminalconf_waiting")
            : words.word("configurationstate_", told.state());
    return new Moment(
        words.second(told.at()),
        words.say("terminalconf_generation", told.generation()),
        reason.isEmpty() ? state : state + " · " + reason);
  }

  private static Moment moment(Presence.Transition transition, Words words) {
    boolean device = !transition.subject().matches("terminal|service|application");
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
