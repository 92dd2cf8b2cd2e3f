// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.Database;
import hall.server.Sql;
import hall.server.command.Command.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What commands brought that is too large for their own rows: logs and pictures. Of each the
/// newest few of a terminal are kept.
@ApplicationScoped
public class CommandFiles {
  private static final int KEPT = 5;

  private final Database database;

  public CommandFiles(Database database) {
    this.database = database;
  }

  /// Keeps the log of a command; the terminal's older ones beyond a few go.
  void keepLog(Sql sql, Stored command, byte[] gzip) throws SQLException {
    sql.run("insert into command_log (command_id, gzip) values (?, ?)", command.id(), gzip);
    sql.run(
        """
        delete from command_log where command_id in (
          select l.command_id from command_log l join command c on c.id = l.command_id
          where c.terminal_id = ? order by c.number desc offset ?)\
        """,
        command.terminalId(),
        KEPT);
  }

  Optional<byte[]> log(String terminalId, UUID id) {
    return database.first(
        """
        select l.gzip from command_log l join command c on c.id = l.command_id
        where c.terminal_id = ? and c.id = ?\
        """,
        row -> row.bytes("gzip"),
        terminalId,
        id);
  }

  /// Keeps the picture of a command; the terminal's older ones beyond a few go.
  void keepPicture(Sql sql, Stored command, byte[] png, Instant now) throws SQLException {
    sql.run(
        "insert into command_picture (command_id, kept_at, png) values (?, ?, ?)",
        command.id(),
        now,
        png);
    sql.run(
        """
        delete from command_picture where command_id in (
          select p.command_id from command_picture p join command c on c.id = p.command_id
          where c.terminal_id = ? order by c.number desc offset ?)\
        """,
        command.terminalId(),
        KEPT);
  }

  Optional<byte[]> picture(String terminalId, UUID id) {
    return database.first(
        """
        select p.png from command_picture p join command c on c.id = p.command_id
        where c.terminal_id = ? and c.id = ?\
        """,
        row -> row.bytes("png"),
        terminalId,
        id);
  }

  void forgetPictures(Instant before) {
    database.run("delete from command_picture where kept_at < ?", before);
  }
}
