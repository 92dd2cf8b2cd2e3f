// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The least that JavaFX can show, started plainly: what the kiosk's start is measured beside. It
/// says how long that took, as the kiosk's log does, and ends.
public final class PlainWindow {

  private static final int PAINTED = 3;

  private PlainWindow() {}

  public static void main(String[] arguments) {
    Application.launch(Window.class, arguments);
  }

  /// Not the main class: without modules the launcher of Java refuses such.
  public static final class Window extends Application {
    @Override
    public void start(Stage stage) {
      show(stage);
    }
  }

  private static void show(Stage stage) {
    var scene = new Scene(new StackPane(new Label("Hello")), 1080, 1920);
    var pulses = new AtomicInteger();
    scene.addPostLayoutPulseListener(() -> {
      if (pulses.incrementAndGet() < PAINTED) {
        Platform.requestNextPulse();
      } else if (pulses.get() == PAINTED) {
        System.out.println("first-frame " + millisSinceStart() + " ms");
        Platform.exit();
      }
    });
    stage.setScene(scene);
    stage.show();
  }

  /// As the kiosk counts them, whose classes are not on this one's path.
  private static long millisSinceStart() {
    try {
      var stat = Files.readString(Path.of("/proc/self/stat"));
      var ticks = Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);
      var uptime = Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
      return Math.round(Double.parseDouble(uptime) * 1000) - ticks * 10;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
