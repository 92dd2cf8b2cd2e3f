// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.fleet.Incidents.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentsTest {

  private static final Instant NOW = Instant.parse("2026-11-01T01:12:09Z");

  @TempDir Path state;
  private final AtomicInteger told = new AtomicInteger();

  private Incidents open() {
    return Incidents.open(state, InstantSource.fixed(NOW), told::incrementAndGet);
  }

  @Test
  void theyAreKeptOverTheEndOfTheProcess() {
    open().add(Kind.CRASHED, "status-70");
    open().add(Kind.MAINTENANCE_OPENED, "");
    assertEquals(
        List.of(
            new Incidents.Incident(1, "crashed", "2026-11-01T01:12:09Z", "status-70"),
            new Incidents.Incident(2, "maintenance-opened", "2026-11-01T01:12:09Z", null)),
        open().recent());
    assertEquals(2, told.get());
  }

  @Test
  void theLastOnesAreToldAndTheirNumbersGoOn() {
    var incidents = open();
    for (int i = 0; i < 11; i++) {
      incidents.add(Kind.CRASHED, "status-137");
    }
    assertEquals(
        List.of(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L),
        open().recent().stream().map(Incidents.Incident::number).toList());
  }

  @Test
  void aTornFileBeginsAnew() throws Exception {
    Files.writeString(state.resolve("incidents.json"), "{\"incidents\": [{\"num");
    var incidents = open();
    assertEquals(List.of(), incidents.recent());
    incidents.add(Kind.MAINTENANCE_LOCKED, "");
    assertEquals("maintenance-locked", open().recent().getFirst().kind());
  }
}
