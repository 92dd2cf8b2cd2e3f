// SPDX-License-Identifier: Apache-2.0
package hall.server.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Sql;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// Messages that wait for the gateway, and what became of them. Whoever tells something writes it
/// down here in the transaction in which it happens, so that none is lost or told twice.
@ApplicationScoped
public class Messages {
  private static final int SHOWN = 200;

  private final Database database;
  private final Audit audit;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final Optional<Duration> patience;

  @Inject
  Messages(Database database, Audit audit, ObjectMapper json, InstantSource clock, Config config) {
    this(
        database,
        audit,
        json,
        clock,
        MessageSettings.read(name -> config.getOptionalValue(name, String.class).orElse(null))
            .map(MessageSettings::patience));
  }

  /// @param patience with one message; empty where no gateway is named
  public Messages(
      Database database,
      Audit audit,
      ObjectMapper json,
      InstantSource clock,
      Optional<Duration> patience) {
    this.database = database;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
    this.patience = patience;
  }

  /// Whether anybody is told anything.
  public boolean isOpen() {
    return patience.isPresent();
  }

  /// Writes down what somebody is to be told about a case; nothing where no gateway is named, or
  /// the number shows no messages.
  public void aboutCase(Sql sql, String caseNumber, Note note, Instant now) throws SQLException {
    put(sql, null, caseNumber, note, now);
  }

  /// The same about a visit at home.
  public void aboutVisit(Sql sql, long complaint, Note note, Instant now) throws SQLException {
    put(sql, complaint, null, note, now);
  }

  private void put(
      Sql sql, @Nullable Long complaint, @Nullable String caseNumber, Note note, Instant now)
      throws SQLException {
    if (patience.isEmpty() || !Note.reaches(note.number())) {
      return;
    }
    sql.run(
        """
        insert into message (key, complaint_id, case_number, purpose, language, number, blanks,
          entered_at, until, next_attempt_at)
        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)\
        """,
        UUID.randomUUID(),
        complaint,
        caseNumber,
        note.purpose().word(),
        note.language().tag(),
        note.number(),
        written(note.blanks()),
        now,
        until(note, now.plus(patience.get())),
        now);
  }

  private static Instant until(Note note, Instant latest) {
    if (note.useful() == null) {
      return latest;
    }
    Instant over = note.useful().plusDays(1).atStartOfDay(HallTime.ZONE).toInstant();
    return over.isBefore(latest) ? over : latest;
  }

  private String written(Map<String, String> blanks) {
    try {
      return json.writeValueAsString(blanks);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Blanks cannot be written", e);
    }
  }

  /// What was told about a case, first things first.
  public List<Message> ofCase(String caseNumber) {
    return database.list(
        Message.SELECT + " where m.case_number = ? order by m.id", Message::of, caseNumber);
  }

  /// The same about a visit at home.
  public List<Message> ofVisit(long complaint) {
    return database.list(
        Message.SELECT + " where m.complaint_id = ? order by m.id", Message::of, complaint);
  }

  /// The oldest messages that did not go out and that nobody has told the citizen otherwise, oldest
  /// first, and how many come up once those are dealt with.
  public record Untold(List<Message> oldest, long behind) {}

  /// What somebody has to tell otherwise.
  public Untold untold() {
    return database.transaction(sql -> {
      List<Message> oldest =
          sql.list(
              Message.SELECT
                  + """
                   where m.wire in ('refused', 'given-up') and m.told_at is null
                  order by m.id limit ?\
                  """,
              Message::of,
              SHOWN);
      return new Untold(oldest, Math.max(0, countUntold(sql) - oldest.size()));
    });
  }

  /// How many there are of those.
  public long countUntold(Sql sql) throws SQLException {
    return sql.first(
            """
            select count(*) as n from message
            where wire in ('refused', 'given-up') and told_at is null\
            """,
            row -> row.number("n"))
        .orElse(0L);
  }

  /// How many wait.
  public long countWaiting() {
    return database
        .first("select count(*) as n from message where wire = 'waiting'", row -> row.number("n"))
        .orElse(0L);
  }

  /// Somebody has told the citizen otherwise. Problem: `message-told`.
  public void told(long id, String operator) {
    Instant now = clock.instant();
    database.transaction(sql -> {
      String about =
          sql.first(
                  """
                  with told as (
                    update message set told_at = ?
                    where id = ? and wire in ('refused', 'given-up') and told_at is null
                    returning complaint_id, case_number)
                  select coalesce(t.case_number, c.number) as about
                  from told t left join complaint c on c.id = t.complaint_id\
                  """,
                  row -> row.text("about"),
                  now,
                  id)
              .orElseThrow(() ->
                  Problem.of(
                          404, "message-told", "Somebody has dealt with it. Open the list again.")
                      .asException());
      audit.record(sql, operator, "message-told", about, Map.of());
      return true;
    });
  }
}
