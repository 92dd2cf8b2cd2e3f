// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import hall.server.Database;
import hall.server.News;
import hall.server.Row;
import hall.server.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Whether a certificate opens the door, asked at every request.
///
/// What the database said is remembered, so that a heartbeat costs no statement. Each second this
/// server learns what any server on the database revoked; when it could not for a few seconds, or
/// for as long as it has not yet, the database itself is asked again.
@ApplicationScoped
public class Admission {
  private static final Duration FRESH = Duration.ofSeconds(5);

  /// How far back the revocations are read: the clocks of servers differ, transactions take a
  /// while.
  private static final Duration LOOK_BACK = Duration.ofMinutes(2);

  private final Database database;
  private final InstantSource clock;
  private final Event<IdentityEnded> ended;
  private final Event<BearerEnded> upgraded;
  private final Map<String, Admitted> admitted = new ConcurrentHashMap<>();
  private Set<Long> known = new HashSet<>();
  private volatile Instant learnt = Instant.EPOCH;
  private final AtomicLong endings = new AtomicLong();

  public Admission(
      Database database,
      InstantSource clock,
      Event<IdentityEnded> ended,
      Event<BearerEnded> upgraded) {
    this.database = database;
    this.clock = clock;
    this.ended = ended;
    this.upgraded = upgraded;
  }

  private record Admitted(String terminalId, Instant until) {}

  /// What is known of a certificate.
  public sealed interface Verdict {
    /// It is this terminal's.
    record Open(String terminalId) implements Verdict {}

    /// This server, or the backup that its database came from, never issued it.
    record Unknown() implements Verdict {}

    record Revoked() implements Verdict {}

    record Expired() implements Verdict {}
  }

  private record Stored(String terminalId, Instant until, boolean used, boolean revoked) {
    static Stored of(Row row) throws SQLException {
      return new Stored(
          row.text("terminal_id"),
          row.instant("valid_until"),
          row.flag("used"),
          row.flag("revoked"));
    }
  }

  /// Judges the certificate of a serial number from memory alone.
  public Optional<Verdict> remembered(String serial) {
    Instant now = clock.instant();
    Admitted known = admitted.get(serial);
    if (known == null || !learnt.plus(FRESH).isAfter(now)) {
      return Optional.empty();
    }
    return Optional.of(
        known.until().isAfter(now) ? new Verdict.Open(known.terminalId()) : new Verdict.Expired());
  }

  /// Judges the certificate of a serial number that the authority gave.
  public Verdict judge(String serial) {
    Optional<Verdict> remembered = remembered(serial);
    if (remembered.isPresent()) {
      return remembered.get();
    }
    Instant now = clock.instant();
    long before = endings.get();
    Optional<Stored> found =
        database.transaction(sql -> {
          Optional<Stored> stored = find(sql, serial);
          if (stored.isPresent() && !stored.get().used() && isOpen(stored.get(), now)) {
            begin(sql, serial, stored.get().terminalId(), now);
          }
          return stored;
        });
    if (found.isEmpty()) {
      return new Verdict.Unknown();
    }
    Stored stored = found.get();
    if (stored.revoked()) {
      return new Verdict.Revoked();
    }
    if (!isOpen(stored, now)) {
      return new Verdict.Expired();
    }
    if (!stored.used()) {
      upgraded.fire(new BearerEnded(stored.terminalId()));
    }
    admitted.put(serial, new Admitted(stored.terminalId(), stored.until()));
    if (endings.get() != before) {
      // Somebody was revoked since the database was asked: perhaps this one.
      admitted.remove(serial);
    }
    return new Verdict.Open(stored.terminalId());
  }

  private static boolean isOpen(Stored stored, Instant now) {
    return !stored.revoked() && stored.until().isAfter(now);
  }

  private static Optional<Stored> find(Sql sql, String serial) throws SQLException {
    return sql.first(
        """
        select terminal_id, valid_until, first_used_at is not null as used,
               revocation_id is not null as revoked
        from terminal_certificate where serial = ?\
        """,
        Stored::of,
        serial);
  }

  /// A terminal that came with a certificate needs its bearer credential no more.
  private static void begin(Sql sql, String serial, String terminalId, Instant now)
      throws SQLException {
    sql.run("update terminal_certificate set first_used_at = ? where serial = ?", now, serial);
    sql.run("delete from terminal_credential where terminal_id = ?", terminalId);
  }

  /// Forgets a terminal that was revoked here, at once.
  public void end(IdentityEnded what) {
    endings.incrementAndGet();
    what.serials().forEach(admitted::remove);
    ended.fire(what);
  }

  void hear(@Observes News news) {
    if (news == News.IDENTITIES) {
      learn();
    }
  }

  /// Learns what was revoked anywhere.
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  synchronized void learn() {
    Instant now = clock.instant();
    if (learnt.isBefore(now.minus(LOOK_BACK))) {
      admitted.clear();
    }
    Map<String, List<String>> fresh = new HashMap<>();
    Set<Long> seen = new HashSet<>();
    database
        .list(
            """
            select r.id, r.terminal_id, c.serial
            from terminal_revocation r left join terminal_certificate c on c.revocation_id = r.id
            where r.at > ?\
            """,
            row ->
                new Revocation(row.number("id"), row.text("terminal_id"), row.textOrNull("serial")),
            now.minus(LOOK_BACK.multipliedBy(2)))
        .forEach(revocation -> {
          seen.add(revocation.id());
          if (!known.contains(revocation.id())) {
            List<String> serials =
                fresh.computeIfAbsent(revocation.terminalId(), id -> new ArrayList<>());
            if (revocation.serial() != null) {
              serials.add(revocation.serial());
            }
          }
        });
    known = seen;
    admitted.values().removeIf(entry -> !entry.until().isAfter(now));
    fresh.forEach((terminalId, serials) -> end(new IdentityEnded(terminalId, serials)));
    learnt = now;
  }

  private record Revocation(long id, String terminalId, @Nullable String serial) {}
}
