// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.Secrets;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// The database of a command that is run beside a server or without one: an outside one, the one
/// that the running server has started, or the embedded one, started for the command.
final class CommandDatabase implements AutoCloseable {
  /// Which line of `postmaster.pid` is the port.
  private static final int PORT_LINE = 3;

  private final PGSimpleDataSource source;
  private final Optional<EmbeddedDatabase> embedded;
  private final Optional<FileChannel> lock;

  private CommandDatabase(
      PGSimpleDataSource source, Optional<EmbeddedDatabase> embedded, Optional<FileChannel> lock) {
    this.source = source;
    this.embedded = embedded;
    this.lock = lock;
  }

  /// The database of a server that has run.
  static CommandDatabase open(Settings settings) throws IOException, InterruptedException {
    if (settings.outside().isPresent()) {
      return new CommandDatabase(
          source(settings.outside().get()), Optional.empty(), Optional.empty());
    }
    Path data = settings.data();
    if (!Files.exists(data.resolve("postgres"))) {
      throw new IOException("There is no database in " + data + ". Set HALL_DATA.");
    }
    Optional<FileChannel> lock = Foundation.tryLock(data);
    return lock.isPresent()
        ? start(settings, lock.get())
        : new CommandDatabase(besideServer(data), Optional.empty(), Optional.empty());
  }

  /// The database of a server that does not run and may never have run.
  static CommandDatabase openAlone(Settings settings) throws IOException, InterruptedException {
    Files.createDirectories(settings.data());
    FileChannel lock =
        Foundation.tryLock(settings.data())
            .orElseThrow(() -> new IOException("A server uses " + settings.data() + ". Stop it."));
    return settings.outside().isPresent()
        ? new CommandDatabase(source(settings.outside().get()), Optional.empty(), Optional.of(lock))
        : start(settings, lock);
  }

  private static CommandDatabase start(Settings settings, FileChannel lock)
      throws IOException, InterruptedException {
    try {
      EmbeddedDatabase.Plan plan =
          EmbeddedDatabase.plan(
              settings.data(),
              settings.postgresProgram(),
              () -> new Secrets(new SecureRandom()).token(24));
      return new CommandDatabase(
          source(plan.jdbcUrl(), plan.user(), plan.password()),
          Optional.of(EmbeddedDatabase.start(plan)),
          Optional.of(lock));
    } catch (IOException | InterruptedException failure) {
      lock.close();
      throw failure;
    }
  }

  private static PGSimpleDataSource besideServer(Path data) throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    return source(
        "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/postgres",
        "postgres",
        Files.readString(data.resolve("postgres.password")));
  }

  private static PGSimpleDataSource source(Settings.Outside outside) {
    return source(outside.jdbcUrl(), outside.user(), outside.password());
  }

  private static PGSimpleDataSource source(
      String url, @Nullable String user, @Nullable String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  PGSimpleDataSource source() {
    return source;
  }

  @Override
  public void close() throws IOException {
    if (embedded.isPresent()) {
      embedded.get().close();
    }
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
