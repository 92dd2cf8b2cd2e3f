// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A simulator as a child process, on the same Java and the same class path as its parent.
///
/// The child ends when [#close] is called and, by the end of its standard input, when the parent
/// dies.
public final class SimulatorProcess implements AutoCloseable {

  private static final Pattern ANNOUNCEMENT =
      Pattern.compile("\\{\"uri\": \"([^\"]*)\", \"control\": (\\d+)}");

  private static final int CONTROL_TIMEOUT_MILLIS = 30_000;

  private final Process process;
  private final String uri;
  private final int controlPort;

  private SimulatorProcess(Process process, String uri, int controlPort) {
    this.process = process;
    this.uri = uri;
    this.controlPort = controlPort;
  }

  /// Starts a simulator and returns as soon as it has said where it is.
  ///
  /// @param arguments its command line; without `--control` the control port is ephemeral
  /// @throws IOException if it ended, or printed something else, instead
  public static SimulatorProcess start(Class<?> mainClass, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Many simulators share a small machine: start fast, stay small.
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      var announcement = announcement(process, mainClass);
      return new SimulatorProcess(
          process, announcement.group(1), Integer.parseInt(announcement.group(2)));
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Matcher announcement(Process process, Class<?> mainClass) throws IOException {
    var line = process.inputReader(StandardCharsets.UTF_8).readLine();
    var matcher = ANNOUNCEMENT.matcher(line == null ? "" : line);
    if (!matcher.matches()) {
      throw new IOException(
          "%s did not say where it is, but: %s".formatted(mainClass.getSimpleName(), line));
    }
    return matcher;
  }

  /// The address to open the simulated device with.
  public String uri() {
    return uri;
  }

  /// The loopback port that takes control commands.
  public int controlPort() {
    return controlPort;
  }

  /// Sends one control command and returns the JSON object that the simulator answered, which may
  /// be `{"error": "…"}`.
  public String control(String line) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), controlPort)) {
      socket.setSoTimeout(CONTROL_TIMEOUT_MILLIS);
      var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
      out.println(line);
      var answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      if (answer == null) {
        throw new IOException("the simulator closed the control connection on: " + line);
      }
      return answer;
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Ends the process as a pulled cable would: at once, without a goodbye on the wire.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
