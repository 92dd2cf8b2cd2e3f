// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.scan.Lineart;
import hall.device.scan.ScannedPage;
import hall.device.scan.page.PagePipeline;
import hall.device.scan.page.PageProposal;
import hall.device.scan.page.PageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The pages of a scan and what is seen on them, looked at while the next sheet is fed; the pages
/// themselves stay as they came, or turn black and white where that was asked for.
final class PageFindings implements AutoCloseable {

  /// @param report empty for a page whose picture can't be decoded
  private record Looked(ScannedPage kept, Optional<PageReport> report) {}

  private final List<Future<Looked>> pages = new ArrayList<>();
  private final PagePipeline.Kind kind;
  private final boolean lineart;
  private final ExecutorService looker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pages").factory());

  PageFindings(PagePipeline.Kind kind, boolean lineart) {
    this.kind = kind;
    this.lineart = lineart;
  }

  void add(ScannedPage page) {
    pages.add(looker.submit(() -> look(page)));
  }

  private Looked look(ScannedPage page) throws InterruptedException {
    var report = PagePipeline.propose(page, kind).map(PageProposal::report);
    return new Looked(lineart ? Lineart.of(page).orElse(page) : page, report);
  }

  private static Looked waited(Future<Looked> page) throws InterruptedException {
    try {
      return page.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("looking at a page", e.getCause());
    }
  }

  /// Waits until all are looked at.
  List<ScannedPage> kept() throws InterruptedException {
    var kept = new ArrayList<ScannedPage>();
    for (var page : pages) {
      kept.add(waited(page).kept());
    }
    return kept;
  }

  /// Waits until all are looked at. What could not be found out is null.
  List<Map<String, @Nullable Object>> described(Mask mask) throws InterruptedException {
    var described = new ArrayList<Map<String, @Nullable Object>>();
    for (var page : pages) {
      var looked = waited(page);
      described.add(described(looked.kept(), looked.report(), mask));
    }
    return described;
  }

  private static Map<String, @Nullable Object> described(
      ScannedPage page, Optional<PageReport> report, Mask mask) {
    return Fields.of(
        "widthPx",
        page.widthPx(),
        "heightPx",
        page.heightPx(),
        "dpi",
        page.dpi(),
        "skewDegrees",
        report.map(PageReport::skewDegrees).map(PageFindings::rounded).orElse(null),
        "blank",
        report.map(PageReport::blank).orElse(null),
        "warnings",
        report.map(PageFindings::warnings).orElse(null),
        "barcodes",
        report.map(found -> BarcodeCommand.symbols(found.symbols(), mask)).orElse(null));
  }

  private static @Nullable Double rounded(OptionalDouble degrees) {
    return degrees.isEmpty() ? null : Math.round(degrees.getAsDouble() * 100) / 100.0;
  }

  private static List<String> warnings(PageReport report) {
    return report.warnings().stream()
        .map(warning -> warning.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    looker.shutdownNow();
  }
}
