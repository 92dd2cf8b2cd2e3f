// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.usage;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;

/// Watches the states that are shown and counts an item once its submission is stored.
///
/// It knows the item's code and the day, and never who it was. A count that can't be kept is no
/// reason to stop: it is logged.
public final class UseCount {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.usage");

  private final UseBook book;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Consumer<Event> events;

  /// Whether the submission that is shown is counted; the loop's thread alone touches it.
  private boolean counted;

  private UseCount(UseBook book, InstantSource clock, ZoneId zone, Consumer<Event> events) {
    this.book = book;
    this.clock = clock;
    this.zone = zone;
    this.events = events;
  }

  public static UseCount open(Path state, InstantSource clock, ZoneId zone, Consumer<Event> events)
      throws IOException {
    return new UseCount(UseBook.open(state), clock, zone, events);
  }

  /// Tells the journey what is known from earlier days.
  public void tell() {
    synchronized (book) {
      events.accept(new Event.MostUsed(book.mostUsed(today())));
    }
  }

  /// Called with every state, in order.
  public void shown(State state) {
    boolean stored =
        state instanceof State.Visiting s
            && s.stage() instanceof Stage.Submitting at
            && at.held().isPresent()
            // Papers that are brought later belong to a use that was counted.
            && s.visit().handIn().isEmpty();
    if (stored && !counted) {
      var code = ((State.Visiting) state).visit().item().code();
      // The disk may take its time; the screen does not wait for it.
      Thread.ofVirtual().name("use-count").start(() -> count(code));
    }
    counted = stored;
  }

  private void count(String code) {
    synchronized (book) {
      try {
        book.count(code, today());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "use-not-counted", e);
      }
      tell();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
