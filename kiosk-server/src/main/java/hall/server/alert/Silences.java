// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Row;
import hall.server.Sql;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Maintenance silences: alerts of a terminal or of a hall are kept, and nobody is told until the
/// silence ends.
@ApplicationScoped
public class Silences {
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration FURTHEST = Duration.ofDays(90);
  private static final int LONGEST_REASON = 500;
  private static final String SELECT =
      """
      select id, terminal_id, hall_id, coalesce(from_at, created_at) as from_at, until, reason,
        created_at, created_by
      from alert_silence
      where ended_at is null and until > ?\
      """;

  private final Database database;
  private final Audit audit;
  private final InstantSource clock;

  public Silences(Database database, Audit audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /// A silence that lasts, or will.
  public record Silence(
      long id,
      @Nullable String terminalId,
      @Nullable String hallId,
      OffsetDateTime from,
      OffsetDateTime until,
      String reason,
      OffsetDateTime createdAt,
      String createdBy) {

    /// Whether alerts of this terminal are silenced.
    public boolean covers(String terminal, @Nullable String hall) {
      return terminal.equals(terminalId) || (hallId != null && hallId.equals(hall));
    }
  }

  /// A silence that shall begin, of either a terminal or a hall; at once where it names no
  /// beginning.
  public record Wish(
      @Nullable String terminalId,
      @Nullable String hallId,
      @Nullable String from,
      @Nullable String until,
      @Nullable String reason) {}

  /// What lasts now or will, what begins first first.
  public List<Silence> current() {
    return database.list(
        SELECT + " order by coalesce(from_at, created_at), until, id",
        Silences::silence,
        clock.instant());
  }

  /// When a silence lasted, or will.
  public record Period(
      @Nullable String terminalId, @Nullable String hallId, Instant from, Instant until) {

    /// Whether it was a silence of this terminal.
    public boolean covers(String terminal, String hall) {
      return terminal.equals(terminalId) || hall.equals(hallId);
    }
  }

  /// All silences that lasted at some moment from `from` up to `until`.
  public List<Period> during(Instant from, Instant until) {
    return database.list(
        """
        select terminal_id, hall_id, coalesce(from_at, created_at) as from_at,
          least(until, ended_at) as until
        from alert_silence
        where coalesce(from_at, created_at) < ? and least(until, ended_at) > ?
          and coalesce(from_at, created_at) < least(until, ended_at)\
        """,
        row ->
            new Period(
                row.textOrNull("terminal_id"),
                row.textOrNull("hall_id"),
                row.instant("from_at"),
                row.instant("until")),
        until,
        from);
  }

  List<Silence> at(Sql sql, Instant now) throws SQLException {
    return sql.list(
        SELECT + " and coalesce(from_at, created_at) <= ?", Silences::silence, now, now);
  }

  /// Begins a silence. Problem: `silence-defective`.
  public Silence begin(Wish wish, String operator) {
    Instant now = clock.instant();
    List<Defect> defects = new ArrayList<>();
    String reason = wish.reason() == null ? "" : wish.reason().strip();
    boolean atOnce = wish.from() == null || wish.from().isBlank();
    Instant from = atOnce ? now : parse(wish.from());
    Instant until = parse(wish.until());
    if ((wish.terminalId() == null) == (wish.hallId() == null)) {
      defects.add(new Defect("$.terminalId", "Either a terminal or a hall."));
    } else if (!exists(wish)) {
      defects.add(
          wish.terminalId() != null
              ? new Defect("$.terminalId", "The id of a terminal.")
              : new Defect("$.hallId", "The id of a hall."));
    }
    if (from == null || from.isAfter(now.plus(FURTHEST))) {
      defects.add(new Defect("$.from", "A time within the next 90 days, or nothing."));
    }
    Instant begins = from == null || from.isBefore(now) ? now : from;
    if (until == null || !until.isAfter(begins) || until.isAfter(begins.plus(LONGEST))) {
      defects.add(new Defect("$.until", "A time within 31 days of the beginning."));
    }
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      defects.add(new Defect("$.reason", "Why, in at most 500 characters."));
    }
    if (!defects.isEmpty() || until == null) {
      throw Problem.of(422, "silence-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return database.transaction(sql -> {
      Silence begun =
          sql.first(
                  """
                  insert into alert_silence
                    (terminal_id, hall_id, from_at, until, reason, created_at, created_by)
                  values (?, ?, ?, ?, ?, ?, ?)
                  returning id, terminal_id, hall_id, coalesce(from_at, created_at) as from_at,
                    until, reason, created_at, created_by\
                  """,
                  Silences::silence,
                  wish.terminalId(),
                  wish.hallId(),
                  begins.isAfter(now) ? begins : null,
                  until,
                  reason,
                  now,
                  operator)
              .orElseThrow();
      audit.record(
          sql,
          operator,
          "silence-begun",
          Long.toString(begun.id()),
          begun.hallId() == null
              ? Map.of("terminal", String.valueOf(begun.terminalId()))
              : Map.of("hall", begun.hallId()));
      return begun;
    });
  }

  /// Ends a silence; one that is over already stays as it is. Problem: `silence-unknown`.
  public void end(long id, String operator) {
    Instant now = clock.instant();
    boolean known =
        database.transaction(sql -> {
          boolean ended =
              sql.run(
                      """
                      update alert_silence set ended_at = ?, ended_by = ?
                      where id = ? and ended_at is null\
                      """,
                      now,
                      operator,
                      id)
                  == 1;
          boolean over =
              sql.first("select 1 from alert_silence where id = ?", row -> true, id).isPresent();
          if (ended) {
            audit.record(sql, operator, "silence-ended", Long.toString(id), Map.of());
          }
          return over;
        });
    if (!known) {
      throw Problem.of(404, "silence-unknown", "Look for the silence in the list.").asException();
    }
  }

  private boolean exists(Wish wish) {
    return wish.terminalId() != null
        ? database
            .first("select 1 from terminal where id = ?", row -> true, wish.terminalId())
            .isPresent()
        : database.first("select 1 from hall where id = ?", row -> true, wish.hallId()).isPresent();
  }

  private static @Nullable Instant parse(@Nullable String until) {
    try {
      return until == null ? null : OffsetDateTime.parse(until).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static Silence silence(Row row) throws SQLException {
    return new Silence(
        row.number("id"),
        row.textOrNull("terminal_id"),
        row.textOrNull("hall_id"),
        HallTime.at(row.instant("from_at")),
        HallTime.at(row.instant("until")),
        row.text("reason"),
        HallTime.at(row.instant("created_at")),
        row.text("created_by"));
  }
}
