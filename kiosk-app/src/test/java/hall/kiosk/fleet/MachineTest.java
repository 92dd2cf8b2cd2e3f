// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir Path folder;

  @Test
  void theHottestSensorCountsAndBrokenOnesDoNot() throws IOException {
    zone("thermal_zone0", "46500\n");
    zone("thermal_zone1", "51000\n");
    zone("thermal_zone2", "-273200\n");
    zone("thermal_zone3", "no number");
    zone("cooling_device0", "99000\n");
    Files.createDirectories(folder.resolve("thermal_zone4"));
    assertEquals(Optional.of(51.0), new Machine(folder, folder).temperature());
  }

  @Test
  void aMachineThatTellsNothingIsSilent() {
    var nowhere = folder.resolve("nowhere");
    var machine = new Machine(nowhere, nowhere);
    assertEquals(Optional.empty(), machine.temperature());
    assertEquals(Optional.empty(), machine.diskFreeBytes());
    assertTrue(new Machine(folder, folder).diskFreeBytes().orElseThrow() > 0);
  }

  private void zone(String name, String temperature) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("temp"), temperature);
  }
}
