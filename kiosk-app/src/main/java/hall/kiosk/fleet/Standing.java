// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.journey.Event;
import java.util.Optional;
import java.util.function.Consumer;

/// Whether the server takes this terminal for one of its own; told when it changes.
final class Standing {

  private final Consumer<Event> events;
  private boolean stranger;

  Standing(Consumer<Event> events) {
    this.events = events;
  }

  /// The server answered 401.
  void refused(Optional<String> terminalId) {
    if (!stranger && terminalId.isPresent()) {
      stranger = true;
      events.accept(new Event.Stranger(terminalId));
    }
  }

  /// The server answered as to one of its own.
  void taken() {
    if (stranger) {
      stranger = false;
      events.accept(new Event.Stranger(Optional.empty()));
    }
  }
}
