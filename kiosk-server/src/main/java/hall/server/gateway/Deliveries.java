// SPDX-License-Identifier: Apache-2.0
package hall.server.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.casework.CaseEvents;
import hall.server.channel.Answer;
import hall.server.channel.Answer.Failed;
import hall.server.channel.Answer.Given;
import hall.server.channel.Answer.Refused;
import hall.server.channel.Backoff;
import hall.server.complaint.Complaint;
import hall.server.complaint.Complaints;
import hall.server.gateway.Gateway.Taken;
import hall.server.message.Daytime;
import hall.server.message.Message.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Messages on their way to the gateway, and what came of them. Whoever sends one claims it first;
/// a claim ends by itself when its server dies, and another server sends it again under the same
/// id. What nothing goes out of any more keeps neither number nor blanks.
@ApplicationScoped
class Deliveries {
  /// Longer than one request takes; whoever takes longer is overtaken, which does no harm.
  static final Duration CLAIM = Duration.ofMinutes(20);

  private static final int SOME = 100;

  /// Nothing that was told before about the same waits.
  private static final String FIRST =
      """
      not exists (
        select from message e
        where e.wire = 'waiting' and e.id < w.id
          and (e.complaint_id = w.complaint_id or e.case_number = w.case_number))\
      """;

  private final Database database;
  private final Complaints complaints;
  private final ObjectMapper json;
  private final Backoff backoff;

  @Inject
  Deliveries(Database database, Complaints complaints, ObjectMapper json, SecureRandom random) {
    this(database, complaints, json, new Backoff(random));
  }

  Deliveries(Database database, Complaints complaints, ObjectMapper json, Backoff backoff) {
    this.database = database;
    this.complaints = complaints;
    this.json = json;
    this.backoff = backoff;
  }

  /// A message that goes out now.
  ///
  /// @param about the number of the case, or of the visit
  /// @param ofCase which of both
  /// @param attempts by which its outcome is known
  /// @param until when it says something
  record Claim(
      long id,
      String about,
      boolean ofCase,
      String purpose,
      int attempts,
      Instant until,
      Outgoing message) {

    /// Never whom it tells, nor what.
    @Override
    public String toString() {
      return "Claim[%d]".formatted(id);
    }
  }

  /// Claims what is due by day; no other server gets the same. What is about the same thing goes
  /// one after the other: nobody reads of a change before what was changed.
  List<Claim> claim(Instant now, int most) {
    return Daytime.is(now) ? claim(now, most, "w.until > ? and " + FIRST) : List.of();
  }

  private List<Claim> claim(Instant now, int most, String which) {
    return database.transaction(sql ->
        sql.list(
            """
            with claimed as (
              update message set attempts = attempts + 1, next_attempt_at = ?
              where id in (
                select w.id from message w
                where w.wire = 'waiting' and w.next_attempt_at <= ? and\
            """
                + " "
                + which
                + """

                    order by w.next_attempt_at, w.id limit ? for update of w skip locked)
                  returning *)
                select m.*, coalesce(m.case_number, c.number) as about,
                  m.case_number is not null as of_case, m.blanks::text as written
                from claimed m left join complaint c on c.id = m.complaint_id
                order by m.id\
                """,
            this::claim,
            now.plus(CLAIM),
            now,
            now,
            most));
  }

  private Claim claim(Row row) throws SQLException {
    UUID key = row.uuid("key");
    return new Claim(
        row.number("id"),
        row.text("about"),
        row.flag("of_case"),
        row.text("purpose"),
        row.integer("attempts"),
        row.instant("until"),
        new Outgoing(
            key.toString(),
            row.text("number"),
            row.text("purpose") + "." + row.text("language"),
            blanks(row.text("written")),
            HallTime.at(row.instant("entered_at"))));
  }

  private Map<String, String> blanks(String written) {
    try {
      return json.readValue(written, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored blanks cannot be read", e);
    }
  }

  /// Keeps what came of an attempt, unless another server knows better meanwhile.
  void attempted(Claim claim, Answer<Taken> answer, Instant now) {
    database.transaction(sql -> {
      switch (answer) {
        case Given<Taken> _ -> settle(sql, claim, Wire.TAKEN, null, now);
        case Refused<Taken>(String why) -> settle(sql, claim, Wire.REFUSED, why, now);
        case Failed<Taken>(String why) -> {
          Instant next = Daytime.from(now.plus(backoff.after(claim.attempts())));
          if (next.isBefore(claim.until())) {
            sql.run(
                """
                update message set failure = ?, next_attempt_at = ?
                where id = ? and attempts = ? and wire = 'waiting'\
                """,
                why,
                next,
                claim.id(),
                claim.attempts());
          } else {
            settle(sql, claim, Wire.GIVEN_UP, why, now);
          }
        }
      }
      return true;
    });
  }

  /// Gives up what would come too late, at whatever hour.
  void giveUpLate(Instant now) {
    for (Claim claim : claim(now, SOME, "w.until <= ?")) {
      giveUp(claim, "too-late", now);
    }
  }

  /// Gives up what waits: there is no gateway any more.
  void abandon(Instant now) {
    for (Claim claim : claim(now, SOME, "w.entered_at <= ?")) {
      giveUp(claim, "not-configured", now);
    }
  }

  private void giveUp(Claim claim, String why, Instant now) {
    database.transaction(sql -> {
      settle(sql, claim, Wire.GIVEN_UP, why, now);
      return true;
    });
  }

  private void settle(Sql sql, Claim claim, Wire wire, @Nullable String why, Instant now)
      throws SQLException {
    Optional<Complaint> visit =
        claim.ofCase() ? Optional.empty() : complaints.hold(sql, claim.about());
    int mine =
        sql.run(
            """
            update message set wire = ?, failure = ?, settled_at = ?, number = null, blanks = null
            where id = ? and attempts = ? and wire = 'waiting'\
            """,
            wire.word(),
            why,
            now,
            claim.id(),
            claim.attempts());
    if (mine != 1) {
      return;
    }
    String kind = "message-" + wire.word();
    if (claim.ofCase()) {
      CaseEvents.add(sql, claim.about(), now, "server", kind, claim.purpose());
    } else if (visit.isPresent()) {
      complaints.note(sql, visit.get(), now, Actor.SERVER, kind, claim.purpose());
    }
  }
}
