// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.bench;

import hall.kiosk.demo.TimedHall;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `./kiosk bench app`: the packaged kiosk on 1080×1920 in the software pipeline, with server and
/// simulated devices, used by a finger on the glass. Prints a table as the figures come, and with
/// `--json` all of them as one object on the last line. It ends with 0 whatever the figures are: a
/// goal that was not met is told, not hidden.
public final class AppBench {

  private static final int CITIZENS = 1000;

  private AppBench() {}

  public static void main(String[] arguments) throws Exception {
    var words = List.of(arguments);
    int citizens = CITIZENS;
    var parts = new ArrayList<String>();
    try {
      for (int i = 0; i < words.size(); i++) {
        switch (words.get(i)) {
          case "--citizens" -> citizens = Integer.parseInt(words.get(++i));
          case "--json" -> {} // the last line
          case "start", "visit", "crowd" -> parts.add(words.get(i));
          default -> throw new NumberFormatException(words.get(i));
        }
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      System.err.println("usage: bench app [start] [visit] [crowd] [--citizens N] [--json]");
      System.exit(64);
      return;
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var all = new ArrayList<Figure>();
    out.println(Figure.row("measure", "value", "baseline", "ratio", "goal", ""));
    var folder = Files.createTempDirectory("hall-bench");
    try (var hall = TimedHall.open(folder)) {
      new AppRun(
              hall,
              citizens,
              figure -> {
                all.add(figure);
                out.println(figure.row());
              })
          .run(part -> parts.isEmpty() || parts.contains(part));
    } finally {
      delete(folder);
    }
    if (words.contains("--json")) {
      out.println(json(all));
    }
    System.exit(0);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String json(List<Figure> all) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "{\"bench\": \"app\", \"machine\": {\"cores\": %d, \"memoryMiB\": %d}, \"measures\": [%s]}"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            system.getTotalMemorySize() >> 20,
            String.join(", ", all.stream().map(Figure::json).toList()));
  }
}
