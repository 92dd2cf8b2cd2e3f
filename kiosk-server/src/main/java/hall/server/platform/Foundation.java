// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.PrivateFile;
import hall.server.Secrets;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What must stand before the framework starts: the locked data folder, the certificate and, unless
/// an outside one is named, the database. Knows how to tell the framework about them.
final class Foundation implements AutoCloseable {
  private final FileChannel lock;
  private final Optional<FutureTask<EmbeddedDatabase>> database;
  private final FutureTask<Path> certificate;
  private final Map<String, String> properties;

  private Foundation(
      FileChannel lock,
      Optional<FutureTask<EmbeddedDatabase>> database,
      FutureTask<Path> certificate,
      Map<String, String> properties) {
    this.lock = lock;
    this.database = database;
    this.certificate = certificate;
    this.properties = properties;
  }

  static Foundation lay(Settings settings, Secrets secrets)
      throws IOException, InterruptedException {
    Files.createDirectories(settings.data());
    FileChannel lock =
        tryLock(settings.data())
            .orElseThrow(() ->
                new IOException(
                    "Another server uses "
                        + settings.data()
                        + ". Stop it or name another HALL_DATA."));
    if (Files.exists(settings.data().resolve(BackupCommand.UNFINISHED))) {
      lock.close();
      throw new IOException(
          "A restore into "
              + settings.data()
              + " was killed halfway. Empty this folder and the database, and restore again.");
    }
    PrivateFile.readOrCreate(settings.data().resolve("operator.key"), () -> secrets.token(32));
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("hall.data", settings.data().toString());
    properties.put("hall.configs", settings.configs().toString());
    properties.put("quarkus.http.ssl-port", Integer.toString(settings.port()));
    properties.put(
        "hall.authority.key-file", authorityKey(settings, () -> secrets.token(32)).toString());
    settings.publicUrl().ifPresent(url -> properties.put("hall.public-url", url));

    Certificate certificate =
        Certificate.findOrCreate(settings.data(), settings.publicUrl(), () -> secrets.token(24));
    properties.put("quarkus.tls.key-store.p12.path", certificate.keyStore().toString());
    properties.put("quarkus.tls.key-store.p12.password", certificate.password());
    // Last: whatever else fails leaves no database behind.
    Optional<FutureTask<EmbeddedDatabase>> database = database(settings, secrets, properties);
    return new Foundation(
        lock, database, beside("certificate-start", certificate::publish), properties);
  }

  private static <T> FutureTask<T> beside(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name(name).start(task);
    return task;
  }

  /// What opens the authority of the terminals' certificates: made at the first start, unless a
  /// file that several servers share is named.
  private static Path authorityKey(Settings settings, Supplier<String> newKey) throws IOException {
    if (settings.authorityKey().isPresent()) {
      return settings.authorityKey().get();
    }
    Path file = Files.createDirectories(settings.data().resolve("tls")).resolve("authority.key");
    PrivateFile.readOrCreate(file, newKey);
    return file;
  }

  /// Starts the embedded one while everything else starts: [Migration] waits until it answers.
  private static Optional<FutureTask<EmbeddedDatabase>> database(
      Settings settings, Secrets secrets, Map<String, String> properties) throws IOException {
    if (settings.outside().isPresent()) {
      Settings.Outside outside = settings.outside().get();
      putDatabase(properties, outside.jdbcUrl(), outside.user(), outside.password());
      return Optional.empty();
    }
    EmbeddedDatabase.Plan plan =
        EmbeddedDatabase.plan(settings.data(), settings.postgresProgram(), () -> secrets.token(24));
    putDatabase(properties, plan.jdbcUrl(), plan.user(), plan.password());
    return Optional.of(beside("database-start", () -> EmbeddedDatabase.start(plan)));
  }

  /// Returns when all stands that starts beside the framework.
  ///
  /// @throws IOException when it can't
  void await() throws IOException, InterruptedException {
    done(certificate, "The certificate cannot be read");
    if (database.isPresent()) {
      done(database.get(), "The embedded database cannot be started");
    }
  }

  private static <T> T done(FutureTask<T> task, String otherwise)
      throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException(otherwise, e.getCause());
    }
  }

  /// Configuration for the framework.
  Map<String, String> properties() {
    return properties;
  }

  private static void putDatabase(
      Map<String, String> properties,
      String url,
      @Nullable String user,
      @Nullable String password) {
    properties.put("quarkus.datasource.jdbc.url", url);
    if (user != null) {
      properties.put("quarkus.datasource.username", user);
    }
    if (password != null) {
      properties.put("quarkus.datasource.password", password);
    }
  }

  /// The lock of a data folder; empty while a server runs there.
  static Optional<FileChannel> tryLock(Path data) throws IOException {
    FileChannel channel =
        FileChannel.open(
            data.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // Taken all the same.
    }
    channel.close();
    return Optional.empty();
  }

  /// Nothing is left to close of a database that could not be started.
  @Override
  public void close() throws IOException {
    try {
      if (database.isPresent() && database.get().state() != Future.State.FAILED) {
        done(database.get(), "The embedded database never ran").close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.close();
    }
  }
}
