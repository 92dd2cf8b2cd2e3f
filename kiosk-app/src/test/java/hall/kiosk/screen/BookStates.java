// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.Stage.Booking.Said;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Timetable;
import hall.kiosk.journey.Timetable.Own;
import hall.kiosk.journey.Timetable.Slot;
import hall.kiosk.journey.Timetable.Windows;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Look;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The screens on which somebody books a time.
final class BookStates {

  static final LocalDate DAY = LocalDate.of(2026, 11, 3);
  private static final LocalText GENERAL = new LocalText("综合窗口", "General services");
  private static final LocalText SOCIAL =
      new LocalText("社会保障和医疗保险", "Social security and health insurance");

  private final Look look;
  private final Map<String, State> states = new LinkedHashMap<>();

  private BookStates(Look look) {
    this.look = look;
  }

  static Map<String, State> all(Look look) {
    var samples = new BookStates(look);
    var table = Optional.of(table());
    samples.put("booking-asking", Optional.empty(), at(0), day(false), "", Said.NOTHING);
    samples.put("booking", table, at(0), day(false), "", Said.NOTHING);
    samples.put("booking-booked", table, at(0), day(false), "", Said.BOOKED);
    samples.put("booking-cancelling", table, at(0), day(false), "b1", Said.NOTHING);
    samples.put("booking-day", table, at(1), day(false), "", Said.NOTHING);
    samples.put("booking-time", table, at(1), day(true), "", Said.NOTHING);
    samples.states.put(
        "booking-refused",
        samples.state(
            new Stage.Booking(
                7,
                Optional.of(Timetable.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Said.NOTHING,
                Optional.of(
                    new LocalText(
                        "现在连不上服务器，办不了预约。可以直接取号。",
                        "The server is away, and nothing can be booked. You can still take a"
                            + " number.")))));
    return samples.states;
  }

  private static Optional<Long> at(long group) {
    return group == 0 ? Optional.empty() : Optional.of(group);
  }

  private static Optional<LocalDate> day(boolean picked) {
    return picked ? Optional.of(DAY) : Optional.empty();
  }

  private void put(
      String name,
      Optional<Timetable> table,
      Optional<Long> group,
      Optional<LocalDate> day,
      String cancelling,
      Said said) {
    states.put(
        name,
        state(
            new Stage.Booking(
                7,
                table,
                group,
                day,
                Optional.of(cancelling).filter(id -> !id.isEmpty()),
                said,
                Optional.empty())));
  }

  private State state(Stage stage) {
    var visit = Visit.begin(look.language()).with(look).with(Samples.card(), Samples.TODAY);
    return new State.Visiting(3, Samples.terminal(), visit, stage, Overlay.NONE);
  }

  private static Timetable table() {
    var slots = new ArrayList<Slot>();
    for (int day = 0; day < 7; day++) {
      for (int half = 0; half < 14; half++) {
        var time = LocalTime.of(9, 0).plusMinutes(30L * half);
        slots.add(new Slot(DAY.plusDays(day).atTime(time), day == 2 ? 0 : half % 3));
      }
    }
    return new Timetable(
        List.of(
            new Own("b1", GENERAL, LocalDateTime.of(2026, 11, 2, 9, 30), true),
            new Own("b2", SOCIAL, LocalDateTime.of(2026, 11, 12, 14, 0), false)),
        List.of(new Windows(1, "A", GENERAL, slots), new Windows(2, "B", SOCIAL, slots)));
  }
}
