// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How far a command is; those from `done` on are ends, the last two of messages alone.
public enum CommandState {
  PENDING,
  RECEIVED,
  RUNNING,
  DONE,
  FAILED,
  EXPIRED,
  CANCELLED,
  /// The attendant has seen the message.
  SEEN,
  /// An operator took the message off the screen before anybody had seen it.
  WITHDRAWN;

  /// The word in the contract and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether nothing can happen to the command any more.
  public boolean isEnd() {
    return compareTo(DONE) >= 0;
  }

  static Optional<CommandState> of(String word) {
    return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
