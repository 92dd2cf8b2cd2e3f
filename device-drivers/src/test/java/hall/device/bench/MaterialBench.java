// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import hall.device.bench.Measurement.Baseline;
import hall.device.scan.MaterialPdf;
import hall.device.scan.ScannedPage;
import java.io.BufferedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Ten coloured pages of A4 at 300 dpi into a PDF whose image bytes are the scanner's, beside
/// img2pdf: its work alone, within a running interpreter, and as a whole process.
final class MaterialBench {

  private static final int PAGES = 10;
  private static final int WARM = 150;
  private static final int RUNS = 30;

  private MaterialBench() {}

  static List<Measurement> run() throws Exception {
    var folder = Files.createTempDirectory("material-bench");
    try {
      return run(folder);
    } finally {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static List<Measurement> run(Path folder) throws Exception {
    var pages = new ArrayList<ScannedPage>();
    var names = new ArrayList<String>();
    for (int i = 0; i < PAGES; i++) {
      var page = SamplePages.colored(i % 3);
      var file = folder.resolve("p%02d.jpg".formatted(i));
      Files.write(file, page.bytes());
      pages.add(page);
      names.add(file.toString());
    }
    var ours =
        Stopwatch.of(
            WARM,
            RUNS,
            () -> {
              try (var out =
                  new BufferedOutputStream(Files.newOutputStream(folder.resolve("ours.pdf")))) {
                MaterialPdf.write(pages, Instant.parse("2026-03-01T08:30:00Z"), out);
              }
            });
    var inside = inside(folder, names);
    var command = new ArrayList<>(List.of("img2pdf", "--output", folder + "/theirs.pdf"));
    command.addAll(names);
    var whole = Stopwatch.command(5, command);
    return List.of(
        Measurement.of(
            "pass-through PDF of 10 pages, CPU",
            ours.cpu(),
            "ms",
            new Baseline("img2pdf, its work alone", inside.cpu()),
            1.2),
        Measurement.of(
            "pass-through PDF of 10 pages, wall",
            ours.wall(),
            "ms",
            new Baseline("img2pdf, its work alone", inside.wall()),
            1.2),
        Measurement.of(
            "pass-through PDF of 10 pages, CPU",
            ours.cpu(),
            "ms",
            new Baseline("img2pdf, whole process", whole.cpu()),
            1.2));
  }

  private static Stopwatch inside(Path folder, List<String> names) throws Exception {
    var script =
        """
        import sys, time, statistics, img2pdf
        wall, cpu = [], []
        for i in range(%d):
            w, c = time.perf_counter(), time.process_time()
            with open(sys.argv[1], 'wb') as out:
                img2pdf.convert(sys.argv[2:], outputstream=out)
            wall.append(time.perf_counter() - w)
            cpu.append(time.process_time() - c)
        print(statistics.median(wall) * 1000, statistics.mean(cpu) * 1000)
        """
            .formatted(RUNS);
    var words = new ArrayList<>(List.of("/usr/bin/python3", "-c", script, folder + "/inside.pdf"));
    words.addAll(names);
    var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("img2pdf failed");
    }
    var times = out.strip().split(" ", -1);
    return new Stopwatch(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
  }
}
