// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Timetable.Answer;
import hall.kiosk.journey.Timetable.Wish;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Somebody books a time, gives one back, comes to one.
class BookingTimesTest {

  private static final LocalDateTime FREE =
      Samples.timetable().windows().getFirst().slots().getFirst().startsAt();
  private Step step = Journey.start(Samples.terminal().withNumbers(true, true));

  private <T extends Stage> T at(Class<T> stage) {
    return assertInstanceOf(stage, assertInstanceOf(Visiting.class, step.state()).stage());
  }

  private void on(Event... events) {
    for (var event : events) {
      step = Journey.next(step.state(), event);
    }
  }

  private <T extends Effect> T effect(Class<T> kind) {
    return step.effects().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError(step.effects().toString()));
  }

  private void seesTheTimes() {
    on(new Event.Begin(Language.ZH_CN), new Event.StartService(Service.BOOK));
    on(new Event.CardRead(at(Stage.Identify.class).operation(), Samples.card(), Samples.TODAY));
    tell(new Answer.Told(Samples.timetable()));
  }

  private void tell(Answer answer) {
    on(new Event.BookingsTold(effect(Effect.Book.class).operation(), answer));
  }

  @Test
  void aTimeIsBookedWindowByDayByTimeAndSaidSoOnlyByTheServer() {
    seesTheTimes();
    on(new Event.PickTime(FREE));
    assertTrue(at(Stage.Booking.class).table().isPresent(), "no windows are picked yet");
    on(new Event.PickWindows(1), new Event.PickDay(FREE.toLocalDate()), new Event.PickTime(FREE));
    assertEquals(new Wish.Take(1, FREE), effect(Effect.Book.class).wish());
    assertTrue(at(Stage.Booking.class).table().isEmpty(), "nothing is said meanwhile");
    tell(new Answer.Told(Samples.timetable()));
    assertEquals(Stage.Booking.Said.BOOKED, at(Stage.Booking.class).said());
  }

  @Test
  void aRefusalIsNoBookingAndTheWaysGoOn() {
    seesTheTimes();
    on(new Event.PickWindows(1), new Event.PickDay(FREE.toLocalDate()), new Event.PickTime(FREE));
    var why = new LocalText("约满了", "full");
    tell(new Answer.Refused(why, Optional.of(Samples.timetable())));
    assertEquals(Stage.Booking.Said.NOTHING, at(Stage.Booking.class).said());
    assertEquals(Optional.of(why), at(Stage.Booking.class).problem());
    on(new Event.PickWindows(1));
    assertEquals(Optional.empty(), at(Stage.Booking.class).problem());
  }

  @Test
  void aFullTimeCanNotBeTaken() {
    seesTheTimes();
    var full = Samples.timetable().windows().getFirst().slots().getLast();
    assertEquals(0, full.free());
    on(new Event.PickWindows(1), new Event.PickDay(full.startsAt().toLocalDate()));
    on(new Event.PickTime(full.startsAt()));
    assertFalse(at(Stage.Booking.class).table().isEmpty());
  }

  @Test
  void backGoesOneStepAtATime() {
    seesTheTimes();
    on(new Event.PickWindows(1), new Event.PickDay(FREE.toLocalDate()), new Event.Back());
    assertEquals(Optional.of(1L), at(Stage.Booking.class).group());
    on(new Event.Back());
    assertEquals(Optional.empty(), at(Stage.Booking.class).group());
    on(new Event.Back());
    at(Stage.Home.class);
  }

  @Test
  void aTimeIsGivenBackByASecondTapAlone() {
    seesTheTimes();
    on(new Event.GiveBack("b1"));
    assertEquals(Optional.of("b1"), at(Stage.Booking.class).cancelling());
    on(new Event.PickWindows(1), new Event.Back(), new Event.GiveBack("b1"));
    assertTrue(at(Stage.Booking.class).table().isPresent(), "something else came between");
    on(new Event.GiveBack("b1"));
    assertEquals(new Wish.GiveBack("b1"), effect(Effect.Book.class).wish());
  }

  @Test
  void whoComesInTimeIsGivenANumberAndWhoIsTooLateIsLedToTheWindows() {
    seesTheTimes();
    on(new Event.Arrive("b1"));
    var arrive = effect(Effect.Arrive.class);
    on(
        new Event.NumberAnswered(
            arrive.operation(), new QueueNumber.Answer.Given(Samples.number())));
    assertEquals(Optional.of(Samples.number()), at(Stage.Numbered.class).number());
    effect(Effect.PrintNumber.class);

    on(new Event.Another(), new Event.StartService(Service.BOOK));
    tell(new Answer.Told(Samples.timetable()));
    on(new Event.Arrive("b1"));
    on(
        new Event.NumberAnswered(
            effect(Effect.Arrive.class).operation(),
            new QueueNumber.Answer.Refused(new LocalText("过了", "over"))));
    assertTrue(at(Stage.Windows.class).problem().isPresent());
  }

  @Test
  void nobodyTakesANumberForABookingWhoseTimeIsNotNear() {
    on(new Event.Begin(Language.ZH_CN), new Event.StartService(Service.BOOK));
    on(new Event.CardRead(at(Stage.Identify.class).operation(), Samples.card(), Samples.TODAY));
    var far = Samples.timetable().own().getFirst();
    tell(
        new Answer.Told(
            new Timetable(
                List.of(new Timetable.Own("b9", far.windows(), far.startsAt(), false)),
                Samples.timetable().windows())));
    on(new Event.Arrive("b9"));
    at(Stage.Booking.class);
  }
}
