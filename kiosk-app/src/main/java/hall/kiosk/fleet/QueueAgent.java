// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Ticker;
import hall.kiosk.fleet.NumberBook.Lease;
import hall.kiosk.fleet.QueueApi.Group;
import hall.kiosk.fleet.QueueApi.LeaseReturn;
import hall.kiosk.fleet.QueueApi.LeaseWish;
import hall.kiosk.fleet.QueueApi.Offer;
import hall.kiosk.fleet.QueueApi.TicketWish;
import hall.kiosk.journey.Event;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Keeps numbers for the time without the line, and tells the server which of them were given.
///
/// What is done in a round: tell what was given alone; see how the lines are; give back what a
/// group that takes nobody any more has left; keep enough numbers of every other one. Whatever is
/// interrupted is done by the next round under the same names.
final class QueueAgent {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final Duration PAUSE = Duration.ofSeconds(60);

  /// A hall without windows is asked seldom.
  private static final Duration LONG_PAUSE = Duration.ofMinutes(2);

  /// Until it is enrolled.
  private static final Duration STRANGER = Duration.ofSeconds(2);

  /// With fewer left the next block is fetched.
  private static final int FEW = 5;

  private final NumberBook book;
  private final Supplier<Optional<Credential>> credential;
  private final Opening server;
  private final Consumer<Event> events;
  private final Supplier<UUID> names;
  private final Ticker ticker;
  private final RandomGenerator random;

  /// The client that shows the present certificate.
  @FunctionalInterface
  interface Opening {
    QueueApi open() throws IOException;
  }

  QueueAgent(
      NumberBook book,
      Supplier<Optional<Credential>> credential,
      Opening server,
      Consumer<Event> events,
      Supplier<UUID> names,
      Ticker ticker,
      RandomGenerator random) {
    this.book = book;
    this.credential = credential;
    this.server = server;
    this.events = events;
    this.names = names;
    this.ticker = ticker;
    this.random = random;
  }

  void run() {
    int failures = 0;
    try {
      while (true) {
        try {
          if (credential.get().isPresent()) {
            round(credential.get().get());
          }
          failures = 0;
          ticker.pause(Backoff.jittered(pause(), random));
        } catch (WebApplicationException | ProcessingException | IOException e) {
          failures++;
          if (failures == 1) {
            LOG.log(Level.WARNING, "queue-not-reached: {0}", e.toString());
          }
          ticker.pause(Backoff.after(failures, random));
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-queue ends");
    }
  }

  private Duration pause() {
    var offer = book.entries().offer();
    if (credential.get().isEmpty() || offer == null) {
      return STRANGER;
    }
    return offer.groups().isEmpty() ? LONG_PAUSE : PAUSE;
  }

  void round(Credential known) throws IOException {
    var api = server.open();
    tell(api, known);
    var offer = api.offer(known.authorization());
    book.change(now -> now.with(offer));
    say();
    giveBack(api, known, offer);
    for (var group : offer.groups()) {
      if (takesPeople(group)) {
        keep(api, known, group, offer.day());
      }
    }
  }

  /// Whether this hall has windows that call numbers, as far as is known.
  void say() {
    var offer = book.entries().offer();
    var groups = offer == null ? List.<Group>of() : offer.groups();
    events.accept(
        new Event.NumbersOffered(!groups.isEmpty(), groups.stream().anyMatch(Group::bookable)));
  }

  private static boolean takesPeople(Group group) {
    return group.standing().equals("open") || group.standing().equals("not-yet");
  }

  private void tell(QueueApi api, Credential known) throws IOException {
    for (var given : book.entries().given()) {
      try {
        api.take(
            known.authorization(),
            given.ticketId(),
            new TicketWish(
                given.groupId(), given.lane(), given.number(), given.leaseId(), given.takenAt()));
      } catch (WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status != 404 && status != 409 && status != 422) {
          throw e;
        }
        // The citizen has the paper; the clerks of the hall have to help without the server.
        LOG.log(Level.ERROR, "number-not-taken {0}", SubmissionSender.problem(e));
      }
      book.change(now ->
          now.withGiven(
              now.given().stream()
                  .filter(each -> !each.ticketId().equals(given.ticketId()))
                  .toList()));
    }
  }

  /// Numbers of an earlier day are worth nothing; those of a group that takes nobody any more go
  /// back. They are forgotten first.
  private void giveBack(QueueApi api, Credential known, Offer offer) throws IOException {
    var open = offer.groups().stream().filter(QueueAgent::takesPeople).map(Group::id).toList();
    book.change(now -> {
      var kept =
          now.leases().stream()
              .filter(lease -> lease.day().equals(offer.day()))
              .filter(lease -> open.contains(lease.groupId()))
              .toList();
      var back =
          now.leases().stream()
              .filter(lease -> lease.day().equals(offer.day()) && lease.has())
              .filter(lease -> !open.contains(lease.groupId()))
              .reduce(now.returned(), NumberBook::more, (one, other) -> one);
      return now.withLeases(kept).withReturned(back);
    });
    for (var lease : book.entries().returned()) {
      try {
        api.giveBack(known.authorization(), lease.id(), new LeaseReturn(lease.next()));
      } catch (WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status != 404 && status != 409) {
          throw e;
        }
        LOG.log(Level.WARNING, "numbers-not-returned {0}", SubmissionSender.problem(e));
      }
      book.change(now ->
          now.withReturned(
              now.returned().stream().filter(each -> !each.id().equals(lease.id())).toList()));
    }
  }

  private void keep(QueueApi api, Credential known, Group group, String day) throws IOException {
    var own =
        book.entries().leases().stream().filter(lease -> lease.groupId() == group.id()).toList();
    if (own.stream().mapToInt(Lease::left).sum() >= FEW) {
      return;
    }
    var asked = own.stream().filter(lease -> lease.next() == Lease.ASKED).findFirst();
    if (asked.isEmpty()) {
      // Its name is kept first: an answer that gets lost is asked for again, and no block is
      // forgotten.
      var fresh = new Lease(names.get(), group.id(), group.prefix(), day, Lease.ASKED, 0);
      book.change(now -> now.withLeases(NumberBook.more(now.leases(), fresh)));
      asked = Optional.of(fresh);
    }
    var lease = asked.get();
    try {
      var answer = api.lease(known.authorization(), lease.id(), new LeaseWish(group.id(), day));
      var got =
          new Lease(lease.id(), group.id(), group.prefix(), day, answer.first(), answer.last());
      book.change(now -> now.withLeases(NumberBook.replaced(now.leases(), got)));
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() != 409) {
        throw e;
      }
      LOG.log(Level.WARNING, "no-numbers-kept {0}", SubmissionSender.problem(e));
    }
  }
}
