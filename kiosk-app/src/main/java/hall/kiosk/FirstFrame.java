// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /// Of the fields after the name, counted from 0; in ticks of a hundredth of a second, which is
  /// what the kernel tells programs whatever it counts in.
  private static final int START_TIME = 19;

  private static final long MILLIS_PER_TICK = 10;

  private FirstFrame() {}

  static void watch(Stage stage, Runnable painted) {
    stage
        .sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            count(scene, painted);
          }
        });
  }

  private static void count(Scene scene, Runnable painted) {
    var pulses = new AtomicInteger();
    scene.addPostLayoutPulseListener(() -> {
      int pulse = pulses.incrementAndGet();
      if (pulse == PAINTED) {
        LOG.log(Level.INFO, "first-frame {0} ms after start", Long.toString(sinceStart()));
        painted.run();
      } else if (pulse < PAINTED) {
        Platform.requestNextPulse();
      }
    });
    scene.addPostLayoutPulseListener(new Inviting(scene));
  }

  /// Counts from the pulse that laid the attract screen out, and then no more.
  private static final class Inviting implements Runnable {
    private final Scene scene;
    private int pulse;

    Inviting(Scene scene) {
      this.scene = scene;
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
      LOG.log(Level.INFO, "first-attract {0} ms after start", Long.toString(sinceStart()));
      // Not while the scene goes through its listeners.
      Platform.runLater(() -> scene.removePostLayoutPulseListener(this));
    }
  }

  private static long sinceStart() {
    try {
      return millisSinceStart(
          Files.readString(Path.of("/proc/self/stat")), Files.readString(Path.of("/proc/uptime")));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "process-age-unknown", e);
      return -1;
    }
  }

  /// How old a process is, to within ten milliseconds. Both numbers count from the boot of the
  /// machine: the JDK's own start instant adds to it a moment of boot told in whole seconds.
  ///
  /// @param stat of the process, proc_pid_stat(5)
  /// @param uptime of the machine, proc_uptime(5)
  static long millisSinceStart(String stat, String uptime) {
    // The second field is a name in brackets, and may hold anything.
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long started = Long.parseLong(fields[START_TIME]) * MILLIS_PER_TICK;
    return Math.round(Double.parseDouble(uptime.split(" ", 2)[0]) * 1000) - started;
  }
}
