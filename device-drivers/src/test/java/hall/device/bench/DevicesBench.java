// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import hall.device.scan.page.StraighteningBench;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// `./kiosk bench devices`: prints a table as the figures come, and with `--json` all of them as
/// one object on the last line. It ends with 0 whatever the figures are: a goal that was not met is
/// told, not hidden.
public final class DevicesBench {

  /// A group of figures that are measured together.
  private record Part(String name, Bench bench) {}

  /// Measures; may take its time.
  @FunctionalInterface
  private interface Bench {
    List<Measurement> run() throws Exception;
  }

  private DevicesBench() {}

  private static List<Part> parts() {
    return List.of(
        new Part("idcard", () -> new IdCardBench(25).run()),
        new Part("pages", StraighteningBench::run),
        new Part("material", MaterialBench::run),
        new Part("symbols", SymbolBench::run),
        new Part("raster", DevicesBench::raster),
        new Part("listening", () -> new ListenBench(Duration.ofSeconds(5)).run()),
        new Part("ticket", () -> new TicketBench(400).run()),
        new Part("codecs", () -> new CodecBench(200).run()));
  }

  private static List<Measurement> raster() throws Exception {
    var folder = Files.createTempDirectory("hall-bench");
    try {
      return RasterBench.measure(folder);
    } finally {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    var words = List.of(arguments);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var all = new ArrayList<Measurement>();
    out.println(row("measure", "value", "baseline", "ratio", "goal", ""));
    for (var part : parts()) {
      if (words.stream().anyMatch(word -> !word.startsWith("-"))
          && words.stream().noneMatch(part.name::equals)) {
        continue;
      }
      for (var measured : part.bench.run()) {
        all.add(measured);
        out.println(row(measured));
      }
    }
    if (words.contains("--json")) {
      out.println(json(all));
    }
  }

  private static String row(Measurement measured) {
    return row(
        measured.name(),
        number(measured.value()) + " " + measured.unit(),
        measured
            .baseline()
            .map(base -> "%s %s".formatted(number(base.value()), base.name()))
            .orElse(""),
        measured.ratio().isPresent() ? number(measured.ratio().getAsDouble()) : "",
        measured.goal().isPresent()
            ? (measured.atLeast() ? "≥ " : "≤ ") + number(measured.goal().getAsDouble())
            : "",
        measured.goal().isEmpty() ? "" : measured.met() ? "met" : "NOT MET");
  }

  private static String row(
      String name, String value, String baseline, String ratio, String goal, String met) {
    return "%-44s %18s  %-40s %8s %8s  %s"
        .formatted(name, value, baseline, ratio, goal, met)
        .stripTrailing();
  }

  /// Three digits that count.
  private static String number(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static String json(List<Measurement> all) {
    var measures = new ArrayList<String>();
    for (var one : all) {
      measures.add(
          "{\"name\": \"%s\", \"value\": %s, \"unit\": \"%s\", \"baseline\": %s, \"ratio\": %s, \"goal\": %s, \"met\": %s}"
              .formatted(
                  one.name(),
                  one.value(),
                  one.unit(),
                  one.baseline()
                      .map(base ->
                          "{\"name\": \"%s\", \"value\": %s}".formatted(base.name(), base.value()))
                      .orElse("null"),
                  one.ratio().isPresent() ? one.ratio().getAsDouble() : "null",
                  one.goal().isPresent() ? one.goal().getAsDouble() : "null",
                  one.goal().isPresent() ? one.met() : "null"));
    }
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "{\"bench\": \"devices\", \"machine\": {\"cores\": %d, \"memoryMiB\": %d}, \"measures\": [%s]}"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            system.getTotalMemorySize() >> 20,
            String.join(", ", measures));
  }
}
