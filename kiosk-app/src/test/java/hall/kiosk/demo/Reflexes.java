// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// An agent loaded into the running kiosk that measures how long a tap takes to show.
///
/// The clock starts when the finger's release reaches the scene, and stops when a screen that says
/// something else has been painted by the renderer; that a control only looks pressed does not
/// count. It answers the line `told` on a loopback port with `ID=MILLIS …` of all taps since.
/// JavaFX is reached by reflection, because the application's class loader holds it.
public final class Reflexes {

  private static final int LONGEST_NANOS = 2_000_000_000;

  private static final Map<Class<?>, List<Method>> ASKED = new ConcurrentHashMap<>();

  private final Object scene;
  private final Class<?> platform;
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private @Nullable String before;
  private @Nullable String tapped;
  private long at;

  private Reflexes(Object scene, Class<?> platform) {
    this.scene = scene;
    this.platform = platform;
  }

  /// Called by the attach mechanism.
  ///
  /// @param portFile where the agent writes its port
  public static void agentmain(String portFile, Instrumentation instrumentation)
      throws IOException, ReflectiveOperationException {
    Class<?> windows =
        Arrays.stream(instrumentation.getAllLoadedClasses())
            .filter(type -> type.getName().equals("javafx.stage.Window"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("there is no window yet"));
    var loader = windows.getClassLoader();
    var window = ((List<?>) windows.getMethod("getWindows").invoke(null)).getFirst();
    var reflexes =
        new Reflexes(
            Reflected.call(window, "getScene"),
            Class.forName("javafx.application.Platform", true, loader));
    reflexes.later(() -> reflexes.watch(loader));
    var server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("reflexes").start(() -> reflexes.accept(server));
    var written = Path.of(portFile + ".new");
    Files.writeString(written, String.valueOf(server.getLocalPort()));
    Files.move(written, Path.of(portFile));
  }

  /// Something that reflection may refuse.
  @FunctionalInterface
  private interface Act {
    void run() throws ReflectiveOperationException;
  }

  private void later(Act act) throws ReflectiveOperationException {
    Runnable checked =
        () -> {
          try {
            act.run();
          } catch (ReflectiveOperationException e) {
            throw new LinkageError("JavaFX is another than this was written for", e);
          }
        };
    platform.getMethod("runLater", Runnable.class).invoke(null, checked);
  }

  private void watch(ClassLoader loader) throws ReflectiveOperationException {
    var handler = Class.forName("javafx.event.EventHandler", true, loader);
    var type = Class.forName("javafx.event.EventType", true, loader);
    var mouse = Class.forName("javafx.scene.input.MouseEvent", true, loader);
    var add = scene.getClass().getMethod("addEventFilter", type, handler);
    add.invoke(scene, mouse.getField("MOUSE_PRESSED").get(null), on(handler, this::pressed));
    add.invoke(scene, mouse.getField("MOUSE_RELEASED").get(null), on(handler, this::released));
    Runnable pulse = this::pulse;
    scene.getClass().getMethod("addPostLayoutPulseListener", Runnable.class).invoke(scene, pulse);
  }

  /// What is done about an event.
  @FunctionalInterface
  private interface Heard {
    void event(Object event) throws ReflectiveOperationException;
  }

  private static Object on(Class<?> handler, Heard heard) {
    return Proxy.newProxyInstance(
        handler.getClassLoader(),
        new Class<?>[] {handler},
        (self, method, arguments) -> {
          if (method.getName().equals("handle")) {
            heard.event(arguments[0]);
            return null;
          }
          return method.getName().equals("equals")
              ? (Object) (System.identityHashCode(self) == System.identityHashCode(arguments[0]))
              : (Object) System.identityHashCode(self);
        });
  }

  private void pressed(Object event) throws ReflectiveOperationException {
    before = said();
    tapped = null;
  }

  private void released(Object event) throws ReflectiveOperationException {
    at = System.nanoTime();
    var node = Reflected.call(event, "getTarget");
    while (node != null && Reflected.call(node, "getId") == null) {
      node = Reflected.call(node, "getParent");
    }
    tapped = node == null ? "scene" : String.valueOf(Reflected.call(node, "getId"));
  }

  private void pulse() {
    var id = tapped;
    if (id == null) {
      return;
    }
    try {
      if (System.nanoTime() - at > LONGEST_NANOS) {
        tapped = null;
      } else if (!said().equals(before)) {
        tapped = null;
        // This pulse hands its work to the renderer when it ends.
        later(() -> painted(id, at));
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("JavaFX is another than this was written for", e);
    }
  }

  private void painted(String id, long since) throws ReflectiveOperationException {
    var helper =
        Class.forName("com.sun.javafx.scene.SceneHelper", true, scene.getClass().getClassLoader());
    var peer = helper.getMethod("getPeer", scene.getClass()).invoke(null, scene);
    var wait = peer.getClass().getMethod("waitForRenderingToComplete");
    wait.setAccessible(true);
    wait.invoke(peer);
    told.add(String.format(Locale.ROOT, "%s=%.3f", id, (System.nanoTime() - since) / 1_000_000.0));
  }

  /// Everything that is visible: ids, words, what can be tapped.
  private String said() throws ReflectiveOperationException {
    var said = new StringBuilder();
    say(Reflected.call(scene, "getRoot"), said);
    return said.toString();
  }

  private static void say(@Nullable Object node, StringBuilder said)
      throws ReflectiveOperationException {
    if (node == null || !Boolean.TRUE.equals(Reflected.call(node, "isVisible"))) {
      return;
    }
    said.append(node.getClass().getSimpleName())
        .append(Reflected.call(node, "getId"))
        .append(Reflected.call(node, "isDisabled"));
    var asked = ASKED.computeIfAbsent(node.getClass(), Reflexes::asked);
    for (var method : asked) {
      var answer = method.invoke(node);
      if (answer instanceof List<?> children) {
        for (var child : List.copyOf(children)) {
          say(child, said);
        }
      } else if (answer instanceof Set<?> states) {
        // Pressed and focused is how it looks, chosen is what it says.
        said.append(states.toString().contains("chosen"));
      } else {
        said.append(answer);
      }
    }
  }

  private static List<Method> asked(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method ->
            method.getParameterCount() == 0
                && List.of("getText", "getPseudoClassStates", "getChildrenUnmodifiable")
                    .contains(method.getName()))
        .toList();
  }

  private void accept(ServerSocket server) {
    while (true) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        throw new IllegalStateException("the port of the reflexes is gone", e);
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
        var all = new ArrayList<String>();
        for (var one = told.poll(); one != null; one = told.poll()) {
          all.add(one);
        }
        out.println(String.join(" ", all));
      }
    } catch (IOException e) {
      System.err.println("reflexes: connection lost: " + e.getMessage());
    }
  }
}
