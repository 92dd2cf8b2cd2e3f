// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same hard pages before a reader that others wrote: `zbarimg`.
class ZbarimgTest {

  private static final int PAGES = 60;

  /// What zbarimg knows too.
  private static final List<String> SHARED = List.of("QR_CODE", "CODE_128");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @Test
  void noMoreCodesAreReadByZbarimg() throws Exception {
    int ours = 0;
    int theirs = 0;
    int all = 0;
    int others = 0;
    var misses = new ArrayList<String>();
    var codes = new ArrayList<List<Symbol>>();
    var found = new ArrayList<Set<String>>();
    var files = new ArrayList<Path>();
    for (int number = 0; number < PAGES; number++) {
      var page = HardPages.page(number);
      var file = folder.resolve(number + ".pgm");
      Pgm.write(page.picture(), file);
      files.add(file);
      codes.add(page.codes());
      found.add(
          new TreeSet<>(
              SymbolReader.sight(page.picture()).stream().map(s -> s.symbol().text()).toList()));
    }
    // No text stands on two pages, so that one process may read them all.
    var zbar = Zbarimg.texts(files);
    for (int number = 0; number < PAGES; number++) {
      var read = found.get(number);
      for (var code : codes.get(number)) {
        boolean seen = read.remove(code.text());
        if (SHARED.contains(code.format())) {
          boolean seenByZbar = zbar.contains(code.text());
          all++;
          ours += seen ? 1 : 0;
          theirs += seenByZbar ? 1 : 0;
          if (seenByZbar && !seen) {
            misses.add(number + code.format());
          }
        } else {
          others += seen ? 1 : 0;
        }
      }
      assertEquals(new TreeSet<>(), read, "a false reading on page " + number);
    }
    assertTrue(ours >= theirs, "%d, zbarimg %d, missed %s".formatted(ours, theirs, misses));
    assertTrue(ours >= all * 4 / 5, "%d of %d".formatted(ours, all));
    assertTrue(others > 0, "Data Matrix and PDF417 are read too");
  }
}
