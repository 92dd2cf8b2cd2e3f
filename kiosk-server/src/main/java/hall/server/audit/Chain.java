// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import hall.server.audit.AuditEntry.Head;
import hall.server.audit.Verdict.Broken;
import hall.server.audit.Verdict.Reason;
import java.util.Optional;

/// Walks the entries from the first to the last and finds where the chain is broken.
final class Chain {
  private final Head wanted;
  private Head reached = Head.START;

  /// @param wanted how far the chain should go
  Chain(Head wanted) {
    this.wanted = wanted;
  }

  /// Takes the next entry by id; tells what is wrong with it.
  Optional<Broken> next(AuditEntry entry) {
    long expected = reached.entry() + 1;
    if (expected > wanted.entry() || entry.id() < expected) {
      return Optional.of(new Broken(entry.id(), Reason.ADDED));
    }
    if (entry.id() != expected) {
      return Optional.of(new Broken(expected, Reason.MISSING));
    }
    if (!entry.expectedHash().equals(entry.hash())) {
      return Optional.of(new Broken(entry.id(), Reason.CHANGED));
    }
    if (!entry.previous().equals(reached.hash())) {
      return Optional.of(new Broken(entry.id(), Reason.MISPLACED));
    }
    reached = entry.head();
    return Optional.empty();
  }

  /// The verdict after the last entry.
  Verdict end() {
    if (reached.entry() < wanted.entry()) {
      return new Broken(reached.entry() + 1, Reason.MISSING);
    }
    return reached.equals(wanted)
        ? new Verdict.Intact(reached.entry(), reached.hash())
        : new Broken(reached.entry(), Reason.HEAD_DIFFERS);
  }
}
