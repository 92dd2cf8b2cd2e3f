// SPDX-License-Identifier: Apache-2.0
package hall.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements on one connection: text with `?`, arguments in order, rows as records.
public final class Sql {
  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  /// Makes a record of a row.
  @FunctionalInterface
  public interface Mapper<T> {
    T map(Row row) throws SQLException;
  }

  /// All rows of a query, or of a statement with `returning`.
  public <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      Row row = new Row(rows);
      while (rows.next()) {
        found.add(mapper.map(row));
      }
      return found;
    }
  }

  /// The first row, if any.
  public <T> Optional<T> first(String sql, Mapper<T> mapper, @Nullable Object... arguments)
      throws SQLException {
    return list(sql, mapper, arguments).stream().findFirst();
  }

  /// Runs a change and tells how many rows it touched.
  public int run(String sql, @Nullable Object... arguments) throws SQLException {
    try (PreparedStatement statement = prepare(sql, arguments)) {
      return statement.executeUpdate();
    }
  }

  /// Runs one change for many rows in one round trip.
  public void batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object[] arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    bind(statement, arguments);
    return statement;
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(
          i + 1,
          arguments[i] instanceof Instant instant
              ? instant.atOffset(ZoneOffset.UTC)
              : arguments[i]);
    }
  }
}
