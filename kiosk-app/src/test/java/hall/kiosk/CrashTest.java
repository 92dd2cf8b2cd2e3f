// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrashTest {

  private static final Logger LOG = Logger.getLogger("hall.kiosk");

  private final List<String> said = new ArrayList<>();
  private final List<Integer> halted = new ArrayList<>();
  private final Crash crash = new Crash(halted::add);
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          said.add(
              line.getMessage()
                  + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(ear);
  }

  @AfterEach
  void listenNoMore() {
    LOG.removeHandler(ear);
  }

  @Test
  void aBugEndsTheProcessAndTheLogNamesItsPlaceButQuotesNobody() {
    crash.uncaughtException(
        Thread.currentThread(),
        new IllegalStateException("of 张测试", new IllegalArgumentException("13800000000")));
    assertEquals(List.of(Crash.STATUS), halted);
    var log = said.toString();
    assertTrue(log.contains("IllegalStateException") && log.contains("IllegalArgumentException"));
    assertTrue(log.contains(CrashTest.class.getName()), log);
    assertFalse(log.contains("张测试") || log.contains("13800000000"), log);
  }

  @Test
  void aProcessThatEndsAnyhowKeepsItsOwnStatus() {
    crash.ending();
    crash.uncaughtException(Thread.currentThread(), new IllegalStateException());
    assertEquals(List.of(), halted);
    assertFalse(said.isEmpty());
  }
}
