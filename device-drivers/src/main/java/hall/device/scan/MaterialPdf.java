// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/// Scanned pages as one PDF/A-2b document (ISO 19005-2), each page as large as its paper.
///
/// The page's bytes go in unchanged, JPEG or CCITT group 4, so nothing is lost and the work is
/// quick. The same pages and moment always give the same bytes, so that a document can be hashed
/// before and after a restart.
///
/// No page is held: each is asked for twice, first to be looked through, then to be written. A list
/// that fetches its pages only then keeps the memory flat however many they are. Nothing goes to a
/// temporary file.
public final class MaterialPdf {

  private static final double POINTS_PER_INCH = 72;
  private static final String SRGB = "sRGB IEC61966-2.1";

  private MaterialPdf() {}

  /// Writes the document; the caller closes the stream.
  ///
  /// @param created the moment of the scan, the only date in the document
  /// @throws IllegalArgumentException for no page, or one that is no whole gray or colour JPEG
  public static void write(List<ScannedPage> pages, Instant created, OutputStream out)
      throws IOException {
    write(pages, page -> 0, created, out);
  }

  /// Writes the document with pages that are shown turned; their images stay as they are.
  ///
  /// @param degrees by which the page of this index is turned clockwise: 0, 90, 180 or 270
  /// @param created the moment of the scan, the only date in the document
  /// @throws IllegalArgumentException for no page, or one that is no whole gray or colour JPEG
  public static void write(
      List<ScannedPage> pages, IntUnaryOperator degrees, Instant created, OutputStream out)
      throws IOException {
    if (pages.isEmpty()) {
      throw new IllegalArgumentException("a document needs a page");
    }
    var digest = sha256();
    digest.update(created.toString().getBytes(StandardCharsets.US_ASCII));
    try (var document = new PDDocument()) {
      document.setVersion(1.7f);
      for (int i = 0; i < pages.size(); i++) {
        int turned = degrees.applyAsInt(i);
        var page = add(document, pages, i, digest);
        if (turned != 0) {
          page.setRotation(turned);
          digest.update((byte) (turned / 90));
        }
      }
      declare(document, created.truncatedTo(ChronoUnit.SECONDS));
      identify(document, digest.digest());
      document.save(out);
    }
  }

  private static PDPage add(
      PDDocument document, List<ScannedPage> pages, int at, MessageDigest digest)
      throws IOException {
    var scanned = pages.get(at);
    digest.update(scanned.bytes());
    var object =
        PageImage.of(scanned, () -> pages.get(at).bytes())
            .orElseThrow(
                () -> new IllegalArgumentException("not a whole gray or colour page: " + scanned));
    float width = points(scanned.widthPx(), scanned.dpi());
    float height = points(scanned.heightPx(), scanned.dpi());
    var page = new PDPage(new PDRectangle(width, height));
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      content.drawImage(object, 0, 0, width, height);
    }
    return page;
  }

  private static float points(int pixels, int dpi) {
    return (float) (pixels * POINTS_PER_INCH / dpi);
  }

  private static void declare(PDDocument document, Instant created) throws IOException {
    var catalog = document.getDocumentCatalog();
    var profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    var intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
    intent.setInfo(SRGB);
    intent.setOutputCondition(SRGB);
    intent.setOutputConditionIdentifier(SRGB);
    intent.setRegistryName("http://www.color.org");
    catalog.addOutputIntent(intent);
    var metadata = new PDMetadata(document);
    metadata.importXMPMetadata(xmp(created).getBytes(StandardCharsets.UTF_8));
    catalog.setMetadata(metadata);
  }

  private static String xmp(Instant created) {
    return """
    <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
          <pdfaid:part>2</pdfaid:part>
          <pdfaid:conformance>B</pdfaid:conformance>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
          <xmp:CreateDate>%s</xmp:CreateDate>
          <xmp:ModifyDate>%s</xmp:ModifyDate>
        </rdf:Description>
      </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """
        .formatted(created, created);
  }

  /// PDFBox would make up an identifier from the clock.
  private static void identify(PDDocument document, byte[] digest) {
    var id = new COSString(Arrays.copyOf(digest, 16));
    var ids = new COSArray();
    ids.add(id);
    ids.add(id);
    document.getDocument().getTrailer().setItem(COSName.ID, ids);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
