// SPDX-License-Identifier: Apache-2.0
package hall.server.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a time in which a terminal, or all terminals of a hall, were online and in service.
/// Pure.
///
/// What is counted begins with a terminal's first report ever. A planned maintenance is not
/// counted, whatever the terminal was meanwhile; an offline terminal that was out of service before
/// is offline.
///
/// @param percent of what is counted, rounded down to three decimals so that 100 means all of it;
///   null where nothing is counted
/// @param countedSeconds available, offline and out of service
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Availability(
    @Nullable Double percent,
    long countedSeconds,
    long availableSeconds,
    long offlineSeconds,
    long outOfServiceSeconds,
    long maintenanceSeconds) {

  /// A transition: `subject` is `terminal` or `service`.
  record Change(Instant at, String subject, String to) {}

  private enum State {
    NEVER_SEEN,
    AVAILABLE,
    OFFLINE,
    OUT_OF_SERVICE
  }

  /// Availability over a span.
  ///
  /// @param changes in the order in which they happened, with the last ones before the span
  /// @param maintenance that does not overlap itself
  static Availability of(Span span, List<Change> changes, List<Span> maintenance) {
    Map<State, Long> millis = new EnumMap<>(State.class);
    long maintained = 0;
    boolean seen = false;
    boolean online = false;
    boolean inService = true;
    Instant cursor = span.from();
    for (int i = 0; i <= changes.size(); i++) {
      Instant next = i == changes.size() ? span.until() : changes.get(i).at();
      Span passed = new Span(cursor, next).within(span);
      if (passed.millis() > 0) {
        State state = state(seen, online, inService);
        long planned = state == State.NEVER_SEEN ? 0 : overlap(passed, maintenance);
        millis.merge(state, passed.millis() - planned, Long::sum);
        maintained += planned;
        cursor = passed.until();
      }
      if (i < changes.size()) {
        Change change = changes.get(i);
        if (change.subject().equals("terminal")) {
          seen = true;
          online = change.to().equals("online");
        } else {
          inService = !change.to().equals("out-of-service");
        }
      }
    }
    return of(
        millis.getOrDefault(State.AVAILABLE, 0L) / 1000,
        millis.getOrDefault(State.OFFLINE, 0L) / 1000,
        millis.getOrDefault(State.OUT_OF_SERVICE, 0L) / 1000,
        maintained / 1000);
  }

  private static State state(boolean seen, boolean online, boolean inService) {
    if (!seen) {
      return State.NEVER_SEEN;
    }
    if (!online) {
      return State.OFFLINE;
    }
    return inService ? State.AVAILABLE : State.OUT_OF_SERVICE;
  }

  private static long overlap(Span span, List<Span> maintenance) {
    return maintenance.stream().mapToLong(each -> each.within(span).millis()).sum();
  }

  /// Availability of several together.
  static Availability sum(List<Availability> parts) {
    return of(
        parts.stream().mapToLong(Availability::availableSeconds).sum(),
        parts.stream().mapToLong(Availability::offlineSeconds).sum(),
        parts.stream().mapToLong(Availability::outOfServiceSeconds).sum(),
        parts.stream().mapToLong(Availability::maintenanceSeconds).sum());
  }

  private static Availability of(
      long available, long offline, long outOfService, long maintenance) {
    long counted = available + offline + outOfService;
    return new Availability(
        counted == 0 ? null : Math.floorDiv(available * 100_000, counted) / 1000.0,
        counted,
        available,
        offline,
        outOfService,
        maintenance);
  }
}
