// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.HallTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a terminal was given, and what it told of it.
@ApplicationScoped
public class Generations {
  private static final int SHOWN = 3;

  private final SnapshotStore store;
  private final DesiredGenerations desired;

  Generations(SnapshotStore store, DesiredGenerations desired) {
    this.store = store;
    this.desired = desired;
  }

  /// Something that a terminal told of a generation; `state` is null where it told nothing yet, and
  /// then `at` is when it could have it.
  public record Told(
      long generation, OffsetDateTime at, @Nullable String state, @Nullable String reason) {}

  /// The generation that a terminal shall run; 0 where nothing was published for it.
  public long desired(String terminalId) {
    return desired.of(terminalId);
  }

  /// The newest generations of a terminal with all that it told of them, newest first.
  public List<Told> told(String terminalId) {
    return store.told(terminalId, SHOWN).stream()
        .map(told ->
            new Told(
                told.generation(),
                HallTime.at(told.at() == null ? told.releasedAt() : told.at()),
                told.state(),
                told.reason()))
        .toList();
  }
}
