// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.Row;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notices on their way, in the database. Whoever sends one claims it first; a claim ends by itself
/// when its server dies, and the next server sends the notice again under the same number.
@ApplicationScoped
public class Deliveries {
  /// Longer than any attempt can take.
  static final Duration CLAIM = Duration.ofMinutes(2);

  static final Duration KEPT = Duration.ofDays(30);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);

  private final Database database;
  private final ObjectMapper json;

  public Deliveries(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /// A claimed notice with where it goes.
  record Parcel(
      long id,
      String channel,
      String address,
      @Nullable String secret,
      String notice,
      Instant createdAt,
      int attempts) {
    @Override
    public String toString() {
      return "Parcel " + id;
    }
  }

  /// A notice that shall go out.
  public record Letter(long recipientId, Notice notice) {}

  /// Puts letters on their way, inside the transaction that makes them true.
  public void add(Sql sql, List<Letter> letters, Instant now) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    letters.forEach(letter ->
        rows.add(new @Nullable Object[] {letter.recipientId(), write(letter.notice()), now, now}));
    sql.batch(
        """
        insert into alert_delivery (recipient_id, notice, created_at, next_attempt_at)
        values (?, ?, ?, ?)\
        """,
        rows);
  }

  /// Puts a notice on its way that whoever calls this takes along at once.
  Parcel trial(long recipientId, Notice notice, Instant now) {
    return database
        .first(
            """
            with added as (
              insert into alert_delivery
                (recipient_id, notice, created_at, next_attempt_at, attempts)
              values (?, ?, ?, ?, 1) returning *)
            select d.id, r.channel, r.address, r.secret, d.notice, d.created_at, d.attempts
            from added d join alert_recipient r on r.id = d.recipient_id\
            """,
            Deliveries::parcel,
            recipientId,
            write(notice),
            now,
            now.plus(CLAIM))
        .orElseThrow();
  }

  /// Claims what is due; no other server gets the same.
  List<Parcel> claim(Instant now, int most) {
    return database.transaction(sql ->
        sql.list(
            """
            update alert_delivery d set attempts = attempts + 1, next_attempt_at = ?
            from alert_recipient r
            where r.id = d.recipient_id and d.id in (
              select id from alert_delivery
              where delivered_at is null and given_up_at is null and next_attempt_at <= ?
              order by next_attempt_at, id limit ? for update skip locked)
            returning d.id, r.channel, r.address, r.secret, d.notice, d.created_at, d.attempts\
            """,
            Deliveries::parcel,
            now.plus(CLAIM),
            now,
            most));
  }

  /// Keeps what came of an attempt: delivered, again after a pause that doubles, or given up.
  void attempted(Parcel parcel, Attempt attempt, Instant now) {
    switch (attempt) {
      case Attempt.Delivered() ->
          database.run(
              "update alert_delivery set delivered_at = ?, failure = null where id = ?",
              now,
              parcel.id());
      case Attempt.Failed(String why) -> {
        Instant next = now.plus(pause(parcel.attempts()));
        boolean tooOld = next.isAfter(parcel.createdAt().plus(GIVEN_UP_AFTER));
        database.run(
            """
            update alert_delivery set failure = ?, next_attempt_at = ?, given_up_at = ?
            where id = ? and delivered_at is null\
            """,
            why,
            next,
            tooOld ? now : null,
            parcel.id());
      }
    }
  }

  /// Keeps what came of the only attempt.
  void tried(Parcel parcel, Attempt attempt, Instant now) {
    switch (attempt) {
      case Attempt.Delivered() -> attempted(parcel, attempt, now);
      case Attempt.Failed(String why) ->
          database.run(
              "update alert_delivery set failure = ?, given_up_at = ? where id = ?",
              why,
              now,
              parcel.id());
    }
  }

  /// Drops what is long done with.
  void forget(Instant now) {
    database.run(
        "delete from alert_delivery where coalesce(delivered_at, given_up_at) < ?",
        now.minus(KEPT));
  }

  Notice read(Parcel parcel) {
    try {
      return json.readValue(parcel.notice(), Notice.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored notice cannot be read", e);
    }
  }

  private static Parcel parcel(Row row) throws SQLException {
    return new Parcel(
        row.number("id"),
        row.text("channel"),
        row.text("address"),
        row.textOrNull("secret"),
        row.text("notice"),
        row.instant("created_at"),
        row.integer("attempts"));
  }

  /// 10 s after the first attempt, doubling up to an hour.
  static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private String write(Notice notice) {
    try {
      return json.writeValueAsString(notice);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A notice cannot be written", e);
    }
  }
}
