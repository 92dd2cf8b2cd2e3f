// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignOfLifeTest {

  private static final Logger LOG = Logger.getLogger("hall.kiosk");

  @TempDir private Path folder;

  private static void await(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "in vain");
      Thread.sleep(5);
    }
  }

  private static final class Heard extends Handler {
    private final ConcurrentLinkedQueue<String> words = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord said) {
      words.add(String.valueOf(said.getMessage()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aBlockedScreenIsNamedAndGivesNoSignUntilItAnswersAgain() throws Exception {
    var file = folder.resolve("alive");
    var heard = new Heard();
    LOG.addHandler(heard);
    try (var screen = Executors.newSingleThreadExecutor()) {
      var life =
          new SignOfLife(screen, Optional.of(file), Duration.ofMillis(100), Duration.ofMillis(5));
      var shown = new CountDownLatch(1);
      var thread = life.start(shown);
      Thread.sleep(50);
      assertFalse(Files.exists(file), "no sign before the first screen");
      shown.countDown();
      await(() -> Files.exists(file));
      var release = new CountDownLatch(1);
      screen.execute(() -> {
        try {
          release.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      });
      await(() -> heard.words.stream().anyMatch(word -> word.startsWith("ui-blocked")));
      var before = Files.readString(file);
      Thread.sleep(100);
      assertEquals(before, Files.readString(file));
      release.countDown();
      await(() -> heard.words.stream().anyMatch(word -> word.startsWith("ui-answers-again")));
      thread.interrupt();
      thread.join();
    } finally {
      LOG.removeHandler(heard);
    }
  }
}
