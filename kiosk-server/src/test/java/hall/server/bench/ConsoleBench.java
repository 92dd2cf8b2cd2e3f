// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// `./kiosk bench console`: how long the packaged server takes for each page of the console with a
/// large fleet in its database. Prints and ends as [FleetBench] does.
public final class ConsoleBench {
  private static final int REQUESTS = 100;

  private ConsoleBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    int terminals = FleetBench.terminals(words);
    if (terminals < 1) {
      System.err.println("usage: bench console [--terminals N] [--json]");
      Runtime.getRuntime().exit(64);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(FleetBench.row("page, " + terminals + " terminals", "value", "goal", ""));
    List<Measurement> all =
        measure(terminals, REQUESTS, measured -> out.println(FleetBench.row(measured)));
    if (words.contains("--json")) {
      out.println(FleetBench.json("console", all));
    }
  }

  /// Measures in a folder that is gone afterwards.
  static List<Measurement> measure(int terminals, int requests, Consumer<Measurement> each)
      throws Exception {
    List<Measurement> all = new ArrayList<>();
    Path data = Files.createTempDirectory("hall-bench");
    try {
      new ConsoleRun(
              terminals,
              requests,
              data,
              measured -> {
                all.add(measured);
                each.accept(measured);
              })
          .run();
      return all;
    } finally {
      FleetBench.delete(data);
    }
  }
}
