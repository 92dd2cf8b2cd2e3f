// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Programs that the tests compile and run.
final class NativeProgram {

  private NativeProgram() {}

  /// Compiles a C source of the tests' resources; linked statically, so that it runs on a machine
  /// without a C library.
  static Path compile(String source, Path folder) throws IOException, InterruptedException {
    var file = folder.resolve(source);
    try (var in = NativeProgram.class.getResourceAsStream(source)) {
      if (in == null) {
        throw new IOException("no resource " + source);
      }
      Files.write(file, in.readAllBytes());
    }
    var program = folder.resolve(source.replace(".c", ""));
    output("gcc", "-static", "-Wall", "-Werror", "-o", program.toString(), file.toString());
    return program;
  }

  /// Runs a program to its end, which must be good.
  ///
  /// @return what it printed
  static String output(String... command) throws IOException, InterruptedException {
    return output(List.of(0), command);
  }

  /// Runs a program to its end; what it complains of goes where the tests' own complaints go.
  ///
  /// @param statuses the exit statuses that are expected
  /// @return what it printed
  static String output(List<Integer> statuses, String... command)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(List.of(command)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (!statuses.contains(status)) {
      throw new IOException(
          "%s ended with %d: %s".formatted(Arrays.toString(command), status, output));
    }
    return output;
  }
}
