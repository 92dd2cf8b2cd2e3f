// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/// Which terminals have commands waiting, in memory, so that a heartbeat asks no database. A hint
/// may be a second late; the list of commands is the truth.
@ApplicationScoped
public class CommandHints {
  private final CommandStore store;
  private volatile Set<String> terminals = Set.of();

  public CommandHints(CommandStore store) {
    this.store = store;
  }

  /// Whether a terminal had better ask for its commands.
  public boolean waitFor(String terminalId) {
    return terminals.contains(terminalId);
  }

  synchronized void add(String terminalId) {
    Set<String> more = new HashSet<>(terminals);
    more.add(terminalId);
    terminals = more;
  }

  /// Learns what this server, or another one on the same database, has taken.
  synchronized void refresh() {
    terminals = store.terminalsWaited();
  }
}
