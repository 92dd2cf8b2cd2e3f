// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Small documents to print in tests.
public final class SamplePdf {

  private SamplePdf() {}

  /// An A4 document; each page has as many bars as its number.
  public static byte[] pages(int count) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      for (int number = 1; number <= count; number++) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          for (int bar = 0; bar < number; bar++) {
            content.addRect(100 + 40 * bar, 400, 20, 200);
            content.fill();
          }
        }
      }
      document.save(out);
    }
    return out.toByteArray();
  }
}
