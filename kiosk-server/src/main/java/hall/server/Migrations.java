// SPDX-License-Identifier: Apache-2.0
package hall.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/// The migrations that this program carries. They are copied out of it before they are applied:
/// Flyway cannot look into the archives of a packaged server.
public final class Migrations implements AutoCloseable {
  /// Their names, from the first one to the newest.
  private static final String LIST = "/db/migrations.txt";

  private static final String FOLDER = "/db/migration/";

  private final DataSource source;
  private final Path scripts;
  private final List<String> names;

  private Migrations(DataSource source, Path scripts, List<String> names) {
    this.source = source;
    this.scripts = scripts;
    this.names = names;
  }

  /// To be closed, which removes the copies.
  public static Migrations of(DataSource source) throws IOException {
    Path scripts = Files.createTempDirectory("hall-migrations");
    List<String> names = names();
    for (String name : names) {
      try (InputStream script = resource(FOLDER + name)) {
        Files.copy(script, scripts.resolve(name));
      }
    }
    return new Migrations(source, scripts, names);
  }

  private static List<String> names() throws IOException {
    try (InputStream list = resource(LIST)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static InputStream resource(String path) {
    return Objects.requireNonNull(Migrations.class.getResourceAsStream(path), path);
  }

  /// Whether a database has had all of them, and none failed. Asking that takes a moment, where
  /// Flyway takes a tenth of the server's start to find out that it has nothing to do.
  public static boolean current(Connection connection) throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!texts(statement, "select 'none' where to_regclass('flyway_schema_history') is null")
          .isEmpty()) {
        return false;
      }
      List<String> ours = names().stream().map(Migrations::version).toList();
      return texts(statement, "select script from flyway_schema_history where not success")
              .isEmpty()
          && texts(statement, "select version from flyway_schema_history").containsAll(ours);
    }
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /// The newest version of the schema that this program knows.
  public String newest() {
    return version(names.getLast());
  }

  private static String version(String name) {
    return name.substring(1, name.indexOf("__")).replace('_', '.');
  }

  /// Whether this program is too old for a version of the schema.
  public boolean isNewer(String version) {
    return MigrationVersion.fromVersion(version).compareTo(MigrationVersion.fromVersion(newest()))
        > 0;
  }

  /// Brings the schema up to a version and no further.
  public void migrateTo(String version) {
    flyway(MigrationVersion.fromVersion(version)).migrate();
  }

  /// Brings the schema up to date.
  public void migrate() {
    flyway(MigrationVersion.LATEST).migrate();
  }

  /// Empties a database that was empty before.
  public void undo() {
    flyway(MigrationVersion.LATEST).clean();
  }

  private Flyway flyway(MigrationVersion target) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations("filesystem:" + scripts)
        .target(target)
        .cleanDisabled(false)
        .load();
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(scripts)) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(scripts);
  }
}
