// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import hall.server.Database;
import hall.server.Migrations;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Databases as earlier servers left them, and what stands in a database.
final class Released {
  private final EmbeddedPostgres postgres;

  Released(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  DataSource empty() throws SQLException {
    String name = "d" + UUID.randomUUID().toString().replace("-", "");
    run(postgres.getPostgresDatabase(), "create database " + name);
    return postgres.getDatabase("postgres", name);
  }

  /// With data in every table that schema 3 had.
  DataSource third() throws IOException, SQLException {
    DataSource source = empty();
    try (Migrations migrations = Migrations.of(source)) {
      migrations.migrateTo("3");
    }
    run(source, script("V3"));
    return source;
  }

  /// One that came from schema 3, with data in every table that schema 6 had.
  DataSource sixth() throws IOException, SQLException {
    DataSource source = third();
    try (Migrations migrations = Migrations.of(source)) {
      migrations.migrateTo("6");
    }
    run(source, script("V6"));
    Audit audit = new Audit(new Database(source), () -> Instant.parse("2026-04-10T08:00:00Z"));
    audit.append(Actor.SERVER, "user-added", "admin", Map.of("role", "system-administrator"));
    audit.append(Actor.operator("admin"), "terminal-planned", "t-1", Map.of("hall", "east"));
    return source;
  }

  DataSource newest() throws IOException, SQLException {
    DataSource source = sixth();
    migrate(source);
    return source;
  }

  static void migrate(DataSource source) throws IOException {
    try (Migrations migrations = Migrations.of(source)) {
      migrations.migrate();
    }
  }

  static Map<String, List<String>> tables(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return new Schema(connection).tables();
    }
  }

  /// All rows of these columns as text, each table sorted; numbers of transactions left out.
  static Map<String, String> rows(DataSource source, Map<String, List<String>> tables)
      throws SQLException {
    Map<String, String> all = new TreeMap<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, List<String>> table : tables.entrySet()) {
        String columns =
            table.getValue().stream()
                .filter(column -> !column.equals("written_in"))
                .map(Schema::quoted)
                .collect(Collectors.joining(", "));
        try (ResultSet rows =
            statement.executeQuery(
                "select string_agg(r, chr(10) order by r) from (select row(%s)::text as r from %s) x"
                    .formatted(columns, Schema.quoted(table.getKey())))) {
          rows.next();
          all.put(table.getKey(), Objects.requireNonNullElse(rows.getString(1), ""));
        }
      }
    }
    return all;
  }

  static void run(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String script(String name) throws IOException {
    try (InputStream script =
        Objects.requireNonNull(
            Released.class.getResourceAsStream("/released/" + name + ".sql"), name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Map<String, String> without(Map<String, String> rows, String... tables) {
    Map<String, String> rest = new LinkedHashMap<>(rows);
    List.of(tables).forEach(rest::remove);
    return rest;
  }

  static String of(Map<String, String> rows, String table) {
    return Objects.requireNonNull(rows.get(table), table);
  }
}
