// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.Database;
import hall.server.Database.DatabaseException;
import hall.server.Secrets;
import hall.server.audit.Verdict;
import hall.server.audit.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// `audit-verify`: verifies the audit of the configured database, whether a server runs on it or
/// not. Exit status 0 intact, 1 broken, 2 not verified.
final class AuditCheck {
  /// Which line of `postmaster.pid` is the port.
  private static final int PORT_LINE = 3;

  private AuditCheck() {}

  static int run(Settings settings, PrintStream out, PrintStream err) throws InterruptedException {
    try {
      return say(verify(settings), out);
    } catch (IOException | DatabaseException e) {
      err.println("The audit cannot be verified: " + e.getMessage());
      if (e.getCause() != null) {
        err.println("  because: " + e.getCause().getMessage());
      }
      return 2;
    }
  }

  private static int say(Verdict verdict, PrintStream out) {
    return switch (verdict) {
      case Verdict.Intact(long entries, String head) -> {
        out.println("intact, " + entries + " entries, head " + head);
        yield 0;
      }
      case Verdict.Broken(long entry, Verdict.Reason reason) -> {
        out.println("broken at entry " + entry + ": " + reason.word());
        yield 1;
      }
    };
  }

  private static Verdict verify(Settings settings) throws IOException, InterruptedException {
    if (settings.outside().isPresent()) {
      Settings.Outside outside = settings.outside().get();
      return verify(outside.jdbcUrl(), outside.user(), outside.password());
    }
    Path data = settings.data();
    if (!Files.exists(data.resolve("postgres"))) {
      throw new IOException("There is no database in " + data + ". Set HALL_DATA.");
    }
    Optional<FileChannel> lock = Foundation.tryLock(data);
    if (lock.isEmpty()) {
      return verifyBesideServer(data);
    }
    FileChannel held = lock.get();
    try (EmbeddedDatabase embedded =
        EmbeddedDatabase.start(data, () -> new Secrets(new SecureRandom()).token(24))) {
      return verify(embedded.jdbcUrl(), embedded.user(), embedded.password());
    } finally {
      held.close();
    }
  }

  private static Verdict verifyBesideServer(Path data) throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    return verify(
        "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/postgres",
        "postgres",
        Files.readString(data.resolve("postgres.password")));
  }

  private static Verdict verify(String url, @Nullable String user, @Nullable String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return new Verification(new Database(source)).verify();
  }
}
