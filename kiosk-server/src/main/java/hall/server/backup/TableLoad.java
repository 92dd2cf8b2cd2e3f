// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Fills the tables of a fresh schema in the caller's transaction. Triggers sleep and foreign keys
/// are away meanwhile: they judge changes, and these rows were judged when they were written. The
/// keys are proven when they return.
final class TableLoad {
  private final Connection connection;
  private final Schema schema;
  private final Map<String, List<String>> tables;
  private final List<Schema.ForeignKey> foreignKeys;
  private final Map<String, Long> loaded = new HashMap<>();

  TableLoad(Connection connection) throws SQLException {
    this.connection = connection;
    this.schema = new Schema(connection);
    this.tables = schema.tables();
    this.foreignKeys = schema.foreignKeys();
  }

  /// Takes away what the migrations put in.
  void begin() throws SQLException {
    for (String table : tables.keySet()) {
      schema.run("alter table " + Schema.quoted(table) + " disable trigger user");
    }
    for (Schema.ForeignKey key : foreignKeys) {
      schema.run("alter table " + key.table() + " drop constraint " + key.name());
    }
    schema.run(
        "truncate "
            + tables.keySet().stream().map(Schema::quoted).collect(Collectors.joining(", ")));
  }

  void load(String table, InputStream rows) throws IOException, SQLException {
    List<String> columns = tables.get(table);
    if (columns == null) {
      throw new BackupException("Schema of the backup: there is no table " + table + ".");
    }
    loaded.put(
        table, Schema.copying(connection).copyIn(Schema.copy(table, columns) + "from stdin", rows));
  }

  void end(Manifest manifest) throws IOException, SQLException {
    Map<String, Long> wanted =
        manifest.tables().stream()
            .collect(Collectors.toMap(Manifest.Table::name, Manifest.Table::rows));
    Map<String, List<String>> columns =
        manifest.tables().stream()
            .collect(Collectors.toMap(Manifest.Table::name, Manifest.Table::columns));
    if (!wanted.equals(loaded) || !columns.equals(tables)) {
      throw new BackupException("The backup does not fit the schema that it says it has.");
    }
    // Numbers of transactions order what servers tell each other; here counting begins anew.
    for (String[] column : schema.transactionColumns()) {
      schema.run(
          "update %s set %s = pg_current_xact_id()"
              .formatted(Schema.quoted(column[0]), Schema.quoted(column[1])));
    }
    for (Schema.ForeignKey key : foreignKeys) {
      schema.run(
          "alter table " + key.table() + " add constraint " + key.name() + " " + key.definition());
    }
    for (String table : tables.keySet()) {
      schema.run("alter table " + Schema.quoted(table) + " enable trigger user");
    }
    for (Manifest.Sequence sequence : manifest.sequences()) {
      schema.move(sequence);
    }
  }
}
