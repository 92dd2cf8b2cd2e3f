// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceContext;
import hall.device.SystemTicker;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Samples;
import hall.kiosk.outbox.Outbox;
import hall.kiosk.peripheral.Peripherals;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLoopTest {

  @TempDir private Path folder;

  @Test
  void anErrandWaitsUntilTheCitizenHasLeft() throws Exception {
    var ticker = new SystemTicker();
    InstantSource clock = () -> Instant.parse("2026-11-01T00:00:00Z");
    try (var outbox =
            Outbox.open(folder.resolve("outbox.db"), new byte[32], new SecureRandom(), clock);
        var peripherals =
            new Peripherals(
                Map.of(), DeviceContext.of(ticker), event -> {}, SessionLoopTest::fail)) {
      var loop =
          new SessionLoop(
              Samples.terminal(),
              Unserved.parts(peripherals, outbox, () -> {}, clock, ticker, new Random(1)),
              state -> {},
              SessionLoopTest::fail);
      loop.start();
      var atOnce = errand(loop);
      assertTrue(atOnce.await(10, TimeUnit.SECONDS));
      assertEquals("idle", loop.word());

      loop.post(new Event.Begin(Language.ZH_CN));
      var later = errand(loop);
      assertFalse(later.await(200, TimeUnit.MILLISECONDS));
      assertEquals("in-session", loop.word());
      loop.post(new Event.Cancel());
      loop.post(new Event.Leave());
      assertTrue(later.await(10, TimeUnit.SECONDS));
    }
  }

  private static void fail(Thread thread, Throwable bug) {
    throw new AssertionError(thread.getName(), bug);
  }

  private static CountDownLatch errand(SessionLoop loop) {
    var done = new CountDownLatch(1);
    loop.whenNobodyIsHere(done::countDown);
    return done;
  }
}
