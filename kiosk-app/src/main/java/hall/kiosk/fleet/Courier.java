// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.journey.Event;
import hall.kiosk.outbox.Outbox;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Carries what the outbox holds to the server, oldest first, for as long as it takes.
final class Courier {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  private final Outbox outbox;
  private final Supplier<Optional<Credential>> credential;
  private final Server server;
  private final Consumer<Event> events;
  private final RandomGenerator random;
  private final Semaphore somethingToSend = new Semaphore(1);

  /// The way to the server.
  @FunctionalInterface
  interface Server {
    TerminalApi api() throws IOException;
  }

  Courier(
      Outbox outbox,
      Supplier<Optional<Credential>> credential,
      Server server,
      Consumer<Event> events,
      RandomGenerator random) {
    this.outbox = outbox;
    this.credential = credential;
    this.server = server;
    this.events = events;
    this.random = random;
  }

  /// There is something new, or the server is back: try at once.
  void somethingToSend() {
    somethingToSend.release();
  }

  void run() {
    int failures = 0;
    try {
      while (true) {
        if (failures == 0) {
          somethingToSend.acquire();
        } else {
          // Either the pause is over or there is news: try again in both cases.
          var pause = Backoff.after(failures, random);
          boolean news = somethingToSend.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
          LOG.log(Level.DEBUG, "sending again, news: {0}", news);
        }
        failures = sendAll() ? 0 : failures + 1;
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-send ends");
    }
  }

  /// Whether nothing is left that could be sent later.
  private boolean sendAll() {
    boolean all = true;
    try {
      for (var entry : outbox.waiting()) {
        var known = credential.get();
        all &= known.isPresent() && sent(entry, known.get());
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "outbox-unusable", e);
      return false;
    }
    return all;
  }

  /// Whether the server has judged it, one way or the other.
  private boolean sent(Outbox.Entry entry, Credential known) throws IOException {
    return switch (new SubmissionSender(server.api(), outbox).send(entry, known)) {
      case SubmissionSender.Sent.Accepted(var submitted) -> {
        LOG.log(Level.INFO, "submission-accepted {0}", submitted.localNumber());
        events.accept(new Event.Accepted(submitted));
        yield true;
      }
      case SubmissionSender.Sent.Refused(var reason) -> {
        LOG.log(Level.ERROR, "submission-refused {0} {1}", entry.localNumber(), reason);
        events.accept(new Event.Delayed(entry.localNumber()));
        yield true;
      }
      case SubmissionSender.Sent.PapersRefused(var why) -> {
        LOG.log(Level.WARNING, "papers-refused {0} {1}", entry.localNumber(), why.values());
        events.accept(new Event.PapersRefused(entry.localNumber(), why));
        yield true;
      }
      case SubmissionSender.Sent.Later(var why) -> {
        LOG.log(Level.WARNING, "submission-later {0} {1}", entry.localNumber(), why);
        events.accept(new Event.Delayed(entry.localNumber()));
        yield false;
      }
    };
  }
}
