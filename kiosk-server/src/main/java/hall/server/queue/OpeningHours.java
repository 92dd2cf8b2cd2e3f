// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.HallTime;
import hall.server.calendar.WorkingDays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When windows work, by the hall's time. Pure.
///
/// @param days of the week
/// @param spans of such a day, ascending; tickets are given between two of them too
public record OpeningHours(Set<DayOfWeek> days, List<Span> spans) {
  private static final int MOST_SPANS = 4;
  private static final Set<DayOfWeek> WEEK =
      Set.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
  private static final String MIDNIGHT = "24:00";

  /// A part of a day; the end `24:00` is the last moment of it.
  public record Span(LocalTime from, LocalTime to) {
    @Override
    public String toString() {
      return from + "-" + (to.equals(LocalTime.MAX) ? MIDNIGHT : to.toString());
    }
  }

  /// Whether a ticket can be had.
  public enum Standing {
    OPEN,
    NOT_YET,
    /// The windows still work, or have closed, and no new tickets are given.
    NO_MORE,
    CLOSED_TODAY;

    /// The word in the contract.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// How a day stands.
  ///
  /// @param opens the times are null on a day without work
  public record Doors(
      Standing standing,
      @Nullable Instant opens,
      @Nullable Instant lastTicket,
      @Nullable Instant closes) {}

  /// Days as `12345`, spans as `09:00-12:00 13:30-17:00`. Empty where a form is wrong.
  public static Optional<OpeningHours> parse(String days, String spans) {
    if (!days.matches("[1-7]{1,7}")) {
      return Optional.empty();
    }
    Set<DayOfWeek> week = new TreeSet<>();
    days.chars().forEach(digit -> week.add(DayOfWeek.of(digit - '0')));
    List<Span> parts = new ArrayList<>();
    LocalTime before = null;
    for (String part : spans.strip().split("[,，;；\\s]+", -1)) {
      Span span = span(part);
      if (span == null || (before != null && !span.from().isAfter(before))) {
        return Optional.empty();
      }
      parts.add(span);
      before = span.to();
    }
    return parts.size() > MOST_SPANS
        ? Optional.empty()
        : Optional.of(new OpeningHours(week, List.copyOf(parts)));
  }

  private static @Nullable Span span(String part) {
    if (!part.matches("([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)")) {
      return null;
    }
    LocalTime from = LocalTime.parse(part.substring(0, 5));
    String end = part.substring(6);
    LocalTime to = end.equals(MIDNIGHT) ? LocalTime.MAX : LocalTime.parse(end);
    return from.isBefore(to) ? new Span(from, to) : null;
  }

  public String daysText() {
    return days.stream()
        .sorted()
        .map(day -> Integer.toString(day.getValue()))
        .collect(Collectors.joining());
  }

  public String spansText() {
    return spans.stream().map(Span::toString).collect(Collectors.joining(" "));
  }

  /// Whether the windows work on a day: those that do from Monday to Friday follow the holidays and
  /// the worked weekends of the year.
  boolean on(LocalDate day, WorkingDays year) {
    return days.equals(WEEK) ? year.isWorking(day) : days.contains(day.getDayOfWeek());
  }

  /// How the day of an instant stands at that instant.
  Doors at(Instant now, int lastTicketMinutes, WorkingDays year) {
    LocalDate day = now.atZone(HallTime.ZONE).toLocalDate();
    if (!on(day, year)) {
      return new Doors(Standing.CLOSED_TODAY, null, null, null);
    }
    Instant opens = day.atTime(spans.getFirst().from()).atZone(HallTime.ZONE).toInstant();
    Instant closes = day.atTime(spans.getLast().to()).atZone(HallTime.ZONE).toInstant();
    Instant last = closes.minus(Duration.ofMinutes(lastTicketMinutes));
    Standing standing =
        now.isBefore(opens)
            ? Standing.NOT_YET
            : now.isBefore(last) ? Standing.OPEN : Standing.NO_MORE;
    return new Doors(standing, opens, last, closes);
  }
}
