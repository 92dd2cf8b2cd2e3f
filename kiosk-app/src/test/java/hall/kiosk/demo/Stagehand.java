// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// An agent loaded into the running kiosk that tells where things stand on its screen, as an
/// assistive technology would; it touches nothing.
///
/// It answers lines on a loopback port: `find ID` with `x y width height` of the visible, enabled
/// node in screen pixels, or `none`; `ids PREFIX` with the ids of all visible nodes that begin so,
/// in the order they are drawn; `says ID` with what is told of a visible node, or `none`. JavaFX is
/// reached by reflection, because the application's class loader holds it.
public final class Stagehand {

  private final Class<?> windows;
  private final Class<?> platform;

  private Stagehand(Class<?> windows, Class<?> platform) {
    this.windows = windows;
    this.platform = platform;
  }

  /// Called by the attach mechanism.
  ///
  /// @param portFile where the agent writes its port
  public static void agentmain(String portFile, Instrumentation instrumentation)
      throws IOException {
    var stagehand =
        new Stagehand(
            loaded(instrumentation, "javafx.stage.Window"),
            loaded(instrumentation, "javafx.application.Platform"));
    var server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("stagehand").start(() -> stagehand.accept(server));
    var written = Path.of(portFile + ".new");
    Files.writeString(written, String.valueOf(server.getLocalPort()));
    Files.move(written, Path.of(portFile));
  }

  private static Class<?> loaded(Instrumentation instrumentation, String name) {
    return Arrays.stream(instrumentation.getAllLoadedClasses())
        .filter(type -> type.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not loaded yet"));
  }

  private void accept(ServerSocket server) {
    while (true) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        throw new IllegalStateException("the stagehand's port is gone", e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var words = List.of(line.split(" ", 2));
        out.println(onFxThread(words.getFirst(), words.getLast()));
      }
    } catch (IOException e) {
      System.err.println("stagehand: connection lost: " + e.getMessage());
    }
  }

  private String onFxThread(String verb, String argument) {
    var answer = new CompletableFuture<String>();
    Runnable look =
        () -> {
          try {
            answer.complete(
                switch (verb) {
                  case "find" -> find(argument);
                  case "says" -> says(argument);
                  default -> ids(argument);
                });
          } catch (ReflectiveOperationException | RuntimeException e) {
            answer.complete("error " + e);
          }
        };
    try {
      platform.getMethod("runLater", Runnable.class).invoke(null, look);
      return answer.get();
    } catch (ReflectiveOperationException | ExecutionException | InterruptedException e) {
      return "error " + e;
    }
  }

  private String find(String id) throws ReflectiveOperationException {
    for (var node : nodes()) {
      if (id.equals(Reflected.call(node, "getId"))
          && Boolean.FALSE.equals(Reflected.call(node, "isDisabled"))) {
        var local = Reflected.call(node, "getBoundsInLocal");
        var type = local.getClass().getSuperclass();
        var onScreen = node.getClass().getMethod("localToScreen", type).invoke(node, local);
        if (onScreen != null) {
          return "%d %d %d %d"
              .formatted(
                  Math.round((Double) Reflected.call(onScreen, "getMinX")),
                  Math.round((Double) Reflected.call(onScreen, "getMinY")),
                  Math.round((Double) Reflected.call(onScreen, "getWidth")),
                  Math.round((Double) Reflected.call(onScreen, "getHeight")));
        }
      }
    }
    return "none";
  }

  private String says(String id) throws ReflectiveOperationException {
    for (var node : nodes()) {
      if (id.equals(Reflected.call(node, "getId"))) {
        return String.valueOf(Reflected.call(node, "getAccessibleText")).replace('\n', ' ');
      }
    }
    return "none";
  }

  private String ids(String prefix) throws ReflectiveOperationException {
    var found = new StringBuilder();
    for (var node : nodes()) {
      if (Reflected.call(node, "getId") instanceof String id && id.startsWith(prefix)) {
        found.insert(0, found.isEmpty() ? id : id + " ");
      }
    }
    return found.toString();
  }

  /// Every visible node of every window, those drawn last first.
  private List<Object> nodes() throws ReflectiveOperationException {
    var found = new ArrayDeque<>();
    var open = new ArrayDeque<>();
    for (var window : (List<?>) windows.getMethod("getWindows").invoke(null)) {
      var scene = Reflected.call(window, "getScene");
      if (scene != null) {
        open.add(Reflected.call(scene, "getRoot"));
      }
    }
    while (!open.isEmpty()) {
      var node = open.removeFirst();
      if (Boolean.TRUE.equals(Reflected.call(node, "isVisible"))) {
        found.addFirst(node);
        children(node).forEach(open::addLast);
      }
    }
    return List.copyOf(found);
  }

  private static List<?> children(Object node) throws ReflectiveOperationException {
    var children = Reflected.method(node.getClass(), "getChildrenUnmodifiable");
    return children.isPresent() ? (List<?>) children.get().invoke(node) : List.of();
  }
}
