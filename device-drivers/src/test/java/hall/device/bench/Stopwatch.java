// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Wall and processor time of repeated work. The processor time is that of the whole process, so
/// that helper threads, compiler and collector count; as systems tell it in steps of 10 ms, it is
/// the mean over all runs.
///
/// @param wall milliseconds, the median
/// @param cpu milliseconds, the mean
public record Stopwatch(double wall, double cpu) {

  /// What is measured.
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  /// Work in this process.
  ///
  /// @param warm runs that do not count
  public static Stopwatch of(int warm, int runs, Work work) throws Exception {
    for (int i = 0; i < warm; i++) {
      work.run();
    }
    var walls = new double[runs];
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    for (int i = 0; i < runs; i++) {
      long wall = System.nanoTime();
      work.run();
      walls[i] = (System.nanoTime() - wall) / 1e6;
    }
    double cpu = (system.getProcessCpuTime() - before) / 1e6;
    return new Stopwatch(median(walls), cpu / runs);
  }

  /// A command as a whole process, timed by the shell.
  public static Stopwatch command(int runs, List<String> command) throws Exception {
    var walls = new double[runs];
    double cpu = 0;
    for (int i = 0; i < runs; i++) {
      var words = new ArrayList<>(List.of("bash", "-c"));
      words.add("TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null 2>&1");
      words.add("time");
      words.addAll(command);
      var process = new ProcessBuilder(words).redirectErrorStream(true).start();
      var times =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ", -1);
      process.waitFor();
      walls[i] = 1000 * Double.parseDouble(times[0]);
      cpu += 1000 * (Double.parseDouble(times[1]) + Double.parseDouble(times[2]));
    }
    return new Stopwatch(median(walls), cpu / runs);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
