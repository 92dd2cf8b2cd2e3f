// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.archive.BagCheck;
import hall.server.certificate.DetachedSignature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `archive-verify [--authority FILE] FILE`: verifies the package of a case, wherever it lies,
/// without a server and without its database. Exit status 0 intact, 1 not, 2 not verified.
final class ArchiveCheck {
  static final String USAGE = "archive-verify [--authority FILE] FILE";
  private static final String AUTHORITY = "--authority";

  private ArchiveCheck() {}

  /// @param arguments behind the name of the command
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    boolean named = arguments.size() == 3 && arguments.getFirst().equals(AUTHORITY);
    if (!named && arguments.size() != 1) {
      err.println("usage: " + USAGE);
      return 64;
    }
    Optional<X509Certificate> authority =
        named ? authority(Path.of(arguments.get(1))) : Optional.empty();
    if (named && authority.isEmpty()) {
      err.println(arguments.get(1) + " cannot be read as the certificate of an authority (PEM).");
      return 2;
    }
    try {
      BagCheck.Verdict verdict = BagCheck.verify(Path.of(arguments.getLast()), authority);
      for (BagCheck.Finding each : verdict.findings()) {
        String word = each.fault().name().toLowerCase(Locale.ROOT).replace('_', '-');
        out.println(word + ": " + each.path());
      }
      if (verdict.isIntact()) {
        out.println("intact, " + verdict.files() + " files, seal " + verdict.seal());
        out.println(signed(verdict, named));
      }
      return verdict.isIntact() ? 0 : 1;
    } catch (IOException e) {
      err.println("The package cannot be read: " + e.getMessage());
      return 2;
    }
  }

  private static Optional<X509Certificate> authority(Path file) {
    try {
      return DetachedSignature.authority(Files.readString(file));
    } catch (IOException notThereOrNoText) {
      return Optional.empty();
    }
  }

  private static String signed(BagCheck.Verdict verdict, boolean named) {
    return verdict
        .signature()
        .map(each ->
            named
                ? "signed at " + each.at() + " by that authority"
                : "signed at "
                    + each.at()
                    + "; whose signature it is was not asked: "
                    + AUTHORITY
                    + " FILE asks")
        .orElse("not signed: compare the seal with the audit");
  }
}
