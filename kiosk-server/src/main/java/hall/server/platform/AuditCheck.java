// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.Database;
import hall.server.Database.DatabaseException;
import hall.server.audit.Verdict;
import hall.server.audit.Verification;
import java.io.IOException;
import java.io.PrintStream;

/// `audit-verify`: verifies the audit of the configured database, whether a server runs on it or
/// not. Exit status 0 intact, 1 broken, 2 not verified.
final class AuditCheck {
  private AuditCheck() {}

  static int run(Settings settings, PrintStream out, PrintStream err) throws InterruptedException {
    try (CommandDatabase database = CommandDatabase.open(settings)) {
      Verdict verdict = new Verification(new Database(database.source())).verify();
      out.println(sentence(verdict));
      return verdict instanceof Verdict.Intact ? 0 : 1;
    } catch (IOException | DatabaseException e) {
      err.println("The audit cannot be verified: " + e.getMessage());
      if (e.getCause() != null) {
        err.println("  because: " + e.getCause().getMessage());
      }
      return 2;
    }
  }

  static String sentence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Intact(long entries, String head) ->
          "intact, " + entries + " entries, head " + head;
      case Verdict.Broken(long entry, Verdict.Reason reason) ->
          "broken at entry " + entry + ": " + reason.word();
    };
  }
}
