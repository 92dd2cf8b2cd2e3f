// SPDX-License-Identifier: Apache-2.0
package hall.server.retention;

import hall.server.Database;
import hall.server.complaint.ComplaintPages;
import hall.server.submission.Leftovers;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Removes what was kept long enough, a little at a time: each transaction takes few rows, and a
/// round ends after some of them, so that heartbeats never wait for it.
@ApplicationScoped
public class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final int ROWS = 500;
  private static final int BATCHES = 40;

  private final Database database;
  private final Leftovers leftovers;
  private final ComplaintPages pages;
  private final Terms terms;
  private final InstantSource clock;

  Retention(
      Database database,
      Leftovers leftovers,
      ComplaintPages pages,
      Terms terms,
      InstantSource clock) {
    this.database = database;
    this.leftovers = leftovers;
    this.pages = pages;
    this.terms = terms;
    this.clock = clock;
  }

  @Scheduled(
      every = "{hall.retention.every}",
      delayed = "2m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    round();
  }

  /// One round; tells how many of each were removed, and leaves out those of which none was.
  Map<Kept, Integer> round() {
    Map<Kept, Integer> removed = new EnumMap<>(Kept.class);
    Instant now = clock.instant();
    for (Kept kept : Kept.values()) {
      int count = terms.of(kept).map(term -> remove(kept, now, term)).orElse(0);
      if (count > 0) {
        removed.put(kept, count);
      }
    }
    if (!removed.isEmpty()) {
      LOG.infof(
          "Retention removed %s",
          removed.entrySet().stream()
              .map(entry -> entry.getValue() + " " + entry.getKey().word())
              .collect(Collectors.joining(", ")));
    }
    return removed;
  }

  private int remove(Kept kept, Instant now, Duration term) {
    Instant before = now.minus(term);
    int all = 0;
    for (int i = 0; i < BATCHES; i++) {
      int some =
          switch (kept) {
            case UPLOADS -> leftovers.remove(before, ROWS);
            case COMPLAINT_PAGES -> pages.removeLeft(before, ROWS);
            case Kept any -> batch(kept, before);
          };
      all += some;
      if (some < ROWS) {
        break;
      }
    }
    if (kept == Kept.COMPLAINTS) {
      removeOrphans();
    }
    return all;
  }

  /// Scanned pages go with their complaint, whatever becomes of others.
  private void removeOrphans() {
    int batches = 0;
    while (pages.removeOrphans(ROWS) == ROWS && ++batches < BATCHES) {
      // There may be more.
    }
  }

  private int batch(Kept kept, Instant before) {
    return database.transaction(sql -> {
      sql.first("select set_config('hall.retention', 'on', true)", row -> true);
      return sql.run(kept.statement(), before, ROWS);
    });
  }
}
