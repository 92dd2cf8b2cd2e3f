// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.fleet.QueueApi.Group;
import hall.kiosk.fleet.QueueApi.Offer;
import hall.kiosk.fleet.QueueApi.TicketAnswer;
import hall.kiosk.fleet.QueueApi.TicketWish;
import hall.kiosk.fleet.Soon.RefusedException;
import hall.kiosk.journey.Lines;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.Lines.Line;
import hall.kiosk.journey.Lines.Standing;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.QueueNumber;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lines and numbers for somebody who stands here: the server's, or after a moment without an
/// answer what this terminal knows and has itself.
///
/// A wish for a number has one name. Where the server's answer is lost and a number of the
/// terminal's own is given instead, the server learns of that under the same name and drops its
/// own.
final class Numbers {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  private final NumberBook book;
  private final Supplier<Optional<Credential>> credential;
  private final QueueAgent.Opening server;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Supplier<UUID> names;
  private final Soon soon;

  Numbers(
      NumberBook book,
      Supplier<Optional<Credential>> credential,
      QueueAgent.Opening server,
      InstantSource clock,
      ZoneId zone,
      Supplier<UUID> names,
      Soon soon) {
    this.book = book;
    this.credential = credential;
    this.server = server;
    this.clock = clock;
    this.zone = zone;
    this.names = names;
    this.soon = soon;
  }

  /// How the lines are, now or as they were told last on this day.
  Lines lines() throws InterruptedException {
    var fresh = asked();
    if (fresh.isPresent()) {
      keep(fresh.get());
      return shown(fresh.get(), true);
    }
    var kept = book.entries().offer();
    return kept != null && kept.day().equals(today()) ? shown(kept, false) : Lines.UNKNOWN;
  }

  private Optional<Offer> asked() throws InterruptedException {
    var known = credential.get();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    var authorization = known.get().authorization();
    try {
      return soon.ask(() -> server.open().offer(authorization));
    } catch (RefusedException olderServer) {
      return Optional.empty();
    }
  }

  private void keep(Offer offer) {
    try {
      book.change(now -> now.with(offer));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "offer-not-kept", e);
    }
  }

  private Lines shown(Offer offer, boolean live) {
    return new Lines(
        time(offer.asOf()), live, offer.groups().stream().map(group -> line(group, live)).toList());
  }

  private Line line(Group group, boolean live) {
    var standing = live ? told(group) : withoutServer(group);
    return new Line(
        group.id(),
        group.prefix(),
        new LocalText(group.name().zhCn(), group.name().en()),
        standing,
        time(group.opensAt()),
        time(group.lastTicketAt()),
        OptionalInt.of(group.waiting()),
        minutes(group.expectedWaitMinutes()),
        group.priorityAge());
  }

  private static Standing told(Group group) {
    return switch (group.standing()) {
      case "open" -> Standing.OPEN;
      case "not-yet" -> Standing.NOT_YET;
      case "no-more" -> Standing.NO_MORE;
      // A later server's word for some reason not to give a number.
      default -> Standing.CLOSED_TODAY;
    };
  }

  /// By the times that were told today and the numbers that are left.
  private Standing withoutServer(Group group) {
    if (group.opensAt() == null || group.lastTicketAt() == null) {
      return Standing.CLOSED_TODAY;
    }
    var now = clock.instant();
    if (now.isBefore(instant(group.opensAt()))) {
      return Standing.NOT_YET;
    }
    if (!now.isBefore(instant(group.lastTicketAt()))) {
      return Standing.NO_MORE;
    }
    boolean left =
        book.entries().leases().stream()
            .anyMatch(lease ->
                lease.groupId() == group.id() && lease.day().equals(today()) && lease.has());
    return left ? Standing.OPEN : Standing.NO_NUMBERS;
  }

  /// A number, or why there is none.
  QueueNumber.Answer take(long groupId, LocalText group, Lane lane) throws InterruptedException {
    var ticketId = names.get();
    var known = credential.get();
    if (known.isEmpty()) {
      return alone(ticketId, groupId, group, lane);
    }
    var authorization = known.get().authorization();
    var wish = TicketWish.next(groupId, word(lane));
    try {
      return soon.ask(() -> server.open().take(authorization, ticketId, wish))
          .<QueueNumber.Answer>map(
              answer -> new QueueNumber.Answer.Given(number(answer, group, lane)))
          .orElseGet(() -> alone(ticketId, groupId, group, lane));
    } catch (RefusedException e) {
      return new QueueNumber.Answer.Refused(why(e.problem()));
    }
  }

  private QueueNumber number(TicketAnswer answer, LocalText group, Lane lane) {
    return new QueueNumber(
        answer.label(),
        group,
        lane,
        false,
        OptionalInt.of(answer.ahead()),
        minutes(answer.expectedWaitMinutes()),
        instant(answer.takenAt()).atZone(zone).toLocalDateTime());
  }

  private QueueNumber.Answer alone(UUID ticketId, long groupId, LocalText group, Lane lane) {
    var now = clock.instant().atZone(zone);
    try {
      return book.give(ticketId, groupId, word(lane), today(), now.toOffsetDateTime().toString())
          .<QueueNumber.Answer>map(alone ->
              new QueueNumber.Answer.Given(
                  new QueueNumber(
                      String.format(Locale.ROOT, "%s%03d", alone.prefix(), alone.given().number()),
                      group,
                      lane,
                      true,
                      OptionalInt.empty(),
                      OptionalInt.empty(),
                      now.toLocalDateTime())))
          .orElseGet(() -> new QueueNumber.Answer.Refused(why("away")));
    } catch (IOException e) {
      LOG.log(Level.ERROR, "number-not-kept", e);
      return new QueueNumber.Answer.Refused(why("away"));
    }
  }

  private static String word(Lane lane) {
    return lane.name().toLowerCase(Locale.ROOT);
  }

  private static LocalText why(String problem) {
    return switch (problem) {
      case "window-group-closed" ->
          new LocalText("这个窗口现在不发号了。", "This window gives no more numbers now.");
      case "numbers-used-up" ->
          new LocalText("今天的号发完了，请到咨询台。", "Today's numbers are used up. Please ask at the desk.");
      case "window-group-unknown" ->
          new LocalText("窗口刚刚调整过，请重新选择。", "The windows have just changed. Please choose again.");
      default ->
          new LocalText(
              "现在取不了号，请到咨询台，或过一会儿再试。",
              "No number can be had now. Please ask at the desk, or try again in a while.");
    };
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), zone).toString();
  }

  private Optional<LocalTime> time(@Nullable String at) {
    return at == null
        ? Optional.empty()
        : Optional.of(instant(at).atZone(zone).toLocalTime().withSecond(0).withNano(0));
  }

  private static Instant instant(String at) {
    return OffsetDateTime.parse(at).toInstant();
  }

  private static OptionalInt minutes(@Nullable Integer minutes) {
    return minutes == null ? OptionalInt.empty() : OptionalInt.of(minutes);
  }
}
