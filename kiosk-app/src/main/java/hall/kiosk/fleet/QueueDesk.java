// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Ticker;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Lines;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.QueueNumber;
import hall.kiosk.journey.Timetable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Everything about numbers for windows: asking for them, and keeping some for bad times.
public final class QueueDesk {

  /// Nobody stands longer before a screen that says nothing.
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final NumberBook book;
  private final QueueAgent agent;
  private final Numbers numbers;
  private final Booker booker;

  /// Makes the client that shows a certificate.
  @FunctionalInterface
  interface Opening {
    QueueApi open(Optional<Proof.Certified> shown) throws IOException;
  }

  QueueDesk(
      FleetAgent.Settings settings,
      Supplier<Optional<Credential>> credential,
      Opening opening,
      Consumer<Event> events,
      InstantSource clock,
      Ticker ticker,
      RandomGenerator random) {
    ZoneId zone = settings.zone();
    QueueAgent.Opening server = new ShownClient<QueueApi>(credential, opening::open)::open;
    Supplier<UUID> names = () -> name(random);
    book = new NumberBook(settings.state());
    agent = new QueueAgent(book, credential, server, events, names, ticker, random);
    numbers = new Numbers(book, credential, server, clock, zone, names, new Soon(PATIENCE));
    booker = new Booker(credential, server, zone, names, new Soon(PATIENCE));
  }

  void start() throws IOException {
    book.read();
    agent.say();
    Thread.ofVirtual().name("fleet-queue").start(agent::run);
  }

  /// How the lines of the hall are; answers within seconds.
  public Lines lines() throws InterruptedException {
    return numbers.lines();
  }

  /// A number, or why there is none; answers within seconds.
  public QueueNumber.Answer take(long groupId, LocalText group, Lane lane)
      throws InterruptedException {
    return numbers.take(groupId, group, lane);
  }

  /// Does what is wished about booked times; answers within seconds.
  public Timetable.Answer wish(Timetable.Wish wish, String idNumber) throws InterruptedException {
    return booker.wish(wish, idNumber);
  }

  /// The number of somebody who comes to a booked time; answers within seconds.
  public QueueNumber.Answer arrive(String booking, LocalText windows, String idNumber)
      throws InterruptedException {
    return booker.arrive(booking, windows, idNumber);
  }

  /// A random UUID (RFC 9562, version 4).
  private static UUID name(RandomGenerator random) {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }
}
