// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import com.sun.management.OperatingSystemMXBean;
import hall.device.print.PdfPages;
import hall.device.print.PrintSettings.Sides;
import hall.device.print.ipp.PeerProcess;
import hall.device.print.raster.Paper;
import hall.device.print.raster.RasterForm;
import hall.device.print.raster.RasterStream;
import hall.device.print.raster.SheetBack;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The processor time of ten documents as PWG raster at 300 dpi, beside pdftoppm's for the same
/// pages.
///
/// Ours is that of the whole process, so that garbage collection and compilation count; theirs is
/// user and system time of one call a document, which they need as we need none. Runs of both take
/// turns; medians are told.
public final class RasterBench {

  private static final int DPI = 300;
  private static final int WARM_UP = 2;
  private static final int RUNS = 3;
  private static final double GOAL = 2.5;

  private final OperatingSystemMXBean machine =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Map<String, byte[]> documents;
  private final Path folder;
  private final int warmUp;
  private final int runs;

  private RasterBench(Map<String, byte[]> documents, Path folder, int warmUp, int runs) {
    this.documents = documents;
    this.folder = folder;
    this.warmUp = warmUp;
    this.runs = runs;
  }

  /// Gray and colour, warm.
  ///
  /// @param folder where the documents and pdftoppm's pages go
  public static List<Measurement> measure(Path folder) throws IOException, InterruptedException {
    return measure(folder, WARM_UP, RUNS);
  }

  static List<Measurement> measure(Path folder, int warmUp, int runs)
      throws IOException, InterruptedException {
    var bench = new RasterBench(SampleDocuments.all(), folder, warmUp, runs);
    for (var document : bench.documents.entrySet()) {
      Files.write(folder.resolve(document.getKey() + ".pdf"), document.getValue());
    }
    return List.of(bench.compare(false), bench.compare(true));
  }

  private Measurement compare(boolean colour) throws IOException, InterruptedException {
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    for (int run = 0; run < warmUp + runs; run++) {
      double own = ours(colour);
      double peer = theirs(colour);
      if (run >= warmUp) {
        ours.add(own);
        theirs.add(peer);
      }
    }
    return Measurement.of(
        "PWG raster of ten documents, " + (colour ? "sRGB" : "gray"),
        median(ours),
        "ms CPU",
        new Measurement.Baseline(
            "pdftoppm " + (colour ? "-r 300" : "-r 300 -gray"), median(theirs)),
        GOAL);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private double ours(boolean colour) throws IOException {
    var paper = Paper.of("iso_a4_210x297mm").orElseThrow();
    var form = new RasterForm(DPI, colour, Sides.ONE_SIDED, SheetBack.NORMAL, paper);
    long before = machine.getProcessCpuTime();
    for (var pdf : documents.values()) {
      var pages = IntStream.rangeClosed(1, PdfPages.count(pdf).orElseThrow()).boxed().toList();
      try (var raster = new RasterStream(pdf, pages, form)) {
        raster.transferTo(OutputStream.nullOutputStream());
      }
    }
    return (machine.getProcessCpuTime() - before) / 1e6;
  }

  /// The shell's `time` counts what its children took.
  private double theirs(boolean colour) throws IOException, InterruptedException {
    var script =
        """
        TIMEFORMAT='%%U %%S'
        time for document in '%s'/*.pdf; do
          pdftoppm -r %d %s "$document" '%s'/page || exit 1
        done
        """
            .formatted(folder, DPI, colour ? "" : "-gray", folder);
    var log = folder.resolve("time");
    int status = PeerProcess.run(log, List.of("bash", "-c", script));
    var times = Files.readString(log).strip().split("\\s+", -1);
    if (status != 0 || times.length != 2) {
      throw new IOException("pdftoppm: " + Files.readString(log));
    }
    return 1000 * (Double.parseDouble(times[0]) + Double.parseDouble(times[1]));
  }
}
