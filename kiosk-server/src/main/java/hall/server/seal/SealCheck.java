// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.text.PDFTextStripper;

/// Whether a PDF is as whoever sealed it made it. Pure but for the trust anchors.
///
/// Every signature must hold over its range ([SignedRange], [SealSignature]); the last one must
/// cover the whole file, so that nothing was added since. A document is made for whoever asks: a
/// signature that is not of the last hours is refused, and so a stolen key that has ended cannot be
/// used by dating back.
public final class SealCheck {
  static final int MOST_BYTES = 8 * 1024 * 1024;
  static final int MOST_PAGES = 20;

  private static final byte[] HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final SealSignature signatures;
  private final Duration fresh;

  /// @param fresh how long ago a document may have been signed
  SealCheck(TrustAnchors anchors, Duration fresh) {
    this.signatures = new SealSignature(anchors);
    this.fresh = fresh;
  }

  /// Looks at a document that a platform sent.
  ///
  /// @param number that has to stand in the document's text; empty for none
  public Finding check(SealedDocument sent, Instant now, Optional<String> number) {
    return sent.whole() ? check(sent.pdf(), now, number) : new Finding.Refused(Flaw.OTHER_BYTES);
  }

  Finding check(byte[] pdf, Instant now, Optional<String> number) {
    try {
      if (pdf.length > MOST_BYTES) {
        throw new Refusal(Flaw.TOO_LARGE);
      }
      if (!startsAsPdf(pdf)) {
        throw new Refusal(Flaw.UNREADABLE);
      }
      try (PDDocument document = Loader.loadPDF(pdf)) {
        return checked(document, pdf, now, number);
      }
    } catch (Refusal e) {
      return new Finding.Refused(e.flaw());
    } catch (IOException | RuntimeException e) {
      // Whatever a forger wrote, reading it ends here.
      return new Finding.Refused(Flaw.UNREADABLE);
    }
  }

  private static boolean startsAsPdf(byte[] pdf) {
    return pdf.length > HEAD.length
        && java.util.Arrays.equals(pdf, 0, HEAD.length, HEAD, 0, HEAD.length);
  }

  private Finding checked(PDDocument document, byte[] pdf, Instant now, Optional<String> number)
      throws IOException, Refusal {
    if (document.isEncrypted()) {
      throw new Refusal(Flaw.UNREADABLE);
    }
    List<PDSignature> found = document.getSignatureDictionaries();
    if (found.isEmpty()) {
      throw new Refusal(Flaw.UNSIGNED);
    }
    List<Signed> all = new ArrayList<>();
    for (PDSignature signature : found) {
      SignedRange range = SignedRange.of(pdf, signature);
      all.add(new Signed(range.end(), signatures.check(signature, range)));
    }
    Signed last = all.stream().max(Comparator.comparingInt(Signed::end)).orElseThrow();
    if (last.end() != pdf.length) {
      throw new Refusal(Flaw.ADDED_TO);
    }
    Instant at = last.by().at();
    if (at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(fresh))) {
      throw new Refusal(Flaw.NOT_FRESH);
    }
    int pages = document.getNumberOfPages();
    if (pages < 1 || pages > MOST_PAGES) {
      throw new Refusal(Flaw.TOO_MANY_PAGES);
    }
    if (number.isPresent() && !mentions(document, number.get())) {
      throw new Refusal(Flaw.OTHER_PERSON);
    }
    return new Finding.Genuine(last.by().name(), at, pages);
  }

  /// A signature that holds, and where its range ends.
  private record Signed(int end, SealSignature.Signer by) {}

  private static boolean mentions(PDDocument document, String number) throws IOException {
    return plain(new PDFTextStripper().getText(document)).contains(plain(number));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }
}
