// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
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

  static FleetView of(List<Terminal> all, FleetFilter filter, int page, Words words) {
    List<Terminal> found = all.stream().filter(filter::wants).toList();
    Pages part = Pages.of(found.size(), CARDS, page);
    return new FleetView(
        all.size(),
        all.stream().filter(Terminal::isOnline).count(),
        all.stream().filter(Terminal::needsAttention).count(),
        all.stream().mapToInt(Terminal::waiting).sum(),
        found.size(),
        part,
        part.cut(found).stream().map(terminal -> TerminalCard.of(terminal, words)).toList());
  }
}
