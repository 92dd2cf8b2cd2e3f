// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Tells the log and the application when the first screen is really painted: the third pulse of
/// its scene.
final class FirstFrame {

  private static final System.Logger LOG = System.getLogger("hall.kiosk");
  private static final int PAINTED = 3;

  private FirstFrame() {}

  static void watch(Stage stage, Clock clock, Runnable painted) {
    stage
        .sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            count(scene, clock, painted);
          }
        });
  }

  private static void count(Scene scene, Clock clock, Runnable painted) {
    var pulses = new AtomicInteger();
    scene.addPostLayoutPulseListener(() -> {
      int pulse = pulses.incrementAndGet();
      if (pulse == PAINTED) {
        LOG.log(Level.INFO, "first-frame {0} ms after start", Long.toString(sinceStart(clock)));
        painted.run();
      } else if (pulse < PAINTED) {
        Platform.requestNextPulse();
      }
    });
  }

  private static long sinceStart(Clock clock) {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, clock.instant()).toMillis())
        .orElse(-1L);
  }
}
