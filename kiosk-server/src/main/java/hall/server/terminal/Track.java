// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.terminal.Presence.Step;
import hall.server.terminal.Presence.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One terminal on one of several servers: what the database holds, as a version, and what this
/// server noticed since. Where another server wrote first, what was noticed is gone through again
/// on top of what it wrote: a report that is old news by then, an older process, a silence that was
/// none leave nothing. Pure.
///
/// @param version of the row that this builds on, 0 where there is none
/// @param presence with everything that was noticed
/// @param writing what is on its way to the database, or was when that failed
/// @param waiting what came afterwards
record Track(long version, @Nullable Presence presence, List<Event> writing, List<Event> waiting) {

  static final Track UNKNOWN = new Track(0, null, List.of(), List.of());

  /// Something this server noticed with what it changed: a report, or no report for too long.
  record Event(@Nullable Heartbeat report, Instant at, List<Transition> transitions) {}

  /// A row of the database.
  record Stored(long version, Presence presence) {}

  /// A row for the database, to take the place of the version before.
  record Row(long version, Presence presence, List<Transition> transitions) {}

  /// The track after a step that something led to.
  Track moved(@Nullable Heartbeat report, Instant at, Step.Moved moved) {
    List<Event> more = new ArrayList<>(waiting);
    more.add(new Event(report, at, moved.transitions()));
    return new Track(version, moved.next(), writing, withoutQuiet(more));
  }

  boolean isUnwritten() {
    return !writing.isEmpty() || !waiting.isEmpty();
  }

  /// Everything unwritten goes on its way.
  Track sent() {
    return new Track(version, presence, unwritten(), List.of());
  }

  /// What [#sent()] sends.
  Row row() {
    if (presence == null) {
      throw new IllegalStateException("Nothing to write of a terminal that never reported");
    }
    return new Row(
        version + 1,
        presence,
        writing.stream().flatMap(event -> event.transitions().stream()).toList());
  }

  /// What was sent has become the row.
  Track written() {
    return new Track(version + 1, presence, List.of(), waiting);
  }

  /// Another server wrote this row.
  ///
  /// @param interval how often terminals report
  Track rebased(Stored row, Duration interval) {
    Track next = new Track(row.version(), row.presence(), List.of(), List.of());
    Presence known = row.presence();
    for (Event event : unwritten()) {
      Step step =
          event.report() == null
              ? Presence.waited(known, interval, event.at())
              : Presence.reported(known, event.report(), event.at());
      if (step instanceof Step.Moved moved) {
        next = next.moved(event.report(), event.at(), moved);
        known = moved.next();
      }
    }
    return next;
  }

  private List<Event> unwritten() {
    List<Event> all = new ArrayList<>(writing);
    all.addAll(waiting);
    return withoutQuiet(all);
  }

  /// Reports that changed nothing are old news once another one follows; so a long absence of the
  /// database keeps no more than what changed.
  private static List<Event> withoutQuiet(List<Event> events) {
    List<Event> kept = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (i == events.size() - 1 || !events.get(i).transitions().isEmpty()) {
        kept.add(events.get(i));
      }
    }
    return List.copyOf(kept);
  }
}
