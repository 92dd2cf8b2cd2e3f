// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.Database;
import hall.server.Database.DatabaseException;
import hall.server.PrivateFile;
import hall.server.Secrets;
import hall.server.audit.Verification;
import hall.server.backup.Backup;
import hall.server.backup.BackupKey;
import hall.server.backup.Holdings;
import hall.server.backup.Manifest;
import hall.server.backup.Restore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/// `backup --out FILE` beside a running server or without one, and `restore --in FILE` into an
/// empty one; both take `--key-file FILE`. Exit status 0 done, 1 done but documents of cases are
/// damaged, 2 not done.
final class BackupCommand {
  /// Stands in the data folder from the first change of a restore to its last.
  static final String UNFINISHED = "restore-unfinished";

  private final Settings settings;
  private final Holdings holdings;
  private final PrintStream out;

  private BackupCommand(Settings settings, Holdings holdings, PrintStream out) {
    this.settings = settings;
    this.holdings = holdings;
    this.out = out;
  }

  static int run(
      String[] arguments, UnaryOperator<@Nullable String> lookup, PrintStream out, PrintStream err)
      throws InterruptedException {
    boolean restore = arguments[0].equals("restore");
    Optional<Map<String, String>> options = options(arguments, restore ? "--in" : "--out");
    if (options.isEmpty()) {
      err.println(
          restore
              ? "usage: restore --in FILE [--key-file FILE]"
              : "usage: backup --out FILE [--key-file FILE]");
      return 64;
    }
    try {
      Settings settings = Settings.read(lookup);
      BackupCommand command = new BackupCommand(settings, holdings(settings, lookup), out);
      @Nullable String keyFile = options.get().get("--key-file");
      @Nullable BackupKey key = keyFile == null ? null : BackupKey.read(Path.of(keyFile));
      Path file =
          Path.of(options.get().getOrDefault(restore ? "--in" : "--out", "")).toAbsolutePath();
      return restore ? command.restore(file, key) : command.backup(file, key);
    } catch (IOException
        | SQLException
        | DatabaseException
        | FlywayException
        | IllegalArgumentException e) {
      err.println((restore ? "Nothing was restored: " : "No backup was made: ") + e.getMessage());
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        err.println("  because: " + cause.getMessage());
      }
      return 2;
    }
  }

  private int backup(Path file, @Nullable BackupKey key)
      throws IOException, SQLException, InterruptedException {
    try (CommandDatabase database = CommandDatabase.open(settings);
        Connection connection = database.source().getConnection()) {
      Backup.Made made =
          new Backup(connection, holdings, new Secrets(new SecureRandom()), Clock.systemUTC())
              .write(file, key);
      out.println("Backup " + file + ": " + sentence(made.manifest()));
      out.println(
          key == null
              ? "It holds the keys of this server: keep it as safe as the server itself."
              : "It is encrypted: without its key file it is worth nothing.");
      made.damaged().forEach(document -> out.println("Damaged before: document " + document));
      return made.damaged().isEmpty() ? 0 : 1;
    }
  }

  private int restore(Path file, @Nullable BackupKey key)
      throws IOException, SQLException, InterruptedException {
    Manifest manifest = Restore.verify(file, key);
    try (CommandDatabase database = CommandDatabase.openAlone(settings)) {
      Path mark = settings.data().resolve(UNFINISHED);
      PrivateFile.replace(mark, manifest.madeAt());
      try {
        new Restore(database.source(), holdings).restore(file, key, manifest);
      } finally {
        Files.delete(mark);
      }
      out.println("Restored " + file + ": " + sentence(manifest));
      out.println(
          "Audit: "
              + AuditCheck.sentence(new Verification(new Database(database.source())).verify()));
      return 0;
    }
  }

  private static String sentence(Manifest manifest) {
    return "%d rows of %d tables, %d documents with %d bytes, %d keys; schema %s, as of %s"
        .formatted(
            manifest.rows(),
            manifest.tables().size(),
            manifest.documents().files(),
            manifest.documents().bytes(),
            manifest.keys().size(),
            manifest.schema(),
            manifest.madeAt());
  }

  /// The documents, and all without which a restored server could not read, sign or be trusted.
  private static Holdings holdings(Settings settings, UnaryOperator<@Nullable String> lookup) {
    Path data = settings.data();
    @Nullable String operatorKey = lookup.apply("HALL_OPERATOR_KEY_FILE");
    Map<String, Path> keys = new LinkedHashMap<>();
    keys.put(
        "authority.key",
        settings.authorityKey().orElse(data.resolve("tls").resolve("authority.key")));
    keys.put(
        "operator.key",
        operatorKey == null
            ? data.resolve("operator.key")
            : Path.of(operatorKey).toAbsolutePath().normalize());
    keys.put("configuration-signing.key", data.resolve("configuration-signing.key"));
    keys.put("configuration-signing.key.next", data.resolve("configuration-signing.key.next"));
    for (String name : new String[] {"server.p12", "server.p12.password", "server.pem"}) {
      keys.put(name, data.resolve("tls").resolve(name));
    }
    return new Holdings(data.resolve("documents"), keys);
  }

  /// `--name value` pairs; nothing where they are not understood.
  private static Optional<Map<String, String>> options(String[] arguments, String required) {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 1; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length
          || !(arguments[i].equals(required) || arguments[i].equals("--key-file"))
          || options.put(arguments[i], arguments[i + 1]) != null) {
        return Optional.empty();
      }
    }
    return options.containsKey(required) ? Optional.of(options) : Optional.empty();
  }
}
