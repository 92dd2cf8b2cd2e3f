// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.terminal.Halls;
import hall.server.terminal.Terminal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hall as the list shows it: how many terminals it has and how they are.
public record HallLine(
    Halls.Shown hall,
    @Nullable String district,
    int online,
    int attention,
    String tone,
    String words) {

  static HallLine of(
      Halls.Shown hall, @Nullable String district, List<Terminal> terminals, Words words) {
    int online = (int) terminals.stream().filter(Terminal::isOnline).count();
    int attention = (int) terminals.stream().filter(Terminal::needsAttention).count();
    return new HallLine(
        hall,
        district,
        online,
        attention,
        attention > 0 ? "bad" : online > 0 ? "good" : "calm",
        words.say("halls_counts", terminals.size(), online, attention));
  }
}
