// SPDX-License-Identifier: Apache-2.0
package hall.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The server's PostgreSQL: single statements, and transactions that end with their block.
@ApplicationScoped
public class Database {
  private final DataSource source;

  /// Whether this thread holds a connection. Taking a second one meanwhile would, under load, let
  /// all threads wait for each other's.
  private final ThreadLocal<Boolean> busy = ThreadLocal.withInitial(() -> false);

  public Database(DataSource source) {
    this.source = source;
  }

  /// What happens inside one transaction.
  @FunctionalInterface
  public interface Work<T> {
    T on(Sql sql) throws SQLException;
  }

  /// The database refused or is away; the message carries no arguments, hence no personal data.
  public static final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseException(SQLException cause) {
      super("The database refused, SQL state " + cause.getSQLState(), cause);
    }

    /// Whether it is away or has no connection free: the same may work in a while. The pool gives
    /// its own refusals no state; classes 08, 53 and 57 are PostgreSQL's for lost connections,
    /// scarce resources and a server that stops.
    public boolean passing() {
      return getCause() instanceof SQLException e && passing(e);
    }

    /// The same of what the driver itself says.
    public static boolean passing(SQLException refusal) {
      String state = refusal.getSQLState();
      return state == null || state.matches("(08|53|57).*");
    }
  }

  /// Commits when the block returns, rolls back when it throws.
  public <T> T transaction(Work<T> work) {
    try (Connection connection = connection()) {
      connection.setAutoCommit(false);
      try {
        T answer = work.on(new Sql(connection));
        connection.commit();
        return answer;
      } catch (SQLException | RuntimeException failure) {
        rollback(connection, failure);
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    } finally {
      busy.set(false);
    }
  }

  /// All rows of one query.
  public <T> List<T> list(String sql, Sql.Mapper<T> mapper, @Nullable Object... arguments) {
    return single(on -> on.list(sql, mapper, arguments));
  }

  /// The first row of one query, if any.
  public <T> Optional<T> first(String sql, Sql.Mapper<T> mapper, @Nullable Object... arguments) {
    return single(on -> on.first(sql, mapper, arguments));
  }

  /// One change; tells how many rows it touched.
  public int run(String sql, @Nullable Object... arguments) {
    return single(on -> on.run(sql, arguments));
  }

  private <T> T single(Work<T> work) {
    try (Connection connection = connection()) {
      return work.on(new Sql(connection));
    } catch (SQLException e) {
      throw new DatabaseException(e);
    } finally {
      busy.set(false);
    }
  }

  private Connection connection() throws SQLException {
    if (busy.get()) {
      throw new IllegalStateException("A statement inside a statement needs the same connection");
    }
    Connection connection = source.getConnection();
    busy.set(true);
    return connection;
  }

  private static void rollback(Connection connection, Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }
}
