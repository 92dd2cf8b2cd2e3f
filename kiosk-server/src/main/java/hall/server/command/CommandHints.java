// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.News;
import hall.server.hint.Hint;
import hall.server.hint.HintStreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;

/// Which terminals have commands waiting, in memory, so that a heartbeat asks no database. A hint
/// may be a second late; the list of commands is the truth.
@ApplicationScoped
public class CommandHints {
  private final CommandStore store;
  private final HintStreams streams;

  /// The newest command that waits for each terminal.
  private volatile Map<String, Long> newest = Map.of();

  public CommandHints(CommandStore store, HintStreams streams) {
    this.store = store;
    this.streams = streams;
  }

  /// Whether a terminal had better ask for its commands.
  public boolean waitFor(String terminalId) {
    return newest.containsKey(terminalId);
  }

  /// A terminal got one; the database's word brings its number.
  synchronized void add(String terminalId) {
    Map<String, Long> more = new HashMap<>(newest);
    more.putIfAbsent(terminalId, 0L);
    newest = more;
  }

  void hear(@Observes News news) {
    if (news == News.COMMANDS) {
      refresh();
    }
  }

  /// Learns what this server, or another one on the same database, has taken, and tells the
  /// terminals that listen.
  synchronized void refresh() {
    Map<String, Long> before = newest;
    newest = store.newestWaiting();
    newest.forEach((terminalId, number) -> {
      if (number > before.getOrDefault(terminalId, 0L)) {
        streams.tell(terminalId, new Hint.Commands());
      }
    });
  }
}
