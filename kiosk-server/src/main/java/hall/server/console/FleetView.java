// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.terminal.Fleet;
import hall.server.terminal.Terminal;
import java.util.List;

/// The fleet as its page shows it: how many are how, and a page of those that were asked for.
public record FleetView(
    int total,
    long online,
    long attention,
    int waiting,
    int found,
    Pages page,
    List<TerminalCard> cards) {
  private static final int CARDS = 24;

  /// A page of a large fleet is far from all of it: the database cuts what nobody filters by state.
  static FleetView of(Fleet fleet, FleetFilter filter, int page, Words words) {
    Fleet.Counts counts = fleet.counts();
    if (filter.isEmpty()) {
      Pages part = Pages.of(counts.total(), CARDS, page);
      return of(counts, counts.total(), part, fleet.part(part.skipped(), CARDS), words);
    }
    List<Terminal> found =
        fleet.matching(filter.text(), filter.hall()).stream().filter(filter::wants).toList();
    Pages part = Pages.of(found.size(), CARDS, page);
    return of(counts, found.size(), part, part.cut(found), words);
  }

  private static FleetView of(
      Fleet.Counts counts, int found, Pages part, List<Terminal> shown, Words words) {
    return new FleetView(
        counts.total(),
        counts.online(),
        counts.attention(),
        counts.waiting(),
        found,
        part,
        shown.stream().map(terminal -> TerminalCard.of(terminal, words)).toList());
  }
}
