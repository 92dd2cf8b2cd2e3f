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
/// its scene. The log is told too when the first screen that invites a citizen is: what stands
/// before it may say that the terminal prepares itself.
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
    scene.addPostLayoutPulseListener(new Inviting(scene, clock));
  }

  /// Counts from the pulse that laid the attract screen out, and then no more.
  private static final class Inviting implements Runnable {
    private final Scene scene;
    private final Clock clock;
    private int pulse;

    Inviting(Scene scene, Clock clock) {
      this.scene = scene;
      this.clock = clock;
    }

    @Override
    public void run() {
      if (pulse == 0 && scene.lookup("#screen-attract") == null) {
        return;
      }
      pulse++;
      if (pulse < PAINTED) {
        Platform.requestNextPulse();
        return;
      }
      LOG.log(Level.INFO, "first-attract {0} ms after start", Long.toString(sinceStart(clock)));
      // Not while the scene goes through its listeners.
      Platform.runLater(() -> scene.removePostLayoutPulseListener(this));
    }
  }

  private static long sinceStart(Clock clock) {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, clock.instant()).toMillis())
        .orElse(-1L);
  }
}
