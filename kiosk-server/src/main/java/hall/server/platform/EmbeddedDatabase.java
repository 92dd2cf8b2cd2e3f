// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.PrivateFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A PostgreSQL of the server's own: a child process on a loopback port, its data in
/// `HALL_DATA/postgres`, its program unpacked once to `HALL_DATA/postgres-program` or a folder that
/// several servers of a machine share.
///
/// The library is made for tests and switches durability off; every such switch is set back here.
final class EmbeddedDatabase implements AutoCloseable {
  /// The generation of PostgreSQL that comes along.
  static final String GENERATION = "17";

  private static final String USER = "postgres";

  /// Held here because the logging system forgets loggers, with their levels, that nobody holds.
  private static final Logger LIBRARY = Logger.getLogger("io.zonky");

  private final EmbeddedPostgres postgres;
  private final Plan plan;

  private EmbeddedDatabase(EmbeddedPostgres postgres, Plan plan) {
    this.postgres = postgres;
    this.plan = plan;
  }

  /// How a database will be reached, known before it runs.
  ///
  /// @param program where its program is unpacked to, or was
  record Plan(Path data, Path program, int port, String password) {
    String jdbcUrl() {
      return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    String user() {
      return USER;
    }
  }

  static Plan plan(Path data, Path program, Supplier<String> newPassword) throws IOException {
    String password = PrivateFile.readOrCreate(data.resolve("postgres.password"), newPassword);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Plan(data, program, free.getLocalPort(), password);
    }
  }

  /// Starts the database, after ending what a killed run may have left behind.
  static EmbeddedDatabase start(Plan plan) throws IOException, InterruptedException {
    LIBRARY.setLevel(Level.WARNING);
    Path data = plan.data();
    Path folder = data.resolve("postgres");
    refuseAnotherGeneration(folder);
    Orphan.end(folder);
    Path program = Files.createDirectories(plan.program());
    closeForOthers(program);
    Redirect log = Redirect.appendTo(data.resolve("postgres.log").toFile());
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setPort(plan.port())
            .setOverrideWorkingDirectory(program.toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setConnectConfig("password", plan.password())
            .setLocaleConfig("locale", "C.UTF-8")
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "60")
            .setServerConfig("shared_buffers", "64MB")
            // The password is as random as a key: more rounds would delay each connection alone.
            .setServerConfig("scram_iterations", "1")
            .setServerConfig("timezone", "UTC")
            .start();
    EmbeddedDatabase database = new EmbeddedDatabase(postgres, plan);
    closeForOthers(program);
    database.lockDoors(folder);
    return database;
  }

  /// The library makes the folder of its programs writable for everybody at each start, which opens
  /// it to nobody who may not enter it. One that this account cannot write to is somebody else's
  /// affair.
  private static void closeForOthers(Path program) throws IOException {
    if (Files.isWritable(program)) {
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /// Told at once and by its name: PostgreSQL itself only ends, and the library waits for it.
  private static void refuseAnotherGeneration(Path folder) throws IOException {
    Path version = folder.resolve("PG_VERSION");
    if (!Files.exists(version)) {
      return;
    }
    String found = Files.readString(version).strip();
    if (!found.equals(GENERATION)) {
      throw new IOException(
          "The data in "
              + folder
              + " are of PostgreSQL "
              + found
              + ", this server brings "
              + GENERATION
              + ". Restore a backup of the server that wrote them"
              + " (./kiosk server restore) into an empty HALL_DATA.");
    }
  }

  Plan plan() {
    return plan;
  }

  /// Other accounts of this machine reach the loopback port as well: they need the password.
  private void lockDoors(Path folder) throws IOException {
    Path rules = folder.resolve("pg_hba.conf");
    String wanted = "host all all 127.0.0.1/32 scram-sha-256\n";
    if (Files.readString(rules).equals(wanted)) {
      return;
    }
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter user " + USER + " password '" + plan.password() + "'");
      Files.writeString(rules, wanted);
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IOException("The embedded database could not be locked", e);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
