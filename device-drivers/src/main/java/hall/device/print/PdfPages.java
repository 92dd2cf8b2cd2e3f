// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;

/// The pages of a PDF document: how many there are, which is how many impressions its printer must
/// report, and a document of some of them.
public final class PdfPages {

  /// In a list of pages: an empty one.
  public static final int BLANK = 0;

  private static final List<COSName> INHERITED =
      List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

  private PdfPages() {}

  /// Empty for bytes that are no readable PDF document with a page.
  public static OptionalInt count(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      return pages > 0 ? OptionalInt.of(pages) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty(); // PDFBox has no other way to say that it is none
    }
  }

  /// The document of these pages in this order, numbered from 1; a page may come more than once and
  /// its content is kept once. Empty for bytes that are no readable PDF document.
  public static Optional<byte[]> arrange(byte[] pdf, List<Integer> order) {
    try (var document = Loader.loadPDF(pdf)) {
      var pages =
          IntStream.range(0, document.getNumberOfPages())
              .mapToObj(index -> standalone(document.getPage(index)))
              .toList();
      for (int i = pages.size(); i > 0; i--) {
        document.removePage(i - 1);
      }
      // What leads from elsewhere to a page that is left out would keep its content in the file.
      var catalog = document.getDocumentCatalog().getCOSObject();
      for (var name : List.of("Outlines", "Dests", "Names", "StructTreeRoot", "OpenAction")) {
        catalog.removeItem(COSName.getPDFName(name));
      }
      for (int number : order) {
        document.addPage(number == BLANK ? blank(pages.getFirst()) : copy(pages.get(number - 1)));
      }
      return Optional.of(bytes(document));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static PDPage blank(PDPage like) {
    return new PDPage(like.getMediaBox());
  }

  /// With what the page inherited from its place written into it.
  private static PDPage standalone(PDPage page) {
    var copy = new COSDictionary(page.getCOSObject());
    copy.removeItem(COSName.PARENT);
    for (var name : INHERITED) {
      var value = PDPageTree.getInheritableAttribute(page.getCOSObject(), name);
      if (value != null) {
        copy.setItem(name, value);
      }
    }
    return new PDPage(copy);
  }

  /// A page object may stand in the page tree only once.
  private static PDPage copy(PDPage page) {
    return new PDPage(new COSDictionary(page.getCOSObject()));
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
