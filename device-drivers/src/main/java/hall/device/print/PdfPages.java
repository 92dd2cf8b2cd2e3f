// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

import java.io.IOException;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;

/// How many pages a PDF document has, which is how many impressions its printer must report.
public final class PdfPages {

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
}
