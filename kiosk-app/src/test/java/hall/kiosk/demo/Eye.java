// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
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
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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
    var jar = folder.resolve(name + ".jar");
    if (!Files.exists(jar)) {
      pack(agent, jar);
    }
    var portFile = folder.resolve(name + "-" + pid);
    if (!Files.exists(portFile)) {
      load(pid, jar, portFile);
    }
    Wait.until("the port of " + name, () -> Files.exists(portFile));
    int port = Integer.parseInt(Files.readString(portFile));
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static void load(long pid, Path jar, Path portFile) throws IOException {
    try {
      var machine = VirtualMachine.attach(String.valueOf(pid));
      try {
        machine.loadAgent(jar.toString(), portFile.toString());
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new IOException("the stagehand does not get into the kiosk", e);
    }
  }

  private static void pack(Class<?> agent, Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", agent.getName());
    try (var file = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (var type : parts(agent)) {
        var name = type.getName().replace('.', '/') + ".class";
        try (var bytes = agent.getClassLoader().getResourceAsStream(name)) {
          if (bytes == null) {
            throw new IOException(name + " is not on the class path");
          }
          file.putNextEntry(new JarEntry(name));
          bytes.transferTo(file);
        }
      }
    }
  }

  private static List<Class<?>> parts(Class<?> agent) {
    return Stream.<Class<?>>concat(Stream.of(agent), Stream.of(agent.getDeclaredClasses()))
        .toList();
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
