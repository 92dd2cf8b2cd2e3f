// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.message.Daytime;
import hall.server.message.Message;
import hall.server.message.Purpose;
import java.time.Instant;
import java.util.List;

/// A message as pages show it: what for, and how far it is; never to which number, and never that
/// somebody read it.
///
/// @param text that goes out, with the names of its blanks where they are
/// @param more when the gateway took it, when it is tried next, or why not
/// @param link to the page of what it is about
/// @param untold whether somebody has to tell the citizen otherwise
public record MessageLine(
    long id,
    String purpose,
    String text,
    String about,
    String link,
    String entered,
    Chip state,
    String more,
    boolean untold) {

  static List<MessageLine> of(List<Message> messages, Words words) {
    return messages.stream().map(each -> of(each, words)).toList();
  }

  private static MessageLine of(Message message, Words words) {
    return new MessageLine(
        message.id(),
        words.word("message_purpose_", message.purpose()),
        Purpose.find(message.purpose()).map(purpose -> text(purpose, words)).orElse(""),
        message.about(),
        message.visit() == 0
            ? "/console/cases/" + message.about()
            : "/console/complaints/" + message.visit(),
        words.minute(HallTime.at(message.enteredAt())),
        chip(message, words),
        more(message, words),
        message.untold());
  }

  private static String text(Purpose purpose, Words words) {
    return words.say(
        "message_text_" + purpose.word(),
        purpose.blanks().stream()
            .map(blank -> words.say("message_blank", words.say("message_blank_" + blank)))
            .toArray());
  }

  private static Chip chip(Message message, Words words) {
    String said = words.say("message_wire_" + message.wire().word());
    return switch (message.wire()) {
      case WAITING -> new Chip(said, message.failure() == null ? "busy" : "warn", "clock");
      case TAKEN -> new Chip(said, "good", "check");
      case REFUSED, GIVEN_UP ->
          message.untold()
              ? new Chip(said, "bad", "alert")
              : new Chip(words.say("message_told"), "calm", "check");
    };
  }

  private static String more(Message message, Words words) {
    String why = ForwardingLine.failure("message_", message.failure(), words);
    return switch (message.wire()) {
      case WAITING -> {
        String next = minute(Daytime.from(message.nextAttemptAt()), words);
        yield why.isEmpty()
            ? words.say("message_next", next)
            : words.say("message_next_failed", message.attempts(), why, next);
      }
      case TAKEN ->
          message.settledAt() == null
              ? ""
              : words.say("message_taken", minute(message.settledAt(), words));
      case REFUSED -> words.say("message_refused", why);
      case GIVEN_UP -> words.say("message_given-up", why);
    };
  }

  private static String minute(Instant at, Words words) {
    return words.minute(HallTime.at(at));
  }
}
