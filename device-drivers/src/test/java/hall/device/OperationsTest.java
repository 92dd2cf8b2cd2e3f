// SPDX-License-Identifier: Apache-2.0
package hall.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.trace.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class OperationsTest {

  private static final DeviceUri URI = DeviceUri.parse("ga450:/dev/none");

  private final HandTicker ticker = new HandTicker(0);
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger letGo = new AtomicInteger();
  private final Operations operations =
      new Operations(
          URI, new DeviceContext(ticker, new Tracing.Off(), events::add), letGo::incrementAndGet);

  @Test
  void anOperationIsCountedAndToldWithItsResult() throws InterruptedException {
    operations.run(
        "read",
        in(1000),
        () -> {
          ticker.pause(Duration.ofMillis(136));
          return Outcome.done("x");
        });
    operations.run("read", in(1000), () -> Outcome.faulted(Faults.truncated("raw")));
    operations.run("status", in(1000), Outcome::noAnswer);
    assertEquals(
        Map.of("read", 2L, "status", 1L, "faults", 1L, "noAnswers", 1L, "busyMillis", 136L),
        operations.counts());
    assertEquals(
        List.of(
            "device-operation ga450:/dev/none operation=read result=done millis=136",
            "device-operation ga450:/dev/none operation=read result=truncated millis=0",
            "device-operation ga450:/dev/none operation=status result=no-answer millis=0"),
        events.stream().map(DeviceEvent::toString).toList());
  }

  @Test
  void theSecondCallerFindsTheDeviceBusyWhenItsTimeIsUp() throws Exception {
    var running = held();
    assertEquals("busy", reason(operations.run("status", in(0), () -> Outcome.done(1))));
    running.free();
    assertEquals(Outcome.done(1), operations.run("status", in(1000), () -> Outcome.done(1)));
  }

  @Test
  void cancelEndsWhatRunsAndNothingElse() throws Exception {
    operations.cancel();
    var running = held();
    operations.cancel();
    operations.cancel();
    assertEquals("canceled", reason(running.outcome()));
    assertEquals(Outcome.done(2), operations.run("read", in(1000), () -> Outcome.done(2)));
  }

  @Test
  void aCancellationThatComesTooLateIsNotFeltByWhatFollows() throws InterruptedException {
    var outcome =
        operations.run(
            "read",
            in(1000),
            () -> {
              operations.cancel();
              return Outcome.done(3);
            });
    assertEquals(Outcome.done(3), outcome);
    assertFalse(Thread.interrupted());
  }

  @Test
  void anInterruptionBySomebodyElseIsPassedOn() throws Exception {
    var running = held();
    running.thread.interrupt();
    assertInstanceOf(
        InterruptedException.class,
        assertThrows(ExecutionException.class, running::outcome).getCause());
  }

  @Test
  void aClaimKeepsOthersOutAndLetsItsOwnOperationsIn() throws InterruptedException {
    var outcome = operations.claim(in(1000));
    var claim = done(outcome);
    assertEquals("busy", reason(operations.run("print", in(0), () -> Outcome.done(1))));
    assertEquals("busy", reason(operations.claim(in(0))));
    for (int times = 0; times < 2; times++) {
      assertEquals(
          Outcome.done(1),
          claim.carry(() -> operations.run("print", in(1000), () -> Outcome.done(1))));
    }
    claim.close();
    assertEquals(Outcome.done(1), operations.run("print", in(0), () -> Outcome.done(1)));
    assertEquals(
        Outcome.done(1),
        claim.carry(() -> operations.run("print", in(0), () -> Outcome.done(1))),
        "a claim that was given back is no claim");
  }

  @Test
  void whatIsLateButNotLongIsLeftAlone() throws Exception {
    var running = held();
    ticker.pause(Duration.ofMillis(1000 + 9_999));
    operations.guard(Duration.ofSeconds(10));
    running.free();
    assertEquals(Outcome.done("free"), running.outcome());
  }

  @Test
  void whatHangsIsInterrupted() throws Exception {
    var running = held();
    ticker.pause(Duration.ofSeconds(11));
    operations.guard(Duration.ofSeconds(10));
    assertEquals("stuck", reason(running.outcome()));
    assertEquals(0, letGo.get());
    assertEquals(List.of(DeviceEvent.Type.STUCK), types().subList(0, 1));
  }

  @Test
  void whatDoesNotEvenFeelTheInterruptionIsAbandonedAndTheDeviceIsFree() throws Exception {
    var deaf = new Held(true);
    ticker.pause(Duration.ofSeconds(11));
    operations.guard(Duration.ofSeconds(10));
    operations.guard(Duration.ofSeconds(10));
    assertEquals("busy", reason(operations.run("read", in(0), () -> Outcome.done(1))));
    ticker.pause(Duration.ofSeconds(10));
    operations.guard(Duration.ofSeconds(10));
    assertEquals(1, letGo.get());
    assertEquals(Outcome.done(1), operations.run("read", in(0), () -> Outcome.done(1)));
    deaf.free();
    deaf.outcome();
    assertEquals(Outcome.done(1), operations.run("read", in(0), () -> Outcome.done(1)));
    assertEquals(
        List.of(DeviceEvent.Type.STUCK, DeviceEvent.Type.ABANDONED), types().subList(0, 2));
  }

  private List<DeviceEvent.Type> types() {
    return events.stream().map(DeviceEvent::type).toList();
  }

  private Held held() throws InterruptedException {
    return new Held(false);
  }

  /// An operation that runs until it is let go.
  private final class Held {
    private final CountDownLatch began = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final FutureTask<Outcome<String>> task;
    private final Thread thread;

    Held(boolean deaf) throws InterruptedException {
      task =
          new FutureTask<>(() ->
              operations.run(
                  "held",
                  in(1000),
                  () -> {
                    began.countDown();
                    await(deaf);
                    return Outcome.done("free");
                  }));
      thread = Thread.ofPlatform().start(task);
      began.await();
    }

    private void await(boolean deaf) throws InterruptedException {
      while (true) {
        try {
          end.await();
          return;
        } catch (InterruptedException e) {
          if (!deaf) {
            throw e;
          }
        }
      }
    }

    void free() {
      end.countDown();
    }

    Outcome<String> outcome() throws InterruptedException, ExecutionException {
      return task.get();
    }
  }

  private Deadline in(int millis) {
    return Deadline.after(Duration.ofMillis(millis), ticker);
  }

  private static String reason(Outcome<?> outcome) {
    assertTrue(outcome instanceof Outcome.Faulted<?>, outcome::toString);
    return ((Outcome.Faulted<?>) outcome).fault().reason();
  }

  private static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T>(var value)) {
      return value;
    }
    throw new AssertionError(outcome.toString());
  }
}
