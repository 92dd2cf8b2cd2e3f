// SPDX-License-Identifier: Apache-2.0
package hall.device.bench;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Wall and processor time of repeated work, as medians; the processor time is that of the whole
/// process, so that helper threads and the collector count.
///
/// @param wall milliseconds
/// @param cpu milliseconds
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
    var cpus = new double[runs];
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (int i = 0; i < runs; i++) {
      long cpu = system.getProcessCpuTime();
      long wall = System.nanoTime();
      work.run();
      walls[i] = (System.nanoTime() - wall) / 1e6;
      cpus[i] = (system.getProcessCpuTime() - cpu) / 1e6;
    }
    return new Stopwatch(median(walls), median(cpus));
  }

  /// A command as a whole process, timed by the shell.
  public static Stopwatch command(int runs, List<String> command) throws Exception {
    var walls = new double[runs];
    var cpus = new double[runs];
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
      cpus[i] = 1000 * (Double.parseDouble(times[1]) + Double.parseDouble(times[2]));
    }
    return new Stopwatch(median(walls), median(cpus));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
