// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/// npos, an ESC/POS parser of other people, run by node.
final class NposPeer implements AutoCloseable {

  private static final String VERSION = "0.1.19";
  private static final Path MODULE =
      Path.of(System.getProperty("repository.root")).resolve("device-drivers");

  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;

  private NposPeer(Process process) {
    this.process = process;
    this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Fetches it into `target` where it is not there yet; its install scripts are not run.
  static NposPeer start() throws IOException, InterruptedException {
    var place = MODULE.resolve("target/npos-" + VERSION);
    if (!Files.isDirectory(place.resolve("node_modules/npos"))) {
      Files.createDirectories(place);
      Files.writeString(place.resolve("package.json"), "{\"private\": true}");
      var install =
          new ProcessBuilder(
                  "npm",
                  "install",
                  "--ignore-scripts",
                  "--omit=optional",
                  "--no-audit",
                  "--no-fund",
                  "--silent",
                  "npos@" + VERSION)
              .directory(place.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (install.waitFor() != 0) {
        throw new IOException("npm could not fetch npos " + VERSION);
      }
    }
    return new NposPeer(
        new ProcessBuilder(
                "node",
                "--no-deprecation",
                MODULE.resolve("src/test/node/tickets.cjs").toString(),
                place.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /// The commands and texts that it finds.
  List<String> parse(byte[] ticket) throws IOException {
    in.println(HexFormat.of().formatHex(ticket));
    var line = out.readLine();
    if (line == null) {
      throw new IOException("npos ended");
    }
    return List.of(new ObjectMapper().readValue(line, String[].class));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
