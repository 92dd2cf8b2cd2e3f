// SPDX-License-Identifier: Apache-2.0
package hall.server;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The current row of a query, by column name; a null where none may stand is a programmer's error.
public final class Row {
  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  public String text(String column) throws SQLException {
    return Objects.requireNonNull(textOrNull(column), column);
  }

  public @Nullable String textOrNull(String column) throws SQLException {
    return rows.getString(column);
  }

  public int integer(String column) throws SQLException {
    return rows.getInt(column);
  }

  public long number(String column) throws SQLException {
    return rows.getLong(column);
  }

  public boolean flag(String column) throws SQLException {
    return rows.getBoolean(column);
  }

  public byte[] bytes(String column) throws SQLException {
    return Objects.requireNonNull(bytesOrNull(column), column);
  }

  public byte @Nullable [] bytesOrNull(String column) throws SQLException {
    return rows.getBytes(column);
  }

  public UUID uuid(String column) throws SQLException {
    return Objects.requireNonNull(rows.getObject(column, UUID.class), column);
  }

  public LocalDate day(String column) throws SQLException {
    return Objects.requireNonNull(dayOrNull(column), column);
  }

  public @Nullable LocalDate dayOrNull(String column) throws SQLException {
    return rows.getObject(column, LocalDate.class);
  }

  public Instant instant(String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(column), column);
  }

  public @Nullable Instant instantOrNull(String column) throws SQLException {
    OffsetDateTime at = rows.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
