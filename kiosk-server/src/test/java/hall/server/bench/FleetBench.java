// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// `./kiosk bench fleet`: the packaged server with its embedded database, and a fleet of simulated
/// terminals on the same machine. Prints a table as the figures come, and with `--json` all of them
/// as one object on the last line. It ends with 0 whatever the figures are: a goal that was not met
/// is told, not hidden.
public final class FleetBench {
  private static final int FULL_FLEET = 10_000;

  private FleetBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    int terminals = terminals(words);
    if (terminals < 1) {
      System.err.println("usage: bench fleet [--terminals N] [--json]");
      Runtime.getRuntime().exit(64);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(row("measure", "value", "goal", ""));
    List<Measurement> all =
        measure(
            FleetRun.Plan.of(terminals),
            measured -> out.println(row(measured)),
            System.err::println);
    if (words.contains("--json")) {
      out.println(json("fleet", all));
    }
  }

  /// The number behind `--terminals`; 0 where it is none.
  static int terminals(List<String> words) {
    return number(words, "--terminals", FULL_FLEET);
  }

  /// The number behind an option; 0 where it is none.
  static int number(List<String> words, String option, int otherwise) {
    int place = words.indexOf(option);
    if (place < 0) {
      return otherwise;
    }
    String number = place + 1 < words.size() ? words.get(place + 1) : "";
    return number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
  }

  /// Measures in a folder that is gone afterwards.
  ///
  /// @param each gets the figures as they come
  /// @param remark gets what explains them
  static List<Measurement> measure(
      FleetRun.Plan plan, Consumer<Measurement> each, Consumer<String> remark) throws Exception {
    List<Measurement> all = new ArrayList<>();
    Path data = Files.createTempDirectory("hall-bench");
    try {
      new FleetRun(
              plan,
              data,
              measured -> {
                all.add(measured);
                each.accept(measured);
              },
              remark)
          .run();
      return all;
    } finally {
      delete(data);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  static String row(Measurement measured) {
    return row(
        measured.name(),
        number(measured.value())
            + " "
            + measured.unit()
            + (measured.ratio().isPresent()
                ? " = × " + number(measured.ratio().getAsDouble())
                : ""),
        measured.goal().isPresent() ? "≤ " + number(measured.goal().getAsDouble()) : "",
        measured.goal().isEmpty() ? "" : measured.met() ? "met" : "NOT MET");
  }

  static String row(String name, String value, String goal, String met) {
    return "%-66s %18s %8s  %s".formatted(name, value, goal, met).stripTrailing();
  }

  /// Three digits that count.
  private static String number(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  static String json(String bench, List<Measurement> all) {
    List<String> measures = new ArrayList<>();
    for (Measurement one : all) {
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
    return "{\"bench\": \"%s\", \"machine\": {\"cores\": %d, \"memoryMiB\": %d}, \"measures\": [%s]}"
        .formatted(
            bench,
            Runtime.getRuntime().availableProcessors(),
            system.getTotalMemorySize() >> 20,
            String.join(", ", measures));
  }
}
