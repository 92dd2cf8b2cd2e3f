// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.PublicAddress;
import hall.server.Row;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.alert.delivery.Attempt;
import hall.server.alert.delivery.Courier;
import hall.server.alert.delivery.MailPost;
import hall.server.alert.delivery.WebhookPost;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is told of which hall's alerts, and how.
@ApplicationScoped
public class Recipients {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_ADDRESS = 500;
  private static final String SELECT =
      """
      select r.id, r.name, r.channel, r.address, r.hall_id, r.severity, r.level, r.created_at,
        (select count(*) from alert_delivery d where d.recipient_id = r.id
          and d.delivered_at is null and d.given_up_at is null) as waiting,
        (select d.failure from alert_delivery d where d.recipient_id = r.id
          order by d.id desc limit 1) as failure
      from alert_recipient r\
      """;

  private final Database database;
  private final Secrets secrets;
  private final InstantSource clock;
  private final WebhookPost webhooks;
  private final MailPost mail;
  private final Courier courier;
  private final PublicAddress address;
  private final Audit audit;

  public Recipients(
      Database database,
      Secrets secrets,
      InstantSource clock,
      WebhookPost webhooks,
      MailPost mail,
      Courier courier,
      PublicAddress address,
      Audit audit) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
    this.webhooks = webhooks;
    this.mail = mail;
    this.courier = courier;
    this.address = address;
    this.audit = audit;
  }

  /// A recipient as administrators see it.
  ///
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
      int waiting,
      @Nullable String failure,
      @Nullable String secret) {

    Shown with(String shownOnce) {
      return new Shown(
          id, name, channel, address, hallId, severity, level, createdAt, waiting, failure,
          shownOnce);
    }

    @Override
    public String toString() {
      return "Recipient " + id;
    }
  }

  /// A recipient that shall be added: all severities of all halls at level 1 unless it says more.
  public record Wish(
      @Nullable String name,
      @Nullable String channel,
      @Nullable String address,
      @Nullable String hallId,
      @Nullable String severity,
      @Nullable Integer level) {
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
    Severity severity =
        Severity.find(Objects.requireNonNullElse(wish.severity(), Severity.WARNING.word()))
            .orElse(null);
    int level = Objects.requireNonNullElse(wish.level(), 1);
    List<Defect> defects = defects(wish, severity, level);
    if (!defects.isEmpty() || severity == null) {
      throw Problem.of(422, "recipient-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    boolean webhook = "webhook".equals(wish.channel());
    if (!webhook && !mail.isConfigured()) {
      throw Problem.of(
              409,
              "mail-not-configured",
              "Name a mail server first: set HALL_MAIL_HOST and HALL_MAIL_FROM.")
          .asException();
    }
    String secret = webhook ? secrets.token(32) : null;
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
                      Objects.requireNonNullElse(wish.name(), "").strip(),
                      wish.channel(),
                      Objects.requireNonNullElse(wish.address(), "").strip(),
                      secret,
                      wish.hallId(),
                      severity.word(),
                      level,
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
                  webhook ? "webhook" : "email",
                  "severity",
                  severity.word(),
                  "level",
                  level));
          return added;
        });
    Shown added = find(id).orElseThrow();
    return secret == null ? added : added.with(secret);
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
    if (find(id).isEmpty()) {
      throw unknown();
    }
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

  private Optional<Shown> find(long id) {
    return database.first(SELECT + " where r.id = ?", Recipients::shown, id);
  }

  private List<Defect> defects(Wish wish, @Nullable Severity severity, int level) {
    List<Defect> defects = new ArrayList<>();
    String name = Objects.requireNonNullElse(wish.name(), "").strip();
    String address = Objects.requireNonNullElse(wish.address(), "").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      defects.add(new Defect("$.name", "A name of at most 120 characters."));
    }
    switch (Objects.requireNonNullElse(wish.channel(), "")) {
      case "email" -> {
        if (!MailPost.isAddress(address)) {
          defects.add(new Defect("$.address", "One e-mail address."));
        }
      }
      case "webhook" -> {
        if (address.length() > LONGEST_ADDRESS || !webhooks.isAllowed(address)) {
          defects.add(new Defect("$.address", "An https address."));
        }
      }
      default -> defects.add(new Defect("$.channel", "One of email, webhook."));
    }
    if (wish.hallId() != null
        && database
            .first("select 1 from hall where id = ?", row -> true, wish.hallId())
            .isEmpty()) {
      defects.add(new Defect("$.hallId", "The id of a hall, or null for all."));
    }
    if (severity == null) {
      defects.add(new Defect("$.severity", "One of critical, major, minor, warning."));
    }
    if (level < 1 || level > Recipient.LAST_LEVEL) {
      defects.add(new Defect("$.level", "From 1 to 3."));
    }
    return defects;
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
        row.integer("waiting"),
        row.textOrNull("failure"),
        null);
  }
}
