// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.PublicAddress;
import hall.server.Row;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.alert.delivery.Attempt;
import hall.server.alert.delivery.Courier;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is told of which hall's alerts, and how.
@ApplicationScoped
public class Recipients {
  private static final String SELECT =
      """
      select r.id, r.name, r.channel, r.address, r.hall_id, r.severity, r.level, r.created_at,
        r.revision,
        (select count(*) from alert_delivery d where d.recipient_id = r.id
          and d.delivered_at is null and d.given_up_at is null) as waiting,
        (select d.failure from alert_delivery d where d.recipient_id = r.id
          order by d.id desc limit 1) as failure
      from alert_recipient r\
      """;

  private final Database database;
  private final Secrets secrets;
  private final InstantSource clock;
  private final RecipientCheck check;
  private final Courier courier;
  private final PublicAddress address;
  private final Audit audit;

  public Recipients(
      Database database,
      Secrets secrets,
      InstantSource clock,
      RecipientCheck check,
      Courier courier,
      PublicAddress address,
      Audit audit) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
    this.check = check;
    this.courier = courier;
    this.address = address;
    this.audit = audit;
  }

  /// A recipient as administrators see it.
  ///
  /// @param revision rises by one with every edit
  /// @param secret the key of a webhook's signatures, shown once when the recipient is added
  /// @param waiting notices that are not delivered yet
  /// @param failure why the newest notice could not be delivered at the last attempt
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Shown(
      long id,
      String name,
      String channel,
      String address,
      @Nullable String hallId,
      Severity severity,
      int level,
      OffsetDateTime createdAt,
      long revision,
      int waiting,
      @Nullable String failure,
      @Nullable String secret) {

    Shown with(String shownOnce) {
      return new Shown(
          id, name, channel, address, hallId, severity, level, createdAt, revision, waiting,
          failure, shownOnce);
    }

    @Override
    public String toString() {
      return "Recipient " + id;
    }
  }

  /// A recipient that shall be: told all severities of all halls at level 1 unless it says more.
  ///
  /// @param revision what was edited; null edits whatever there is
  public record Wish(
      @Nullable String name,
      @Nullable String channel,
      @Nullable String address,
      @Nullable String hallId,
      @Nullable String severity,
      @Nullable Integer level,
      @Nullable Long revision) {
    @Override
    public String toString() {
      return "Wish";
    }
  }

  public List<Shown> all() {
    return database.list(SELECT + " order by r.level, r.id", Recipients::shown);
  }

  List<Recipient> heard(Sql sql) throws SQLException {
    return sql.list(
        "select id, hall_id, severity, level from alert_recipient order by id",
        row ->
            new Recipient(
                row.number("id"),
                row.textOrNull("hall_id"),
                Severity.of(row.text("severity")),
                row.integer("level")));
  }

  /// Adds a recipient. Problems: `recipient-defective`, `mail-not-configured`.
  public Shown add(Wish wish, String operator) {
    RecipientCheck.Sound sound = check.check(wish, null);
    String secret = sound.isWebhook() ? secrets.token(32) : null;
    Instant now = clock.instant();
    long id =
        database.transaction(sql -> {
          long added =
              sql.first(
                      """
                      insert into alert_recipient (name, channel, address, secret, hall_id, severity,
                        level, created_at, created_by)
                      values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id\
                      """,
                      row -> row.number("id"),
                      sound.name(),
                      sound.channel(),
                      sound.address(),
                      secret,
                      sound.hallId(),
                      sound.severity().word(),
                      sound.level(),
                      now,
                      operator)
                  .orElseThrow();
          audit.record(
              sql,
              operator,
              "recipient-added",
              Long.toString(added),
              Map.of(
                  "channel",
                  sound.channel(),
                  "severity",
                  sound.severity().word(),
                  "level",
                  sound.level()));
          return added;
        });
    Shown added = find(id);
    return secret == null ? added : added.with(secret);
  }

  /// Writes a recipient anew; its channel and a webhook's secret stay. What is on its way goes to
  /// the new address. Problems: `recipient-unknown`, `recipient-defective`, `revision-differs`.
  public Shown edit(long id, Wish wish, String operator) {
    Shown known = find(id);
    RecipientCheck.Sound sound = check.check(wish, known.channel());
    boolean edited =
        database.transaction(sql -> {
          boolean found =
              sql.run(
                      """
                      update alert_recipient set name = ?, address = ?, hall_id = ?, severity = ?,
                        level = ?, revision = revision + 1
                      where id = ? and revision = coalesce(?, revision)\
                      """,
                      sound.name(),
                      sound.address(),
                      sound.hallId(),
                      sound.severity().word(),
                      sound.level(),
                      id,
                      wish.revision())
                  == 1;
          if (found) {
            audit.record(
                sql,
                operator,
                "recipient-edited",
                Long.toString(id),
                Map.of("settings", sound.changed(known)));
          }
          return found;
        });
    Shown shown = find(id);
    if (!edited) {
      throw Problem.of(
              409,
              "revision-differs",
              "Somebody else edited this recipient. Read it again, then edit.")
          .asException();
    }
    return shown;
  }

  /// Takes a recipient out; what is on its way to it is dropped. Problem: `recipient-unknown`.
  public void remove(long id, String operator) {
    boolean removed =
        database.transaction(sql -> {
          boolean known = sql.run("delete from alert_recipient where id = ?", id) == 1;
          if (known) {
            audit.record(sql, operator, "recipient-removed", Long.toString(id), Map.of());
          }
          return known;
        });
    if (!removed) {
      throw unknown();
    }
  }

  /// What came of a trial.
  ///
  /// @param failure why the other side did not take it: a short word such as `http-500`
  public record Trial(boolean delivered, @Nullable String failure) {}

  /// Sends a notice that says it is a trial, now and once. Problem: `recipient-unknown`.
  public Trial tryOut(long id, String operator) throws InterruptedException {
    find(id);
    Instant now = clock.instant();
    Trial trial =
        switch (courier.tryOut(id, NoticeWriter.trial(now, address.base() + "/console/alerts"))) {
          case Attempt.Delivered() -> new Trial(true, null);
          case Attempt.Failed(String why) -> new Trial(false, why);
        };
    database.transaction(sql -> {
      audit.record(
          sql,
          operator,
          "recipient-tried",
          Long.toString(id),
          Map.of("outcome", trial.delivered() ? "delivered" : String.valueOf(trial.failure())));
      return true;
    });
    return trial;
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "recipient-unknown", "Look for the recipient in the list.")
        .asException();
  }

  /// One recipient. Problem: `recipient-unknown`.
  public Shown find(long id) {
    return database
        .first(SELECT + " where r.id = ?", Recipients::shown, id)
        .orElseThrow(Recipients::unknown);
  }

  private static Shown shown(Row row) throws SQLException {
    return new Shown(
        row.number("id"),
        row.text("name"),
        row.text("channel"),
        row.text("address"),
        row.textOrNull("hall_id"),
        Severity.of(row.text("severity")),
        row.integer("level"),
        HallTime.at(row.instant("created_at")),
        row.number("revision"),
        row.integer("waiting"),
        row.textOrNull("failure"),
        null);
  }
}
