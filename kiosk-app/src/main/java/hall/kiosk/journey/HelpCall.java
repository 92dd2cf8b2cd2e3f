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
/// @param draft what the citizen is writing
public record HelpCall(
    Standing standing,
    long operation,
    List<Said> said,
    List<Message> messages,
    long pointed,
    boolean pointing,
    boolean unread,
    HelpDraft draft) {

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

  /// Something that the citizen has said.
  ///
  /// @param written whether in own words; else it is one of the ready-made sentences
  public record Said(String text, boolean written) {
    /// Never the words.
    @Override
    public String toString() {
      return "Said[written=" + written + "]";
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
      new HelpCall(Standing.NONE, 0, List.of(), List.of(), 0, false, false, HelpDraft.NONE);

  /// In characters, of one message.
  public static final int LONGEST_TEXT = 200;

  /// More nobody says before an attendant comes.
  private static final int MOST_SAID = 30;

  public HelpCall {
    said = List.copyOf(said);
    messages = List.copyOf(messages);
  }

  /// Another call. What was written and did not arrive in the one before goes with it.
  HelpCall begun(long newOperation) {
    var written = unsent().stream().filter(Said::written).toList();
    return new HelpCall(Standing.CALLING, newOperation, written, List.of(), 0, false, false, draft);
  }

  /// Whether it was closed because the server was away for long, before what was written came
  /// there.
  boolean lost(HelpAnswer.Told answer) {
    return standing == Standing.SILENT
        && !answer.open()
        && answer.messages().equals(messages)
        && unsent().stream().anyMatch(Said::written);
  }

  /// What the citizen has said and the server has not told back.
  public List<Said> unsent() {
    long told = messages.stream().filter(Message::own).count();
    return said.subList((int) Math.min(told, said.size()), said.size());
  }

  /// Whether the citizen can say no more before an attendant comes.
  public boolean full() {
    return said.size() == MOST_SAID;
  }

  HelpCall say(String text) {
    return say(new Said(shortened(text), false));
  }

  private HelpCall say(Said more) {
    if (full() || more.text().isBlank()) {
      return this;
    }
    var all = new ArrayList<>(said);
    all.add(more);
    return new HelpCall(standing, operation, all, messages, pointed, pointing, unread, draft);
  }

  /// Says what was written, unless it holds the number of a card; then it stays as it is and says
  /// so.
  HelpCall sayDraft() {
    if (full() || !draft.said()) {
      return this;
    }
    return draft.secret()
        ? with(draft.refuse())
        : say(new Said(draft.text().strip(), true)).with(HelpDraft.NONE);
  }

  static String shortened(String text) {
    int end = Math.min(LONGEST_TEXT, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, end));
  }

  HelpCall silent() {
    return new HelpCall(
        Standing.SILENT, operation, said, messages, pointed, pointing, unread, draft);
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
        unread || news || (!answer.open() && standing != Standing.OVER),
        draft);
  }

  private static long answered(List<Message> messages) {
    return messages.stream().filter(message -> !message.own()).count();
  }

  HelpCall with(HelpDraft newDraft) {
    return new HelpCall(standing, operation, said, messages, pointed, pointing, unread, newDraft);
  }

  HelpCall seen() {
    return new HelpCall(standing, operation, said, messages, pointed, pointing, false, draft);
  }

  HelpCall unpointed() {
    return new HelpCall(standing, operation, said, messages, pointed, false, unread, draft);
  }

  /// Never the words.
  @Override
  public String toString() {
    return "HelpCall[%s, %d said]".formatted(standing, said.size());
  }
}
