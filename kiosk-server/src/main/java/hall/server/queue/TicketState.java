// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import java.util.Locale;
import java.util.stream.Stream;

/// How far a ticket is. See [TicketLife].
public enum TicketState {
  WAITING,
  CALLED,
  SERVING,
  FINISHED,
  /// Was called and did not come; may be called again on the same day.
  SKIPPED,
  /// The windows closed before it was called.
  CLOSED;

  /// The word in the contract and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TicketState of(String word) {
    return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst().orElseThrow();
  }
}
