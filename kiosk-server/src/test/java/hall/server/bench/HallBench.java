// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// `./kiosk bench hall`: what the packaged server and its PostgreSQL bear of submissions, what is
/// left of them after it was killed, and how long lists and queries take among many cases. Prints
/// and ends as [FleetBench] does.
public final class HallBench {
  private HallBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    int cases = FleetBench.number(words, "--cases", 100_000);
    int seconds = FleetBench.number(words, "--seconds", 60);
    int rate = FleetBench.number(words, "--rate", 200);
    if (cases < 1 || seconds < 1 || rate < 1) {
      System.err.println("usage: bench hall [--cases N] [--rate N] [--seconds N] [--json]");
      Runtime.getRuntime().exit(64);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(FleetBench.row("measure, " + cases + " cases", "value", "goal", ""));
    HallRun.Plan plan =
        new HallRun.Plan(
            cases, 100, rate, 256 * 1024, Duration.ofSeconds(seconds), System.nanoTime());
    List<Measurement> all =
        measure(plan, measured -> out.println(FleetBench.row(measured)), System.err::println);
    if (words.contains("--json")) {
      out.println(FleetBench.json("hall", all));
    }
  }

  /// Measures in a folder that is gone afterwards.
  ///
  /// @param each gets the figures as they come
  /// @param remark gets what explains them
  static List<Measurement> measure(
      HallRun.Plan plan, Consumer<Measurement> each, Consumer<String> remark) throws Exception {
    List<Measurement> all = new ArrayList<>();
    Path folder = Files.createTempDirectory("hall-bench");
    try {
      new HallRun(
              plan,
              folder,
              measured -> {
                all.add(measured);
                each.accept(measured);
              },
              remark)
          .run();
      return all;
    } finally {
      FleetBench.delete(folder);
    }
  }
}
