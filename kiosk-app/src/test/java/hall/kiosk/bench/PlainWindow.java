// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.bench;

import java.time.Duration;
import java.time.Instant;
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
        var started = ProcessHandle.current().info().startInstant().orElseThrow();
        System.out.println(
            "first-frame " + Duration.between(started, Instant.now()).toMillis() + " ms");
        Platform.exit();
      }
    });
    stage.setScene(scene);
    stage.show();
  }
}
