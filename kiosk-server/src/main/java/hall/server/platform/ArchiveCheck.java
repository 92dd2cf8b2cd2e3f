// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.archive.BagCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/// `archive-verify FILE`: verifies the package of a case, wherever it lies, without a server and
/// without its database. Exit status 0 intact, 1 not, 2 not verified.
final class ArchiveCheck {
  private ArchiveCheck() {}

  static int run(String file, PrintStream out, PrintStream err) {
    try {
      BagCheck.Verdict verdict = BagCheck.verify(Path.of(file));
      for (BagCheck.Finding each : verdict.findings()) {
        String word = each.fault().name().toLowerCase(Locale.ROOT).replace('_', '-');
        out.println(word + ": " + each.path());
      }
      if (verdict.isIntact()) {
        out.println("intact, " + verdict.files() + " files, seal " + verdict.seal());
      }
      return verdict.isIntact() ? 0 : 1;
    } catch (IOException e) {
      err.println("The package cannot be read: " + e.getMessage());
      return 2;
    }
  }
}
