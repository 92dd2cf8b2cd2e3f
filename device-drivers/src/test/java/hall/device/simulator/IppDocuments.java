// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.jspecify.annotations.Nullable;

/// The interpreters of the simulated printer: PDF is taken whole, PWG raster page by page as the
/// mechanics can follow. What arrived is kept in a folder.
final class IppDocuments {

  private final IppMachine machine;
  private final @Nullable Path folder;

  /// @param folder where received documents are stored, if anywhere
  IppDocuments(IppMachine machine, @Nullable Path folder) {
    this.machine = machine;
    this.folder = folder;
  }

  /// Feeds the job with the document; whether it was one.
  boolean take(IppPaperJob job, IppMessage request, String format, InputStream document)
      throws IOException {
    try {
      if (format.equals("image/pwg-raster")) {
        raster(job, document);
      } else {
        pdf(job, request, document.readAllBytes());
      }
      return true;
    } catch (IOException e) {
      System.err.println("job %d: not %s: %s".formatted(job.id, format, e.getMessage()));
      machine.abort(job);
      return false;
    }
  }

  private void pdf(IppPaperJob job, IppMessage ticket, byte[] document) throws IOException {
    int pages;
    try (var pdf = Loader.loadPDF(document)) {
      pages = ticket.pages(pdf.getNumberOfPages());
    }
    store("job-%02d.pdf".formatted(job.id), document);
    note(job, "application/pdf", document.length);
    machine.whole(job, pages);
  }

  private void raster(IppPaperJob job, InputStream document) throws IOException {
    var in = new BufferedInputStream(document, 1 << 16);
    var pages = new PwgRasterPages(in);
    long bytes = 0;
    for (var page = pages.next(); page.isPresent(); page = pages.next()) {
      bytes += page.get().dots().length;
      int number = job.pages + 1;
      var kind = page.get().bytesPerPixel() == 1 ? "pgm" : "ppm";
      store(
          "job-%02d-page-%d.%s".formatted(job.id, number, kind),
          PwgRasterPages.picture(page.get()));
      store(
          "job-%02d-page-%d.txt".formatted(job.id, number),
          "%s duplex=%b tumble=%b turn=%d,%d dpi=%d total=%d%n"
              .formatted(
                  kind,
                  page.get().duplex(),
                  page.get().tumble(),
                  page.get().crossFeed(),
                  page.get().feed(),
                  page.get().dpi(),
                  page.get().total())
              .getBytes(StandardCharsets.UTF_8));
      if (!machine.page(job)) {
        break;
      }
    }
    note(job, "image/pwg-raster", bytes);
    machine.whole(job, job.pages);
  }

  private void note(IppPaperJob job, String format, long bytes) throws IOException {
    var json =
        "{\"job\": %s, \"format\": \"%s\", \"bytes\": %d}%n".formatted(job.json(), format, bytes);
    store("job-%02d.json".formatted(job.id), json.getBytes(StandardCharsets.UTF_8));
  }

  private void store(String name, byte[] bytes) throws IOException {
    if (folder != null) {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), bytes);
    }
  }
}
