// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Secrets;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// The sessions of operators: 256 random bits, stored as SHA-256. An account that is disabled has
/// none, whatever its rows say.
@ApplicationScoped
public class Sessions {
  private static final Duration LIFE = Duration.ofHours(8);
  private static final Duration LIFE_WITHOUT_CODE = Duration.ofMinutes(5);
  private static final int LONGEST_AGENT = 200;

  private final Database database;
  private final Secrets secrets;
  private final InstantSource clock;

  public Sessions(Database database, Secrets secrets, InstantSource clock) {
    this.database = database;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// A session as its owner sees it.
  ///
  /// @param agent what the browser calls itself
  /// @param current whether the question came through this one
  public record Shown(
      long id,
      OffsetDateTime openedAt,
      OffsetDateTime expiresAt,
      String address,
      String agent,
      boolean current) {}

  /// Opens a session in the caller's transaction and tells its token.
  String open(Sql sql, String operator, Stage stage, String address, String agent)
      throws SQLException {
    Instant now = clock.instant();
    sql.run(
        """
        delete from operator_session where token_hash in (
          select token_hash from operator_session where expires_at < ? for update skip locked)\
        """,
        now);
    String token = secrets.token(32);
    sql.run(
        """
        insert into operator_session
          (token_hash, operator, expires_at, stage, opened_at, address, agent)
        values (?, ?, ?, ?, ?, ?, ?)\
        """,
        Secrets.hash(token),
        operator,
        now.plus(stage == Stage.CODE ? LIFE_WITHOUT_CODE : LIFE),
        stage.word(),
        now,
        address,
        agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)).replace("\0", ""));
    return token;
  }

  /// Whose living session this is; a login that still misses its code is none.
  Optional<Operators.Operator> find(String token) {
    return find(token, false);
  }

  /// Whose login waits for its code.
  Optional<Operators.Operator> findWaiting(String token) {
    return find(token, true);
  }

  private Optional<Operators.Operator> find(String token, boolean waiting) {
    return database.first(
        """
        select o.name, o.role, s.stage, s.id
        from operator_session s join operator o on o.name = s.operator
        where s.token_hash = ? and s.expires_at > ? and (s.stage = 'code') = ?
          and o.disabled_at is null\
        """,
        row ->
            new Operators.Operator(
                row.text("name"), row.text("role"), Stage.of(row.text("stage")), row.number("id")),
        Secrets.hash(token),
        clock.instant(),
        waiting);
  }

  /// Moves a session on when what was missing has been given.
  public void advance(Sql sql, long id, Stage stage) throws SQLException {
    sql.run("update operator_session set stage = ? where id = ?", stage.word(), id);
  }

  /// The living sessions of an account, newest first.
  public List<Shown> list(String operator, long current) {
    return database.list(
        """
        select * from operator_session
        where operator = ? and expires_at > ? and stage <> 'code' order by id desc\
        """,
        row -> shown(row, current),
        operator,
        clock.instant());
  }

  /// Ends one session of an account; false when it has no such session.
  public boolean end(Sql sql, String operator, long id) throws SQLException {
    return sql.run("delete from operator_session where operator = ? and id = ?", operator, id) == 1;
  }

  /// Ends all sessions of an account but one; there is no session 0.
  public void endAll(Sql sql, String operator, long except) throws SQLException {
    sql.run("delete from operator_session where operator = ? and id <> ?", operator, except);
  }

  private static Shown shown(Row row, long current) throws SQLException {
    return new Shown(
        row.number("id"),
        HallTime.at(row.instant("opened_at")),
        HallTime.at(row.instant("expires_at")),
        row.text("address"),
        row.text("agent"),
        row.number("id") == current);
  }
}
