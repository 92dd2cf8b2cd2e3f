// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FirstFrameTest {

  @Test
  void theAgeOfAProcessCountsFromTheBootOfItsMachineWhateverItsName() {
    var stat =
        "4711 (java) S (x) S 1 4711 4711 0 -1 4194304 9 0 0 0 120 30 0 0 20 0 44 0 90250 1 2";
    assertEquals(1_730, FirstFrame.millisSinceStart(stat, "904.23 1700.10\n"));
  }

  @Test
  void theAgeIsTheOneThatAnOutsiderMeasures() throws IOException, InterruptedException {
    long before = System.nanoTime();
    var sleeper = new ProcessBuilder("sleep", "60").start();
    try {
      TimeUnit.MILLISECONDS.sleep(300);
      var stat = Files.readString(Path.of("/proc/" + sleeper.pid() + "/stat"));
      var uptime = Files.readString(Path.of("/proc/uptime"));
      long outside = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
      long age = FirstFrame.millisSinceStart(stat, uptime);
      assertTrue(age >= 270 && age <= outside + 20, age + " of " + outside);
    } finally {
      sleeper.destroyForcibly();
    }
  }
}
