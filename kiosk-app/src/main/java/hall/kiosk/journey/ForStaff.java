// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.List;
import java.util.Optional;

/// What the screens at rest say to those who look after the terminal, not to citizens.
///
/// @param messages of operators, oldest first; each stands until it is confirmed or over
/// @param strangerAs the terminal's id while the server does not take this terminal for one of its
///   own
public record ForStaff(List<Message> messages, Optional<String> strangerAs) {

  public static final ForStaff NOTHING = new ForStaff(List.of(), Optional.empty());

  /// A message to the attendant.
  public record Message(String id, LocalText text) {}

  public ForStaff {
    messages = List.copyOf(messages);
  }

  ForStaff with(List<Message> newMessages) {
    return new ForStaff(newMessages, strangerAs);
  }

  ForStaff without(String id) {
    return with(messages.stream().filter(message -> !message.id().equals(id)).toList());
  }

  ForStaff strangerAs(Optional<String> terminalId) {
    return new ForStaff(messages, terminalId);
  }
}
