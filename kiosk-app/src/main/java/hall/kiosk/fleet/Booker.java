// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.kiosk.fleet.QueueApi.BookingPerson;
import hall.kiosk.fleet.QueueApi.BookingWish;
import hall.kiosk.fleet.Soon.RefusedException;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.QueueNumber;
import hall.kiosk.journey.Timetable;
import hall.kiosk.journey.Timetable.Own;
import hall.kiosk.journey.Timetable.Slot;
import hall.kiosk.journey.Timetable.Windows;
import hall.kiosk.journey.Timetable.Wish;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Times at windows for somebody who stands here. Without the server nothing is booked; a number
/// can be had all the same.
final class Booker {

  private final Supplier<Optional<Credential>> credential;
  private final QueueAgent.Opening server;
  private final ZoneId zone;
  private final Supplier<UUID> names;
  private final Soon soon;

  Booker(
      Supplier<Optional<Credential>> credential,
      QueueAgent.Opening server,
      ZoneId zone,
      Supplier<UUID> names,
      Soon soon) {
    this.credential = credential;
    this.server = server;
    this.zone = zone;
    this.names = names;
    this.soon = soon;
  }

  /// Does what is wished and tells how it is then.
  ///
  /// @param idNumber of the card that lies here
  Timetable.Answer wish(Wish wish, String idNumber) throws InterruptedException {
    try {
      boolean done =
          switch (wish) {
            case Wish.Look() -> true;
            case Wish.Take(var groupId, var startsAt) ->
                asked((api, authorization) ->
                        api.book(
                            authorization,
                            names.get(),
                            new BookingWish(
                                groupId,
                                startsAt.atZone(zone).toOffsetDateTime().toString(),
                                idNumber)))
                    .isPresent();
            case Wish.GiveBack(var id) ->
                asked(
                        (api, authorization) -> {
                          api.cancel(
                              authorization, UUID.fromString(id), BookingPerson.of(idNumber));
                          return true;
                        })
                    .isPresent();
          };
      var table = done ? table(idNumber) : Optional.<Timetable>empty();
      return table
          .<Timetable.Answer>map(Timetable.Answer.Told::new)
          .orElseGet(() -> new Timetable.Answer.Refused(why("away"), Optional.empty()));
    } catch (RefusedException e) {
      return new Timetable.Answer.Refused(why(e.problem()), again(idNumber));
    }
  }

  private Optional<Timetable> again(String idNumber) throws InterruptedException {
    try {
      return table(idNumber);
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private Optional<Timetable> table(String idNumber) throws InterruptedException {
    return asked((api, authorization) -> {
      var own = api.own(authorization, BookingPerson.of(idNumber));
      var times = api.slots(authorization);
      return new Timetable(
          own.bookings().stream()
              .map(each ->
                  new Own(each.id(), text(each.name()), at(each.startsAt()), each.mayCome()))
              .toList(),
          times.groups().stream()
              .map(group ->
                  new Windows(
                      group.groupId(),
                      group.prefix(),
                      text(group.name()),
                      group.slots().stream()
                          .map(slot -> new Slot(at(slot.startsAt()), slot.free()))
                          .toList()))
              .toList());
    });
  }

  /// The number of somebody who comes in time.
  QueueNumber.Answer arrive(String id, LocalText windows, String idNumber)
      throws InterruptedException {
    var ticketId = names.get();
    try {
      return asked((api, authorization) ->
              api.arrive(authorization, UUID.fromString(id), new BookingPerson(idNumber, ticketId)))
          .<QueueNumber.Answer>map(answer ->
              new QueueNumber.Answer.Given(
                  new QueueNumber(
                      answer.label(),
                      windows,
                      Lane.BOOKED,
                      false,
                      OptionalInt.of(answer.ahead()),
                      answer.expectedWaitMinutes() == null
                          ? OptionalInt.empty()
                          : OptionalInt.of(answer.expectedWaitMinutes()),
                      at(answer.takenAt()))))
          .orElseGet(() -> new QueueNumber.Answer.Refused(why("away")));
    } catch (RefusedException e) {
      return new QueueNumber.Answer.Refused(why(e.problem()));
    }
  }

  /// A question to the server.
  @FunctionalInterface
  private interface Question<T> {
    T to(QueueApi api, @Nullable String authorization);
  }

  private <T> Optional<T> asked(Question<T> question) throws InterruptedException {
    var known = credential.get();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    var authorization = known.get().authorization();
    return soon.ask(() -> question.to(server.open(), authorization));
  }

  private static LocalText why(String problem) {
    return switch (problem) {
      case "slot-full" ->
          new LocalText(
              "这个时间刚刚约满，请另选一个。", "This time has just become full. Please choose another.");
      case "slot-unknown" ->
          new LocalText(
              "这个时间不能约了，请另选一个。", "This time can't be booked any more. Please choose another.");
      case "booked-already" ->
          new LocalText(
              "您在这个窗口已经有一个预约，要换时间请先取消。",
              "You hold a time at these windows. Cancel it first to change it.");
      case "booking-early" ->
          new LocalText(
              "还没到时间。请在预约前一小时内来取号。", "It is too early: come within the hour before your time.");
      case "booking-missed" ->
          new LocalText("预约的时间已经过了，可以在这里直接取号。", "Your time is over. You can take a number here.");
      case "numbers-used-up" ->
          new LocalText("今天的号发完了，请到咨询台。", "Today's numbers are used up. Please ask at the desk.");
      case "booking-unknown" ->
          new LocalText("没有找到这个预约，请重新看一下。", "This booking was not found. Please look again.");
      default ->
          new LocalText(
              "现在连不上服务器，办不了预约。可以直接取号。",
              "The server is away, and nothing can be booked. You can still take a number.");
    };
  }

  private LocalDateTime at(String time) {
    return OffsetDateTime.parse(time).atZoneSameInstant(zone).toLocalDateTime();
  }

  private static LocalText text(TerminalApi.Text text) {
    return new LocalText(text.zhCn(), text.en());
  }
}
