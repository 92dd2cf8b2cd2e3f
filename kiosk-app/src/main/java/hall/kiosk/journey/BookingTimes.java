// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Timetable.Answer;
import hall.kiosk.journey.Timetable.Wish;
import java.time.LocalDate;
import java.util.Optional;

/// Booking a time, giving it back, and coming to it. Nothing is said to be booked before the server
/// said so.
final class BookingTimes {

  private BookingTimes() {}

  /// Asks what can be booked and what the citizen has booked.
  static Step begin(Visiting s) {
    return ask(s, new Wish.Look(), Stage.Booking.Said.NOTHING);
  }

  private static Step ask(Visiting s, Wish wish, Stage.Booking.Said then) {
    long operation = s.nextOperation();
    return Step.to(
        s.at(
            new Stage.Booking(
                operation,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                then,
                Optional.empty())),
        new Effect.Book(operation, wish, s.visit()));
  }

  static Step next(Visiting s, Stage.Booking at, Event event) {
    return switch (event) {
      case Event.BookingsTold(var operation, var answer)
          when operation == at.operation() && at.table().isEmpty() ->
          Step.to(s.at(told(at, answer)));
      case Event.Back() -> back(s, at);
      default -> at.table().map(table -> chosen(s, at, table, event)).orElseGet(() -> Step.to(s));
    };
  }

  private static Stage.Booking told(Stage.Booking at, Answer answer) {
    return switch (answer) {
      case Answer.Told(var table) -> at.with(Optional.of(table), at.said(), Optional.empty());
      case Answer.Refused(var why, var table) ->
          at.with(
              Optional.of(table.orElse(Timetable.NONE)),
              Stage.Booking.Said.NOTHING,
              Optional.of(why));
    };
  }

  private static Step chosen(Visiting s, Stage.Booking at, Timetable table, Event event) {
    return switch (event) {
      case Event.PickWindows(var groupId) when table.find(groupId).isPresent() ->
          Step.to(s.at(at.at(Optional.of(groupId), Optional.empty())));
      case Event.PickDay(var day) when windows(at, table).isPresent() ->
          Step.to(s.at(at.at(at.group(), Optional.of(day))));
      case Event.PickTime(var startsAt)
          when windows(at, table)
              .filter(windows ->
                  windows.slots().stream()
                      .anyMatch(slot -> slot.startsAt().equals(startsAt) && slot.free() > 0))
              .isPresent() ->
          ask(s, new Wish.Take(at.group().orElseThrow(), startsAt), Stage.Booking.Said.BOOKED);
      case Event.GiveBack(var id) when table.own(id).isPresent() ->
          at.cancelling().equals(Optional.of(id))
              ? ask(s, new Wish.GiveBack(id), Stage.Booking.Said.CANCELLED)
              : Step.to(s.at(at.cancelling(id)));
      case Event.Arrive(var id) when table.own(id).filter(Timetable.Own::open).isPresent() ->
          arrive(s, table.own(id).get());
      default -> Step.to(s);
    };
  }

  private static Optional<Timetable.Windows> windows(Stage.Booking at, Timetable table) {
    return at.group().flatMap(table::find);
  }

  /// A booked time becomes a number; what is in the way is said where numbers are taken.
  private static Step arrive(Visiting s, Timetable.Own own) {
    long operation = s.nextOperation();
    return Step.to(
        s.at(new Stage.Numbered(operation, Optional.empty(), new Paper.NotAsked())),
        new Effect.Arrive(operation, own.id(), own.windows(), s.visit()));
  }

  /// One step at a time: times, days, the beginning, home.
  private static Step back(Visiting s, Stage.Booking at) {
    if (at.day().isPresent()) {
      return Step.to(s.at(at.at(at.group(), Optional.<LocalDate>empty())));
    }
    if (at.group().isPresent()) {
      return Step.to(s.at(at.at(Optional.empty(), Optional.empty())));
    }
    return at.table().isEmpty()
        ? Step.to(s.at(new Stage.Home()), new Effect.CancelOperation(at.operation()))
        : Step.to(s.at(new Stage.Home()));
  }
}
