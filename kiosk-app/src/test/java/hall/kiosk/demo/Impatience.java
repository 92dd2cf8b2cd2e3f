// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An agent loaded into the running kiosk that gives its session loop what taps would give it, with
/// none of the time that fingers take: a thousand citizens in minutes.
///
/// It answers `NAME WORD …` on a loopback port, the event of that name with these words, with `ok`.
/// `Draw` makes its own stroke. The kiosk's classes are reached by reflection, because another
/// class loader holds them.
public final class Impatience {

  private static final String JOURNEY = "hall.kiosk.journey.";

  private final ClassLoader loader;
  private final Consumer<Object> emit;

  private Impatience(ClassLoader loader, Consumer<Object> emit) {
    this.loader = loader;
    this.emit = emit;
  }

  /// Called by the attach mechanism.
  ///
  /// @param portFile where the agent writes its port
  public static void agentmain(String portFile, Instrumentation instrumentation)
      throws IOException, ReflectiveOperationException {
    var kit = loaded(instrumentation, "hall.kiosk.screen.kit.Kit");
    var windows = loaded(instrumentation, "javafx.stage.Window");
    var window = ((List<?>) windows.getMethod("getWindows").invoke(null)).getFirst();
    var found =
        kit(Reflected.call(Reflected.call(window, "getScene"), "getRoot"), kit)
            .orElseThrow(() -> new IllegalStateException("no screen at rest stands there"));
    @SuppressWarnings("unchecked")
    var emit = (Consumer<Object>) Reflected.call(found, "emit");
    var impatience = new Impatience(kit.getClassLoader(), emit);
    var server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("impatience").start(() -> impatience.accept(server));
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

  /// The attract screen's own action holds what every screen is built with.
  private static Optional<Object> kit(Object root, Class<?> kit)
      throws ReflectiveOperationException {
    var open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      var node = open.removeFirst();
      var action = Reflected.call(node, "getOnMouseClicked");
      if (action != null) {
        for (var field : action.getClass().getDeclaredFields()) {
          field.setAccessible(true);
          if (kit.isInstance(field.get(action))) {
            return Optional.of(field.get(action));
          }
        }
      }
      var children = Reflected.method(node.getClass(), "getChildrenUnmodifiable");
      if (children.isPresent()) {
        open.addAll((List<?>) children.get().invoke(node));
      }
    }
    return Optional.empty();
  }

  private void accept(ServerSocket server) {
    while (true) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        throw new IllegalStateException("the port of the impatience is gone", e);
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
        out.println(emitted(List.of(line.split(" ", -1))));
      }
    } catch (IOException e) {
      System.err.println("impatience: connection lost: " + e.getMessage());
    }
  }

  private String emitted(List<String> words) {
    try {
      emit.accept(event(words.getFirst(), words.subList(1, words.size())));
      return "ok";
    } catch (ReflectiveOperationException e) {
      return "error " + e;
    }
  }

  private Object event(String name, List<String> words) throws ReflectiveOperationException {
    return switch (name) {
      case "Begin" -> made("Event$Begin", made("Language", "ZH_CN"));
      case "StartService" -> made("Event$StartService", made("Service", "APPLY"));
      case "Draw" -> made("Event$Draw", stroke());
      case "Scan" -> made("Event$Scan", false);
      default -> made("Event$" + name, words.toArray());
    };
  }

  private Object stroke() throws ReflectiveOperationException {
    return made(
        "Signature$Stroke",
        List.of(made("Signature$Point", 0.1, 0.1), made("Signature$Point", 0.9, 0.3)));
  }

  /// A record by its components, or a constant by its name.
  private Object made(String type, @Nullable Object... values) throws ReflectiveOperationException {
    var wanted = Class.forName(JOURNEY + type, true, loader);
    if (wanted.isEnum()) {
      return wanted.getField(String.valueOf(values[0])).get(null);
    }
    for (var constructor : wanted.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == values.length) {
        try {
          return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
          throw new IllegalStateException(type, e.getCause());
        }
      }
    }
    throw new IllegalStateException("no such " + type);
  }
}
