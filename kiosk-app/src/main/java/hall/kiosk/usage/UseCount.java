// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.usage;

import hall.kiosk.journey.Begun;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Watches the states that are shown and counts an item when a citizen begins it, and once its
/// submission is stored.
///
/// It knows the item's code and the day, and never who it was. A count that can't be kept is no
/// reason to stop: it is logged.
public final class UseCount {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.usage");

  private final UseBook stored;
  private final UseBook begun;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Consumer<Event> events;

  /// Whether the submission that is shown is counted; the loop's thread alone touches it.
  private boolean counted;

  /// What the citizen who is here has begun; the loop's thread alone touches it too.
  private Begun visit = Begun.NOTHING;

  private UseCount(
      UseBook stored, UseBook begun, InstantSource clock, ZoneId zone, Consumer<Event> events) {
    this.stored = stored;
    this.begun = begun;
    this.clock = clock;
    this.zone = zone;
    this.events = events;
  }

  public static UseCount open(Path state, InstantSource clock, ZoneId zone, Consumer<Event> events)
      throws IOException {
    return new UseCount(
        UseBook.open(state.resolve("use.counts")),
        UseBook.open(state.resolve("begun.counts")),
        clock,
        zone,
        events);
  }

  /// Tells the journey what is known from earlier days.
  public void tell() {
    synchronized (stored) {
      events.accept(new Event.MostUsed(stored.mostUsed(today())));
    }
  }

  /// Called with every state, in order.
  public void shown(State state) {
    var now = visit.after(state);
    now.items().stream()
        .filter(code -> !visit.items().contains(code))
        .forEach(code -> inBackground(() -> count(begun, code)));
    visit = now;
    boolean held =
        state instanceof State.Visiting s
            && s.stage() instanceof Stage.Submitting at
            && at.held().isPresent()
            // Papers that are brought later belong to a use that was counted.
            && s.visit().handIn().isEmpty();
    if (held && !counted) {
      var code = ((State.Visiting) state).visit().item().code();
      inBackground(() -> {
        count(stored, code);
        tell();
      });
    }
    counted = held;
  }

  /// What was begun by implementation code, oldest day first: on earlier days that are not told
  /// yet, and today.
  public List<Map.Entry<LocalDate, Map<String, Integer>>> begun() {
    synchronized (begun) {
      return begun.days(today());
    }
  }

  /// The server knows what was begun on a day; once it is over it is forgotten here.
  public void told(LocalDate day, Map<String, Integer> counts) throws IOException {
    synchronized (begun) {
      if (day.isBefore(today())) {
        begun.forget(day, counts);
      }
    }
  }

  /// The disk may take its time; the screen does not wait for it.
  private static void inBackground(Runnable work) {
    Thread.ofVirtual().name("use-count").start(work);
  }

  private void count(UseBook book, String code) {
    synchronized (book) {
      try {
        book.count(code, today());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "use-not-counted", e);
      }
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
