// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.awt.Rectangle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Sees what stands on the kiosk's screen, through a [Stagehand] in its process.
final class Eye implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader in;
  private final PrintWriter out;

  private Eye(Socket socket) throws IOException {
    this.socket = socket;
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    this.out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /// Looks into the process of this number.
  static Eye on(long pid, Path folder) throws IOException, InterruptedException {
    return new Eye(into(pid, folder, Stagehand.class));
  }

  /// A line to an agent in the process of this number, which is loaded there once.
  static Socket into(long pid, Path folder, Class<?> agent)
      throws IOException, InterruptedException {
    var name = agent.getSimpleName().toLowerCase(Locale.ROOT);
    var portFile = folder.resolve(name + "-" + pid);
    if (!Files.exists(portFile)) {
      Agent.load(pid, folder, portFile.toString(), agent);
    }
    Wait.until("the port of " + name, () -> Files.exists(portFile));
    int port = Integer.parseInt(Files.readString(portFile));
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /// Where the visible, enabled node with this id stands, in screen pixels.
  synchronized Optional<Rectangle> find(String id) throws IOException {
    var answer = ask("find " + id);
    if (answer.equals("none")) {
      return Optional.empty();
    }
    var numbers = Stream.of(answer.split(" ", 4)).mapToInt(Integer::parseInt).toArray();
    return Optional.of(new Rectangle(numbers[0], numbers[1], numbers[2], numbers[3]));
  }

  boolean sees(String id) throws IOException {
    return find(id).isPresent();
  }

  /// What an assistive technology is told of a visible node.
  synchronized String says(String id) throws IOException {
    return ask("says " + id);
  }

  /// The ids of all visible nodes that begin so.
  synchronized List<String> ids(String prefix) throws IOException {
    return Stream.of(ask("ids " + prefix).split(" ", -1)).filter(id -> !id.isEmpty()).toList();
  }

  private String ask(String question) throws IOException {
    out.println(question);
    var answer = in.readLine();
    if (answer == null || answer.startsWith("error")) {
      throw new IOException("the stagehand said: " + answer);
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
