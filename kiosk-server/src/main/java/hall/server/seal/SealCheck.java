// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import hall.server.ofd.OfdDocument;
import hall.server.ofd.OfdException;
import hall.server.ofd.OfdPackage;
import hall.server.ofd.OfdPdf;
import java.io.IOException;
import java.lang.System.Logger.Level;
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

/// Whether a PDF, or an OFD, is as whoever sealed it made it. Pure but for the trust anchors, and
/// the fonts of this machine.
///
/// Every signature of a PDF must hold over its range ([SignedRange], [SealSignature]); the last one
/// must cover the whole file, so that nothing was added since. Those of an OFD: [OfdSeals]. A
/// document is made for whoever asks: a signature that is not of the last hours is refused, and so
/// a stolen key that has ended cannot be used by dating back.
public final class SealCheck {
  private static final System.Logger LOG = System.getLogger("hall.server.seal");

  static final int MOST_BYTES = 8 * 1024 * 1024;
  static final int MOST_PAGES = 20;

  private static final byte[] HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final TrustAnchors anchors;
  private final SealSignature signatures;
  private final Duration fresh;

  /// @param fresh how long ago a document may have been signed
  SealCheck(TrustAnchors anchors, Duration fresh) {
    this.anchors = anchors;
    this.signatures = new SealSignature(anchors);
    this.fresh = fresh;
  }

  /// Looks at a PDF that a platform sent, to be kept with its seal.
  ///
  /// @param number that has to stand in the document's text; empty for none
  public Finding check(SealedDocument sent, Instant now, Optional<String> number) {
    return sent.whole() ? check(sent.bytes(), now, number) : new Finding.Refused(Flaw.OTHER_BYTES);
  }

  /// Looks at a document that a platform sent, to be printed: a PDF, or an OFD, which is drawn.
  ///
  /// @param number that has to stand in the document's text; empty for none
  public Finding checkToPrint(SealedDocument sent, Instant now, Optional<String> number) {
    return sent.whole() && OfdPackage.is(sent.bytes())
        ? checkOfd(sent.bytes(), now, number)
        : check(sent, now, number);
  }

  Finding check(byte[] pdf, Instant now, Optional<String> number) {
    return found(
        pdf,
        () -> {
          if (!startsAsPdf(pdf)) {
            throw new Refusal(Flaw.UNREADABLE);
          }
          try (PDDocument document = Loader.loadPDF(pdf)) {
            return checked(document, pdf, now, number);
          }
        });
  }

  Finding checkOfd(byte[] ofd, Instant now, Optional<String> number) {
    return found(ofd, () -> drawn(OfdPackage.read(ofd), now, number));
  }

  /// Reads a document, and ends at the first flaw.
  private interface Reading {
    Finding.Genuine read() throws Refusal, OfdException, IOException;
  }

  private static Finding found(byte[] document, Reading reading) {
    try {
      if (document.length > MOST_BYTES) {
        throw new Refusal(Flaw.TOO_LARGE);
      }
      return reading.read();
    } catch (Refusal e) {
      return new Finding.Refused(e.flaw());
    } catch (OfdException e) {
      LOG.log(Level.WARNING, "ofd-refused {0} {1}", e.why(), e.getMessage());
      return new Finding.Refused(
          switch (e.why()) {
            case UNREADABLE -> Flaw.UNREADABLE;
            case TOO_LARGE -> Flaw.TOO_LARGE;
            case UNDRAWABLE -> Flaw.UNDRAWABLE;
          });
    } catch (IOException | RuntimeException e) {
      // Whatever a forger wrote, reading it ends here.
      return new Finding.Refused(Flaw.UNREADABLE);
    }
  }

  private static boolean startsAsPdf(byte[] pdf) {
    return pdf.length > HEAD.length
        && java.util.Arrays.equals(pdf, 0, HEAD.length, HEAD, 0, HEAD.length);
  }

  /// Nothing is drawn before its seal was verified.
  private Finding.Genuine drawn(OfdPackage files, Instant now, Optional<String> number)
      throws Refusal, OfdException {
    OfdDocument document = OfdDocument.of(files);
    OfdSeals.Sealed sealed = OfdSeals.check(document, files, anchors);
    fresh(sealed.at(), now);
    few(document.size());
    OfdPdf.Drawn drawn = OfdPdf.draw(document, sealed.stamps());
    if (number.isPresent() && !plain(drawn.text()).contains(plain(number.get()))) {
      throw new Refusal(Flaw.OTHER_PERSON);
    }
    return new Finding.Genuine(
        sealed.signer(),
        sealed.at(),
        document.size(),
        Optional.of(new Finding.Drawing(drawn.pdf())));
  }

  private void fresh(Instant at, Instant now) throws Refusal {
    if (at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(fresh))) {
      throw new Refusal(Flaw.NOT_FRESH);
    }
  }

  private static void few(int pages) throws Refusal {
    if (pages < 1 || pages > MOST_PAGES) {
      throw new Refusal(Flaw.TOO_MANY_PAGES);
    }
  }

  private Finding.Genuine checked(
      PDDocument document, byte[] pdf, Instant now, Optional<String> number)
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
    fresh(at, now);
    int pages = document.getNumberOfPages();
    few(pages);
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
