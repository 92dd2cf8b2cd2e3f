// SPDX-License-Identifier: Apache-2.0
package hall.server.availability;

import hall.server.HallTime;
import hall.server.Problem;
import hall.server.alert.Silences;
import hall.server.terminal.Fleet;
import hall.server.terminal.Hall;
import hall.server.terminal.Terminal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Availability by calendar month: from the transitions that are kept for ever, without the time in
/// which alerts were silenced for a planned maintenance.
@ApplicationScoped
public class Availabilities {
  private final AvailabilityStore store;
  private final Silences silences;
  private final Fleet fleet;
  private final InstantSource clock;

  public Availabilities(
      AvailabilityStore store, Silences silences, Fleet fleet, InstantSource clock) {
    this.store = store;
    this.silences = silences;
    this.fleet = fleet;
    this.clock = clock;
  }

  /// The month that it is now in the halls.
  public YearMonth thisMonth() {
    return YearMonth.from(clock.instant().atZone(HallTime.ZONE));
  }

  /// A month as it was written. Problem: `month-defective`.
  YearMonth month(@Nullable String written) {
    try {
      YearMonth month = YearMonth.parse(written == null ? "" : written);
      if (month.getYear() >= 2000 && !month.isAfter(thisMonth())) {
        return month;
      }
    } catch (DateTimeException unreadable) {
      // The sentence below fits.
    }
    throw Problem.of(422, "month-defective", "Name a month that has begun, such as 2026-11.")
        .asException();
  }

  /// All terminals and halls in a month that has begun.
  AvailabilityReport report(YearMonth month) {
    Span span = passed(month);
    Map<String, List<Availability.Change>> changes = store.changes(span, null);
    List<Silences.Period> maintenance = silences.during(span.from(), span.until());
    List<AvailabilityReport.OfTerminal> terminals = new ArrayList<>();
    Map<String, List<Availability>> byHall = new TreeMap<>();
    Map<String, Hall> halls = new TreeMap<>();
    for (Terminal terminal : fleet.all()) {
      Hall hall = terminal.hall();
      Availability availability =
          Availability.of(
              span,
              changes.getOrDefault(terminal.id(), List.of()),
              planned(maintenance, terminal, span));
      terminals.add(
          new AvailabilityReport.OfTerminal(
              terminal.id(), terminal.name(), hall.id(), availability));
      halls.put(hall.id(), hall);
      byHall.computeIfAbsent(hall.id(), id -> new ArrayList<>()).add(availability);
    }
    return new AvailabilityReport(
        month.toString(),
        HallTime.at(span.from()),
        HallTime.at(span.until()),
        halls.values().stream().map(hall -> together(hall, byHall)).toList(),
        terminals);
  }

  private static AvailabilityReport.OfHall together(
      Hall hall, Map<String, List<Availability>> byHall) {
    List<Availability> parts = byHall.getOrDefault(hall.id(), List.of());
    return new AvailabilityReport.OfHall(hall, parts.size(), Availability.sum(parts));
  }

  /// One terminal in this month.
  public Availability thisMonth(Terminal terminal) {
    Span span = passed(thisMonth());
    return Availability.of(
        span,
        store.changes(span, terminal.id()).getOrDefault(terminal.id(), List.of()),
        planned(silences.during(span.from(), span.until()), terminal, span));
  }

  private Span passed(YearMonth month) {
    Instant now = clock.instant();
    Span whole = Span.of(month);
    return new Span(whole.from(), now.isBefore(whole.until()) ? now : whole.until());
  }

  private static List<Span> planned(
      List<Silences.Period> maintenance, Terminal terminal, Span span) {
    return Span.merged(
        maintenance.stream()
            .filter(each -> each.covers(terminal.id(), terminal.hall().id()))
            .map(each -> new Span(each.from(), each.until()).within(span))
            .toList());
  }
}
