// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.ForStaff;
import hall.kiosk.journey.LocalText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The agents of one terminal, one after the other on the same folder, as power cuts leave them.
final class AgentLives {

  private static final Credential CREDENTIAL =
      new Credential(
          "t-1", new LocalText("厅", "Hall"), "https://localhost/q/", new Proof.Bearer("secret"));

  final ListedCommands server = new ListedCommands();
  final RecordedHands hands = new RecordedHands();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Path folder;
  private AtomicBoolean alive = new AtomicBoolean();
  volatile Instant now = Instant.parse("2026-11-01T00:00:00Z");

  AgentLives(Path folder) {
    this.folder = folder;
  }

  /// The next life; whatever the one before was at, it does nothing more.
  CommandAgent next() {
    end();
    var own = new AtomicBoolean(true);
    alive = own;
    var agent =
        new CommandAgent(
            folder,
            hands,
            () -> own.get() ? Optional.of(CREDENTIAL) : Optional.empty(),
            () -> server,
            event -> {
              if (own.get()) {
                events.add(event);
              }
            },
            () -> {},
            () -> now,
            new Random(1));
    agent.start();
    return agent;
  }

  /// The power is gone.
  void end() {
    alive.set(false);
    events.clear();
  }

  /// Waits until exactly these messages stand on the screen.
  void awaitMessages(String... ids) throws InterruptedException {
    var wanted = List.of(ids);
    List<String> stand = List.of("never told");
    for (var event = events.poll(20, TimeUnit.SECONDS);
        event != null;
        event = events.poll(20, TimeUnit.SECONDS)) {
      if (event instanceof Event.MessagesChanged(var messages)) {
        stand = messages.stream().map(ForStaff.Message::id).toList();
        if (stand.equals(wanted)) {
          return;
        }
      }
    }
    throw new AssertionError(stand + " stand, not " + wanted);
  }

  /// How often the screen was told something of messages since.
  long toldOfMessages() {
    return events.stream().filter(Event.MessagesChanged.class::isInstance).count();
  }
}
