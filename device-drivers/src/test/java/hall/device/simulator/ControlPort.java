// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The hand that lays cards and jams paper: a TCP port on loopback, one command a line, one JSON
/// object a line as the answer.
///
/// Every simulator knows `stats`, which answers at least `{"busyMillis": N}`: the time its
/// simulated wire and mechanics took since it started. An unknown command answers `{"error": "…"}`.
final class ControlPort {

  /// What a simulator does with a command; throws [IllegalArgumentException] for one it does not
  /// know.
  @FunctionalInterface
  interface Commands {
    String answer(String verb, List<String> arguments) throws IOException;
  }

  private final ServerSocket server;

  private ControlPort(ServerSocket server) {
    this.server = server;
  }

  static ControlPort open(int port, Commands commands) throws IOException {
    var control = new ControlPort(new ServerSocket(port, 8, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("control").start(() -> control.accept(commands));
    return control;
  }

  int port() {
    return server.getLocalPort();
  }

  /// Tells whoever started the process where the device is, then lives until standard input ends,
  /// so that no simulator outlives its parent.
  void announceAndWait(String deviceUri) throws IOException {
    System.out.printf("{\"uri\": \"%s\", \"control\": %d}%n", deviceUri, port());
    System.out.flush();
    while (System.in.read() >= 0) {
      // The parent says nothing; only the end of the stream matters.
    }
    System.exit(0);
  }

  private void accept(Commands commands) {
    while (true) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket, commands));
      } catch (IOException e) {
        throw new IllegalStateException("the control port is gone", e);
      }
    }
  }

  private static void serve(Socket socket, Commands commands) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var words = List.of(line.strip().split("\\s+"));
        out.println(answer(commands, words));
      }
    } catch (IOException e) {
      // The controlling side went away in the middle of a line; the simulator goes on.
      System.err.println("control connection lost: " + e.getMessage());
    }
  }

  private static String answer(Commands commands, List<String> words) throws IOException {
    try {
      return commands.answer(words.getFirst(), words.subList(1, words.size()));
    } catch (IllegalArgumentException e) {
      return "{\"error\": \"%s\"}".formatted(String.valueOf(e.getMessage()).replace('"', '\''));
    }
  }
}
