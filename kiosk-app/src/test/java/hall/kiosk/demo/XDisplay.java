// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// An X display without a screen, for this process and those it starts.
///
/// It ends when this process has ended and not before: a client whose display goes away is ended by
/// the X library with status 1.
final class XDisplay {

  private final String name;

  private XDisplay(String name) {
    this.name = name;
  }

  /// Starts one on a free number; must come before anything of AWT or JavaFX is loaded.
  static XDisplay virtual(int width, int height) throws IOException {
    // The shell lives as long as its standard input, which ends with this process.
    var script =
        "Xvfb -displayfd 1 -screen 0 %dx%dx24 -nolisten tcp -noreset 2>/dev/null & server=$!; cat >/dev/null; kill $server"
            .formatted(width, height);
    var server = new ProcessBuilder("sh", "-c", script).start();
    var number = server.inputReader(StandardCharsets.UTF_8).readLine();
    if (number == null) {
      throw new IOException("Xvfb did not start; is the package xvfb installed?");
    }
    var name = ":" + number.strip();
    setenv("DISPLAY", name);
    // Java's own copy of the environment still lacks a display.
    System.setProperty("java.awt.headless", "false");
    return new XDisplay(name);
  }

  String name() {
    return name;
  }

  /// AWT asks the C library for the display, not the copy of the environment that Java keeps.
  @SuppressWarnings("restricted") // a native call is the only way in
  private static void setenv(String variable, String value) {
    var linker = Linker.nativeLinker();
    var setenv =
        linker.downcallHandle(
            linker.defaultLookup().find("setenv").orElseThrow(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (var arena = Arena.ofConfined()) {
      int failed =
          (int) setenv.invokeExact(arena.allocateFrom(variable), arena.allocateFrom(value), 1);
      if (failed != 0) {
        throw new IllegalStateException("setenv failed");
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("setenv can't be called", e);
    }
  }
}
