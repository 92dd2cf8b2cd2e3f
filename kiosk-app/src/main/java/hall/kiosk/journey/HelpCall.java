// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.ArrayList;
import java.util.List;

/// A citizen's call for help during a visit, and what was said in it.
///
/// @param operation the number of this call; answers to any other one are late
/// @param said what the citizen has said, first things first
/// @param messages everything that the server knows was said, first things first
/// @param pointed how often an attendant has pointed at the main button
/// @param pointing whether the citizen is to see that now
/// @param unread whether something of the attendant's has not been on the glass
public record HelpCall(
    Standing standing,
    long operation,
    List<String> said,
    List<Message> messages,
    long pointed,
    boolean pointing,
    boolean unread) {

  /// How a call stands.
  public enum Standing {
    /// Nobody was called.
    NONE,
    /// The server has not answered yet.
    CALLING,
    /// The server does not answer; it is asked again and again.
    SILENT,
    /// Attendants are told.
    OPEN,
    /// An attendant has ended it, or the server has lost sight of the terminal.
    OVER;

    /// Whether somebody is told how the visit goes.
    public boolean on() {
      return switch (this) {
        case CALLING, SILENT, OPEN -> true;
        case NONE, OVER -> false;
      };
    }
  }

  /// A message.
  ///
  /// @param own whether the citizen said it
  public record Message(long number, boolean own, String text) {
    /// Never the words.
    @Override
    public String toString() {
      return "Message[" + number + "]";
    }
  }

  public static final HelpCall NONE =
      new HelpCall(Standing.NONE, 0, List.of(), List.of(), 0, false, false);

  /// In characters, of one message.
  public static final int LONGEST_TEXT = 200;

  /// More nobody says before an attendant comes.
  private static final int MOST_SAID = 30;

  public HelpCall {
    said = List.copyOf(said);
    messages = List.copyOf(messages);
  }

  static HelpCall begun(long operation) {
    return new HelpCall(Standing.CALLING, operation, List.of(), List.of(), 0, false, false);
  }

  HelpCall say(String text) {
    if (said.size() == MOST_SAID || text.isBlank()) {
      return this;
    }
    var more = new ArrayList<>(said);
    more.add(
        text.substring(
            0,
            text.offsetByCodePoints(
                0, Math.min(LONGEST_TEXT, text.codePointCount(0, text.length())))));
    return new HelpCall(standing, operation, more, messages, pointed, pointing, unread);
  }

  HelpCall silent() {
    return new HelpCall(Standing.SILENT, operation, said, messages, pointed, pointing, unread);
  }

  HelpCall told(HelpAnswer.Told answer) {
    boolean news = answered(answer.messages()) > answered(messages);
    return new HelpCall(
        answer.open() ? Standing.OPEN : Standing.OVER,
        operation,
        said,
        answer.messages(),
        answer.pointed(),
        answer.open() && (pointing || answer.pointed() > pointed),
        unread || news || (!answer.open() && standing != Standing.OVER));
  }

  private static long answered(List<Message> messages) {
    return messages.stream().filter(message -> !message.own()).count();
  }

  HelpCall seen() {
    return new HelpCall(standing, operation, said, messages, pointed, pointing, false);
  }

  HelpCall unpointed() {
    return new HelpCall(standing, operation, said, messages, pointed, false, unread);
  }

  /// Never the words.
  @Override
  public String toString() {
    return "HelpCall[%s, %d said]".formatted(standing, said.size());
  }
}
