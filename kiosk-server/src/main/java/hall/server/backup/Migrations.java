// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/// The migrations that this program carries, applied without a server. They are copied out of it
/// first: Flyway cannot look into the archives of a packaged server.
final class Migrations implements AutoCloseable {
  private static final String FOLDER = "db/migration";

  private final DataSource source;
  private final Path scripts;

  private Migrations(DataSource source, Path scripts) {
    this.source = source;
    this.scripts = scripts;
  }

  static Migrations of(DataSource source) throws IOException {
    Path scripts = Files.createTempDirectory("hall-migrations");
    Migrations migrations = new Migrations(source, scripts);
    Path program = program();
    if (Files.isDirectory(program)) {
      migrations.take(program.resolve(FOLDER));
    } else {
      try (FileSystem archive = FileSystems.newFileSystem(program)) {
        migrations.take(archive.getPath(FOLDER));
      }
    }
    return migrations;
  }

  private static Path program() throws IOException {
    try {
      URI code =
          Objects.requireNonNull(Migrations.class.getProtectionDomain().getCodeSource())
              .getLocation()
              .toURI();
      return Path.of(code);
    } catch (URISyntaxException e) {
      throw new IOException("The program does not know where it lies", e);
    }
  }

  private void take(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, scripts.resolve(file.getFileName().toString()));
      }
    }
  }

  /// The newest version of the schema that this program knows.
  String newest() {
    return Arrays.stream(flyway(MigrationVersion.LATEST).info().all())
        .map(MigrationInfo::getVersion)
        .filter(Objects::nonNull)
        .max(MigrationVersion::compareTo)
        .orElseThrow()
        .getVersion();
  }

  boolean isNewer(String version) {
    return MigrationVersion.fromVersion(version).compareTo(MigrationVersion.fromVersion(newest()))
        > 0;
  }

  void migrateTo(String version) {
    flyway(MigrationVersion.fromVersion(version)).migrate();
  }

  void migrate() {
    flyway(MigrationVersion.LATEST).migrate();
  }

  /// Empties a database that was empty before.
  void undo() {
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
