// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import hall.server.backup.Manifest.Sequence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/// The tables, sequences and constraints of a database, as its catalogue tells them; Flyway's own
/// history is not among them.
final class Schema {
  private static final String HISTORY = "flyway_schema_history";

  private final Connection connection;

  Schema(Connection connection) {
    this.connection = connection;
  }

  /// A foreign key and how to make it again.
  record ForeignKey(String table, String name, String definition) {}

  /// All tables by name, with the columns that hold data.
  Map<String, List<String>> tables() throws SQLException {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (String[] row :
        rows(
            """
            select c.relname, a.attname
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
              and not c.relispartition and c.relname <> '%s'
              and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by c.relname, a.attnum\
            """
                .formatted(HISTORY),
            2)) {
      tables.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row[1]);
    }
    return tables;
  }

  /// The columns that hold numbers of transactions, which mean nothing in another database.
  List<String[]> transactionColumns() throws SQLException {
    return rows(
        """
        select table_name, column_name from information_schema.columns
        where table_schema = current_schema() and data_type = 'xid8' order by 1, 2\
        """,
        2);
  }

  List<ForeignKey> foreignKeys() throws SQLException {
    return rows(
            """
            select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
            from pg_constraint
            where contype = 'f' and connamespace = current_schema()::regnamespace
              and conparentid = 0
            order by conrelid::regclass::text, conname\
            """,
            3)
        .stream()
        .map(row -> new ForeignKey(row[0], row[1], row[2]))
        .toList();
  }

  /// Sequences only rise: asked after the tables were read, they are past all that stands there.
  List<Sequence> sequences() throws SQLException {
    List<Sequence> sequences = new ArrayList<>();
    for (String[] row :
        rows(
            "select sequencename from pg_sequences where schemaname = current_schema() order by 1",
            1)) {
      String[] state = rows("select last_value, is_called from " + quoted(row[0]), 2).getFirst();
      sequences.add(new Sequence(row[0], Long.parseLong(state[0]), state[1].startsWith("t")));
    }
    return sequences;
  }

  void move(Sequence sequence) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
      statement.setString(1, quoted(sequence.name()));
      statement.setLong(2, sequence.last());
      statement.setBoolean(3, sequence.called());
      statement.execute();
    }
  }

  /// The version of the schema; nothing where no server ever ran.
  Optional<String> version() throws SQLException {
    if (rows("select 1 where to_regclass('%s') is not null".formatted(HISTORY), 1).isEmpty()) {
      return Optional.empty();
    }
    return rows(
            """
            select version from %s where success and version is not null
            order by installed_rank desc limit 1\
            """
                .formatted(HISTORY),
            1)
        .stream()
        .map(row -> row[0])
        .findFirst();
  }

  boolean isEmpty() throws SQLException {
    return rows(
            """
            select 1 from pg_class where relnamespace = current_schema()::regnamespace
              and relkind in ('r', 'p', 'v', 'm', 'S', 'f') limit 1\
            """,
            1)
        .isEmpty();
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// `copy TABLE (COLUMNS)`, to be followed by where to.
  static String copy(String table, List<String> columns) {
    return "copy %s (%s) "
        .formatted(quoted(table), String.join(", ", columns.stream().map(Schema::quoted).toList()));
  }

  /// The driver's way to stream rows.
  static CopyManager copying(Connection connection) throws SQLException {
    return new CopyManager(connection.unwrap(BaseConnection.class));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private List<String[]> rows(String sql, int columns) throws SQLException {
    List<String[]> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        String[] row = new String[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = rows.getString(i + 1);
        }
        found.add(row);
      }
    }
    return found;
  }
}
