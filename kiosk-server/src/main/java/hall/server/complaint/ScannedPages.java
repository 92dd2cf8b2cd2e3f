// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Problem.Defect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Pages that a citizen scanned with a complaint, as one PDF.
///
/// @param count of pages
/// @param sha256 of the PDF, in lower-case hexadecimal
/// @param consentVersion of the words by which the citizen agreed to the scan
public record ScannedPages(int count, long bytes, @Nullable String sha256, int consentVersion) {

  static final int MOST = 3;

  /// Three pages in colour need a few mebibytes.
  static final long MOST_BYTES = 24L * 1024 * 1024;

  /// The words of the consent name the hotline 12345 from this version on.
  private static final int NAMES_HOTLINE = 2;

  private static final byte[] HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  /// Whether the citizen agreed that they go to the hotline 12345 with the complaint.
  public boolean mayGoToHotline() {
    return consentVersion >= NAMES_HOTLINE;
  }

  /// What is wrong with the announcement.
  List<Defect> defects() {
    boolean fine =
        count >= 1
            && count <= MOST
            && bytes >= 1
            && bytes <= MOST_BYTES
            && sha256 != null
            && sha256.matches("[0-9a-f]{64}")
            && consentVersion >= 1;
    return fine
        ? List.of()
        : List.of(
            new Defect(
                "$.pages",
                "1 to %d pages, 1 to %d bytes, 64 hexadecimal digits in lower case, and the version of the consent."
                    .formatted(MOST, MOST_BYTES)));
  }

  /// Whether the bytes that came are a PDF of so many pages, whatever anybody called them.
  boolean are(Path file) {
    try (InputStream start = Files.newInputStream(file)) {
      if (!Arrays.equals(start.readNBytes(HEAD.length), HEAD)) {
        return false;
      }
      try (PDDocument document = Loader.loadPDF(file.toFile())) {
        return !document.isEncrypted() && document.getNumberOfPages() == count;
      }
    } catch (IOException | RuntimeException e) {
      // Whatever a forger wrote, reading it ends here.
      return false;
    }
  }
}
