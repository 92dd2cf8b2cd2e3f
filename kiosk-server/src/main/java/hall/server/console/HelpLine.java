// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.help.HelpCall;

/// A call for help in the list and above its thread.
///
/// @param place where the citizen is, in words: the screen, which step of it, what is in the way
public record HelpLine(
    String id,
    String hall,
    String terminal,
    String terminalId,
    String place,
    String since,
    boolean open,
    boolean waits,
    String ended) {

  static HelpLine of(HelpCall call, Words words) {
    return new HelpLine(
        call.id().toString(),
        words.text(call.hall()),
        call.terminal(),
        call.terminalId(),
        place(call, words),
        words.minute(HallTime.at(call.openedAt())),
        call.open(),
        call.waits(),
        call.endedBy() == null ? "" : words.say("help_ended_" + call.endedBy()));
  }

  private static String place(HelpCall call, Words words) {
    String screen = words.word("help_screen_", call.screen());
    String step =
        call.steps() == 0
            ? ""
            : words.say("help_between")
                + words.say(
                    "help_step", Integer.toString(call.step()), Integer.toString(call.steps()));
    String trouble =
        call.trouble() == null
            ? ""
            : words.say("help_between") + words.word("help_trouble_", call.trouble());
    return screen + step + trouble;
  }

  /// What was said, for the page.
  ///
  /// @param citizen whether the citizen said it
  public record Said(boolean citizen, String who, String at, String words) {
    static Said of(HelpCall.Message message, Words words) {
      String author = message.author();
      return new Said(
          author == null,
          author == null
              ? words.say(message.written() ? "help_citizen_written" : "help_citizen")
              : author,
          words.minute(HallTime.at(message.at())),
          message.words());
    }
  }
}
