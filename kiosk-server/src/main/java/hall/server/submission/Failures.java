// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.ProblemException;
import hall.server.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Remembers which submissions could not be taken, and why. What merely belongs to a broken
/// connection, an offset that differs or bytes that are missing, is no failure.
@ApplicationScoped
public class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);
  private static final String INTERNAL = "internal";
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Set<String> COUNTED =
      Set.of(
          "submission-defective",
          "submission-differs",
          "key-taken",
          "upload-too-long",
          "document-hash-mismatch",
          "supplement-defective",
          "papers-not-awaited",
          "case-numbers-used-up");

  private final Database database;
  private final InstantSource clock;
  private final Map<String, Counter> counters;

  Failures(Database database, InstantSource clock, MeterRegistry registry) {
    this.database = database;
    this.clock = clock;
    this.counters =
        Stream.concat(COUNTED.stream(), Stream.of(INTERNAL))
            .collect(Collectors.toMap(word -> word, word -> Acceptance.outcome(registry, word)));
  }

  /// A step of a submission.
  interface Step<T, E extends Exception> {
    T run() throws E;
  }

  /// Does a step of a submission; what goes wrong is noted and thrown on.
  <T, E extends Exception> T watched(String terminalId, UUID key, Step<T, E> step) throws E {
    try {
      return step.run();
    } catch (ProblemException e) {
      if (COUNTED.contains(e.problem().word())) {
        note(terminalId, key, e.problem().word());
      }
      throw e;
    } catch (Database.DatabaseException e) {
      // Nothing can be noted, and whoever watches the server knows.
      throw e;
    } catch (RuntimeException e) {
      note(terminalId, key, INTERNAL);
      throw e;
    }
  }

  private void note(String terminalId, UUID key, String problem) {
    Instant now = clock.instant();
    Objects.requireNonNull(counters.get(problem)).increment();
    try {
      database.run(
          """
          insert into submission_failure as f
            (terminal_id, submission_key, problem, first_at, last_at) values (?, ?, ?, ?, ?)
          on conflict (terminal_id, submission_key) do update
          set problem = excluded.problem, last_at = excluded.last_at, times = f.times + 1\
          """,
          terminalId,
          key,
          problem,
          now,
          now);
    } catch (Database.DatabaseException e) {
      LOG.warnf("That submission %s failed (%s) could not be noted", key, problem);
    }
  }

  /// When submissions failed last that are no cases yet, by terminal.
  public Map<String, List<Instant>> since(Sql sql, Instant since) throws SQLException {
    Map<String, List<Instant>> failed = new HashMap<>();
    sql.list(
        """
        select f.terminal_id, f.last_at from submission_failure f
        where f.last_at >= ?
          and not exists (select 1 from service_case c where c.submission_key = f.submission_key)
          and not exists (select 1 from submission s
            where s.key = f.submission_key and s.handed_in_at is not null)\
        """,
        row ->
            failed
                .computeIfAbsent(row.text("terminal_id"), id -> new ArrayList<>())
                .add(row.instant("last_at")),
        since);
    return failed;
  }

  /// Drops what nobody asks for any more.
  @Scheduled(every = "{hall.alerts.forget-every}", delayed = "1m")
  void forget() {
    database.run("delete from submission_failure where last_at < ?", clock.instant().minus(KEPT));
  }
}
