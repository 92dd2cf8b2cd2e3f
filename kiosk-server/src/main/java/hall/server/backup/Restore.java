// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import hall.server.Migrations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/// Restores a backup into an empty database and an empty data folder. The backup is read to its end
/// before anything is changed; what fails afterwards is taken back.
public final class Restore {
  private final DataSource source;
  private final Holdings holdings;
  private final List<Path> written = new ArrayList<>();

  public Restore(DataSource source, Holdings holdings) {
    this.source = source;
    this.holdings = holdings;
  }

  /// Proves a backup without touching anything.
  public static Manifest verify(Path file, @Nullable BackupKey key)
      throws IOException, SQLException {
    return Archive.verify(file, key);
  }

  /// Restores a backup that was proven before and brings its schema up to date.
  ///
  /// @param proven what [#verify(Path,BackupKey)] returned
  public void restore(Path file, @Nullable BackupKey key, Manifest proven)
      throws IOException, SQLException {
    requireEmptyFolder();
    try (Connection connection = source.getConnection();
        Migrations migrations = Migrations.of(source)) {
      if (!new Schema(connection).isEmpty()) {
        throw new BackupException(
            "The database is not empty. A backup is restored into an empty one.");
      }
      if (migrations.isNewer(proven.schema())) {
        throw new BackupException(
            "The backup has schema "
                + proven.schema()
                + ", this server knows "
                + migrations.newest()
                + ". Restore it with the server that made it, or a newer one.");
      }
      try {
        migrations.migrateTo(proven.schema());
        load(connection, file, key);
        migrations.migrate();
      } catch (IOException | SQLException | FlywayException failure) {
        takeBack(connection, migrations, failure);
        throw failure;
      }
      connection.setAutoCommit(true);
      new Schema(connection).run("analyze");
    }
  }

  private void requireEmptyFolder() throws IOException {
    if (Files.exists(holdings.documents())) {
      try (Stream<Path> entries = Files.list(holdings.documents())) {
        if (entries.findAny().isPresent()) {
          throw new BackupException(
              holdings.documents() + " is not empty. Name another HALL_DATA, or empty this one.");
        }
      }
    }
  }

  private void load(Connection connection, Path file, @Nullable BackupKey key)
      throws IOException, SQLException {
    connection.setAutoCommit(false);
    TableLoad tables = new TableLoad(connection);
    tables.begin();
    Manifest manifest =
        Archive.read(
            file,
            key,
            new Archive.Receiver() {
              @Override
              public void rows(String table, InputStream rows) throws IOException, SQLException {
                tables.load(table, rows);
              }

              @Override
              public void document(String path, InputStream content) throws IOException {
                Path to = holdings.documents().resolve(path);
                Files.createDirectories(to.resolveSibling(""));
                keep(to, content);
              }

              @Override
              public void key(String name, byte[] content) throws IOException {
                restoreKey(name, content);
              }
            });
    tables.end(manifest);
    connection.commit();
  }

  /// A key that is there already, because several servers share it, must be the same.
  private void restoreKey(String name, byte[] content) throws IOException {
    Path to = holdings.keys().get(name);
    if (to == null) {
      throw new BackupException("This server knows no key of the name " + name + ".");
    }
    if (!Files.exists(to)) {
      Files.createDirectories(to.resolveSibling(""));
      keep(to, new ByteArrayInputStream(content));
    } else if (!Arrays.equals(Files.readAllBytes(to), content)) {
      throw new BackupException(
          to + " is not the one of the backup. Move it away, or name an empty HALL_DATA.");
    }
  }

  private void keep(Path to, InputStream content) throws IOException {
    written.add(to);
    try (FileChannel channel =
        FileChannel.open(
            to,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      content.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  private void takeBack(Connection connection, Migrations migrations, Exception failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
      migrations.undo();
      for (Path file : written) {
        Files.deleteIfExists(file);
        deleteEmpty(file);
      }
    } catch (IOException | SQLException | FlywayException second) {
      failure.addSuppressed(second);
    }
  }

  /// The folders that were made for a document.
  private void deleteEmpty(Path document) throws IOException {
    for (Path folder = document.resolveSibling("").normalize();
        folder.startsWith(holdings.documents());
        folder = folder.resolve("..").normalize()) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(folder);
    }
  }
}
