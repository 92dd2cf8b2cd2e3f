// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulatorProcessTest {

  @TempDir private Path folder;

  @Test
  void itSaysWhereItIsAndTakesCommandsUntilItIsClosed() throws Exception {
    var link = folder.resolve("reader");
    var simulator = SimulatorProcess.start(Ga450Simulator.class, "--link", link.toString());
    try (simulator) {
      assertEquals("ga450:" + link + "?baud=115200", simulator.uri());
      assertTrue(Files.isSymbolicLink(link));
      assertEquals("{}", simulator.control("lay resident"));
      assertTrue(simulator.control("stats").contains("\"card\": \"present\""));
      assertTrue(simulator.control("juggle").contains("\"error\""));
      assertTrue(simulator.control("lay").contains("\"error\""));
    }
    assertFalse(simulator.isAlive());
    assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
    assertThrows(IOException.class, () -> simulator.control("stats"));
  }

  @Test
  void aSimulatorThatDoesNotStartIsNoticed() {
    assertThrows(
        IOException.class, () -> SimulatorProcess.start(Ga450Simulator.class, "--bogus", "1"));
  }

  @Test
  void somethingElseAtTheLinksPlaceIsNotOverwritten() throws IOException {
    var file = Files.writeString(folder.resolve("precious"), "data");
    assertThrows(
        IOException.class,
        () -> SimulatorProcess.start(Ga450Simulator.class, "--link", file.toString()));
    assertEquals("data", Files.readString(file));
  }
}
