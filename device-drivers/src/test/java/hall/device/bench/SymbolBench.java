// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import hall.device.barcode.HardPages;
import hall.device.barcode.Pgm;
import hall.device.barcode.Symbol;
import hall.device.barcode.SymbolReader;
import hall.device.barcode.Zbarimg;
import hall.device.bench.Measurement.Baseline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The 200 hard pages, read by us and by `zbarimg`: how many codes, in how much processor time.
/// Both read the same uncompressed files; zbarimg does so in one process, so that its start hardly
/// counts.
final class SymbolBench {

  private SymbolBench() {}

  static List<Measurement> run() throws Exception {
    var folder = Files.createTempDirectory("symbol-bench");
    var files = new ArrayList<Path>();
    try {
      var codes = new ArrayList<Symbol>();
      for (int number = 0; number < HardPages.COUNT; number++) {
        var page = HardPages.page(number);
        var file = folder.resolve("%03d.pgm".formatted(number));
        Pgm.write(page.picture(), file);
        files.add(file);
        codes.addAll(page.codes());
      }
      return measured(files, codes);
    } finally {
      for (var file : files) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private static List<Measurement> measured(List<Path> files, List<Symbol> codes) throws Exception {
    var found = new HashSet<String>();
    var ours =
        Stopwatch.of(
            1,
            3,
            () -> {
              for (var file : files) {
                SymbolReader.sight(Pgm.read(file))
                    .forEach(sighting -> found.add(sighting.symbol().text()));
              }
            });
    var theirs = Stopwatch.command(1, Zbarimg.command(files));
    var zbar = Zbarimg.texts(files);
    var measures = new ArrayList<Measurement>();
    for (var format : List.of("QR_CODE", "CODE_128")) {
      var name = format + " read of " + count(codes, format);
      measures.add(
          Measurement.atLeast(
              name,
              read(codes, format, found),
              "codes",
              new Baseline("zbarimg", read(codes, format, zbar)),
              1));
    }
    for (var format : List.of("DATA_MATRIX", "PDF_417")) {
      measures.add(
          Measurement.of(
              format + " read of " + count(codes, format) + " (zbarimg reads none)",
              read(codes, format, found),
              "codes"));
    }
    codes.forEach(code -> found.remove(code.text()));
    measures.add(Measurement.of("codes read that are on no page", found.size(), "codes", 0));
    measures.add(
        Measurement.of(
            "reading a hard page, CPU",
            ours.cpu() / files.size(),
            "ms",
            new Baseline("zbarimg", theirs.cpu() / files.size()),
            0.5));
    return measures;
  }

  private static long count(List<Symbol> codes, String format) {
    return codes.stream().filter(code -> code.format().equals(format)).count();
  }

  private static double read(List<Symbol> codes, String format, Set<String> texts) {
    return (double)
        codes.stream()
            .filter(code -> code.format().equals(format) && texts.contains(code.text()))
            .count();
  }
}
