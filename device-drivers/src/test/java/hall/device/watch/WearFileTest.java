// SPDX-License-Identifier: Apache-2.0
package hall.device.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WearFileTest {

  @TempDir private Path folder;

  @Test
  void countersGoOnOverRestarts() throws IOException {
    var file = folder.resolve("ticket-printer.wear");
    WearFile.open(file).save(Map.of("cuts", 5L, "faults", 1L));
    var second = WearFile.open(file);
    assertEquals(Map.of("cuts", 7L, "faults", 1L), second.total(Map.of("cuts", 2L)));
    second.save(Map.of("cuts", 2L));
    second.save(Map.of("cuts", 3L));
    assertEquals("cuts=8\nfaults=1\n", Files.readString(file));
    assertFalse(Files.exists(folder.resolve("ticket-printer.wear.part")));
  }

  @Test
  void aDamagedLineCostsItsCounterAndNothingElse() throws IOException {
    var file = folder.resolve("reader.wear");
    Files.writeString(file, "cuts=4\nsheets=x\n=3\nlast=99999999999999999999");
    assertEquals(Map.of("cuts", 4L), WearFile.open(file).total(Map.of()));
  }
}
