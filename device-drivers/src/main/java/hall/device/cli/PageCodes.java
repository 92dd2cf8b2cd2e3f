// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.barcode.Symbol;
import hall.device.barcode.SymbolReader;
import hall.device.scan.ScannedPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The pages of a scan, and their codes, read while the next sheet is fed.
final class PageCodes implements AutoCloseable {

  private final List<ScannedPage> scanned = new ArrayList<>();

  /// Empty for a page whose picture can't be decoded.
  private final List<Future<Optional<List<Symbol>>>> codes = new ArrayList<>();

  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("codes").factory());

  void add(ScannedPage page) {
    scanned.add(page);
    codes.add(reader.submit(() -> read(page)));
  }

  private static Optional<List<Symbol>> read(ScannedPage page) {
    try {
      return Optional.of(SymbolReader.read(Pictures.read(new ByteArrayInputStream(page.jpeg()))));
    } catch (IOException e) {
      return Optional.empty(); // said as null; the page itself is kept as it is
    }
  }

  List<ScannedPage> scanned() {
    return List.copyOf(scanned);
  }

  /// Waits until all are read. What this version does not compute is null.
  List<Map<String, @Nullable Object>> described(Mask mask) throws InterruptedException {
    var pages = new ArrayList<Map<String, @Nullable Object>>();
    for (int i = 0; i < scanned.size(); i++) {
      var page = scanned.get(i);
      Optional<List<Symbol>> symbols;
      try {
        symbols = codes.get(i).get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("reading codes", e.getCause());
      }
      pages.add(
          Fields.of(
              "widthPx", page.widthPx(),
              "heightPx", page.heightPx(),
              "dpi", page.dpi(),
              "skewDegrees", null,
              "blank", null,
              "barcodes", symbols.map(found -> BarcodeCommand.symbols(found, mask)).orElse(null)));
    }
    return pages;
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
