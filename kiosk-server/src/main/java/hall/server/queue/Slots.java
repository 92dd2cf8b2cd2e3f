// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.HallTime;
import hall.server.calendar.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The times of a day that can be booked, and when somebody who booked may come. Pure.
///
/// Who comes from an hour before the time until the grace after it is over gets a ticket whose
/// place is that of the time; who comes later has missed it and may take a number like everybody.
public final class Slots {
  static final Duration EARLY = Duration.ofHours(1);

  private Slots() {}

  /// The beginnings of all times of a day, ascending; each lies whole within one span of work.
  static List<Instant> of(OpeningHours hours, LocalDate day, int minutes, WorkingDays year) {
    if (!hours.on(day, year)) {
      return List.of();
    }
    List<Instant> starts = new ArrayList<>();
    Duration length = Duration.ofMinutes(minutes);
    for (OpeningHours.Span span : hours.spans()) {
      Instant end = day.atTime(span.to()).atZone(HallTime.ZONE).toInstant();
      Instant start = day.atTime(span.from()).atZone(HallTime.ZONE).toInstant();
      // The end of a day is its last moment, not the next day's first.
      while (!start.plus(length).isAfter(end.plusMillis(1))) {
        starts.add(start);
        start = start.plus(length);
      }
    }
    return starts;
  }

  /// What somebody who booked may do at a time.
  public enum Door {
    EARLY,
    OPEN,
    MISSED
  }

  static Door at(Instant startsAt, int graceMinutes, Instant now) {
    if (now.isBefore(startsAt.minus(EARLY))) {
      return Door.EARLY;
    }
    return now.isAfter(startsAt.plus(Duration.ofMinutes(graceMinutes))) ? Door.MISSED : Door.OPEN;
  }
}
