// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static hall.device.idcard.ReaderDock.done;
import static hall.device.idcard.ReaderDock.in;
import static hall.device.idcard.ReaderDock.reason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.idcard.ReaderDock.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can happen to the line itself: pulled plugs, wrong rates, impatience.
final class Ga450LineTest {

  private static final int PATIENT = 10_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {19200, 57600})
  void aModuleAtAnotherRateIsFound(int rate) throws Exception {
    try (var simulator = ReaderDock.simulator(Kind.SERIAL, folder, "--rate", String.valueOf(rate));
        var reader = reader("?baud=115200")) {
      simulator.control("lay resident");
      assertEquals("张测试", done(reader.read(in(PATIENT))).name());
    }
  }

  @Test
  void aRateThatTheUriGetsWrongIsHealed() throws Exception {
    try (var simulator = ReaderDock.simulator(Kind.SERIAL, folder);
        var reader = reader("?baud=9600")) {
      simulator.control("lay resident");
      assertEquals("张测试", done(reader.read(in(PATIENT))).name());
    }
  }

  @Test
  void aModuleAtNoKnownRateIsForTheEngineer() throws Exception {
    try (var _ = ReaderDock.simulator(Kind.SERIAL, folder, "--rate", "1200");
        var reader = reader("")) {
      var fault = ReaderDock.fault(reader.read(in(PATIENT)));
      assertEquals("wrong-rate", fault.reason());
      assertEquals("engineer", fault.owner().word());
    }
  }

  @Test
  void anUnpluggedReaderIsBackAsSoonAsItIsPluggedIn() throws Exception {
    try (var reader = reader("")) {
      assertEquals("disconnected", reason(reader.read(in(PATIENT))));
      for (int times = 0; times < 2; times++) {
        try (var simulator = ReaderDock.simulator(Kind.SERIAL, folder)) {
          simulator.control("lay resident");
          assertEquals("张测试", done(reader.read(in(PATIENT))).name());
        }
        assertEquals("disconnected", reason(reader.read(in(PATIENT))));
      }
    }
  }

  @Test
  void aReaderThatWasReplacedBetweenTwoReadsIsNotNoticed() throws Exception {
    try (var reader = reader("")) {
      for (int times = 0; times < 2; times++) {
        try (var simulator = ReaderDock.simulator(Kind.SERIAL, folder)) {
          simulator.control("lay resident");
          assertEquals("张测试", done(reader.read(in(PATIENT))).name());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPlugPulledWhileItWaitsForACardEndsTheWait(Kind kind) throws Exception {
    try (var dock = ReaderDock.open(kind, folder)) {
      var reading = new FutureTask<>(() -> dock.read(60_000));
      Thread.ofVirtual().start(reading);
      awaitStats(dock, "\"requests\": 2");
      dock.simulator().close();
      assertEquals("disconnected", reason(reading.get()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void interruptionCancelsTheWait(Kind kind) throws Exception {
    try (var dock = ReaderDock.open(kind, folder)) {
      var reading = new FutureTask<>(() -> dock.read(60_000));
      var thread = Thread.ofPlatform().start(reading);
      awaitStats(dock, "\"requests\": 2");
      thread.interrupt();
      var cause = assertThrows(ExecutionException.class, reading::get).getCause();
      assertInstanceOf(InterruptedException.class, cause);
      dock.control("lay resident");
      assertEquals("张测试", done(dock.read(PATIENT)).name());
    }
  }

  @Test
  void anAnswerThatIsCancelledHalfWayDoesNotSpoilTheNextRead() throws Exception {
    try (var dock = ReaderDock.open(Kind.SERIAL, folder, "--rate", "19200")) {
      dock.control("lay resident");
      var reading = new FutureTask<>(() -> dock.read(60_000));
      var thread = Thread.ofVirtual().start(reading);
      awaitStats(dock, "\"reads\": 1");
      thread.interrupt();
      assertThrows(ExecutionException.class, reading::get);
      dock.control("lay resident2");
      assertEquals("李样例", done(dock.read(PATIENT)).name());
    }
  }

  @Test
  void aDeadlineInTheMiddleOfTheAnswerIsNoAnswer() throws Exception {
    try (var dock = ReaderDock.open(Kind.SERIAL, folder, "--rate", "19200")) {
      dock.control("lay resident");
      assertEquals(Outcome.noAnswer(), dock.read(500));
      assertEquals("张测试", done(dock.read(PATIENT)).name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingEndsTheWait(Kind kind) throws Exception {
    try (var dock = ReaderDock.open(kind, folder)) {
      var reading = new FutureTask<>(() -> dock.read(60_000));
      Thread.ofVirtual().start(reading);
      awaitStats(dock, "\"requests\": 2");
      dock.reader().close();
      assertEquals("disconnected", reason(reading.get()));
      assertEquals("disconnected", reason(dock.read(PATIENT)));
    }
  }

  @Test
  void aPortThatAnotherProgramHoldsIsBusy() throws Exception {
    try (var dock = ReaderDock.open(Kind.SERIAL, folder);
        var second = reader("")) {
      assertEquals(false, done(dock.reader().cardPresent(in(PATIENT))));
      assertEquals("busy", reason(second.cardPresent(in(PATIENT))));
    }
  }

  @Test
  void aPortThatIsNotThereIsDisconnected() throws Exception {
    try (var reader = reader("")) {
      assertEquals("disconnected", reason(reader.cardPresent(in(PATIENT))));
    }
    try (var reader =
        new Ga450Reader(
            DeviceUri.parse("ga450://127.0.0.1:1"), DeviceContext.of(new SystemTicker()))) {
      assertEquals("disconnected", reason(reader.cardPresent(in(PATIENT))));
    }
  }

  private Ga450Reader reader(String parameters) {
    return new Ga450Reader(
        DeviceUri.parse("ga450:" + folder.resolve("reader") + parameters),
        DeviceContext.of(new SystemTicker()));
  }

  private static void awaitStats(ReaderDock dock, String part) throws IOException {
    while (!dock.simulator().control("stats").contains(part)) {
      Thread.onSpinWait();
    }
  }
}
