// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.simulator.BarcodeSimulator;
import hall.device.simulator.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The driver against a simulated module on a pseudo-terminal, paced at 9600 baud.
final class SerialBarcodeReaderTest {

  private static final DeviceContext CONTEXT = DeviceContext.of(new SystemTicker());

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
  }

  private SimulatorProcess simulator(String... more) throws IOException {
    var arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--link", folder.resolve("module").toString()));
    var simulator =
        SimulatorProcess.start(BarcodeSimulator.class, arguments.toArray(String[]::new));
    open.add(simulator);
    return simulator;
  }

  private SerialBarcodeReader reader(String uri) {
    var reader = new SerialBarcodeReader(DeviceUri.parse(uri), CONTEXT);
    open.add(reader);
    return reader;
  }

  private static Deadline in(int millis) {
    return Deadline.after(Duration.ofMillis(millis), new SystemTicker());
  }

  private static FutureTask<Outcome<Scan>> reading(SerialBarcodeReader reader, int millis) {
    var reading = new FutureTask<>(() -> reader.read(in(millis)));
    Thread.ofVirtual().start(reading);
    return reading;
  }

  /// Held before the window until it was read, as citizens do.
  private static String show(
      SimulatorProcess module, FutureTask<Outcome<Scan>> reading, String text) throws Exception {
    while (!reading.isDone()) {
      module.control("repeat 1 250 " + text);
    }
    return text(reading.get());
  }

  private static String text(Outcome<Scan> outcome) {
    return switch (outcome) {
      case Outcome.Done<Scan>(var scan) -> scan.text();
      case Outcome.Faulted<Scan>(var fault) -> fault.reason();
      case Outcome.NoAnswer<Scan>() -> "no answer";
    };
  }

  @ParameterizedTest
  @CsvSource({"cr, utf-8", "lf, utf-8", "crlf, gb18030", "tab, utf-8", "none, gb18030"})
  void aCodeIsReadWhateverItsSuffixAndEncoding(String suffix, String encoding) throws Exception {
    var module = simulator();
    module.control("suffix " + suffix);
    module.control("encoding " + encoding);
    var generic = reader(module.uri());
    assertEquals("办件 100001", show(module, reading(generic, 20_000), "办件 100001"));
    generic.close();
    var sure = reader(module.uri() + "&suffix=" + suffix);
    assertEquals("办件 100002", show(module, reading(sure, 20_000), "办件 100002"));
  }

  @Test
  void aLongCodeOverTcpIsRead() throws Exception {
    var module = SimulatorProcess.start(BarcodeSimulator.class, "--port", "0", "--baud", "115200");
    open.add(module);
    var text = "0123456789".repeat(300);
    assertEquals(text, show(module, reading(reader(module.uri()), 20_000), text));
  }

  @Test
  void aCodeThatIsStillHeldThereCountsOnce() throws Exception {
    var module = simulator();
    var reader = reader(module.uri());
    assertEquals("A", show(module, reading(reader, 20_000), "A"));
    var next = reading(reader, 20_000);
    module.control("repeat 6 150 A");
    assertFalse(next.isDone());
    assertEquals("B", show(module, next, "B"));
  }

  @Test
  void aCodeShownBeforeTheCallIsNotTaken() throws Exception {
    var module = simulator();
    var reader = reader(module.uri());
    assertEquals(DeviceState.ONLINE, reader.status(in(2_000)).state());
    module.control("scan 上一位");
    assertEquals("no-code", text(reader.read(in(400))));
  }

  @Test
  void whatIsNoCodeIsRefusedAndSaid() throws Exception {
    var module = simulator();
    var reading = reading(reader(module.uri()), 1_500);
    while (!reading.isDone()) {
      module.control("raw FFFE004100FF 200");
    }
    assertEquals("no-code", text(reading.get()));
    assertTrue(
        reading.get() instanceof Outcome.Faulted<Scan>(var fault)
            && fault.raw().endsWith("were no code"),
        () -> reading.toString());
  }

  @Test
  void aTriggeredModuleLightsUpForTheReadingAlone() throws Exception {
    var module = simulator("--trigger", "yes");
    var reader = reader(module.uri() + "&model=honeywell-trigger");
    assertTrue(module.control("stats").contains("\"lit\": false"));
    var reading = reading(reader, 20_000);
    while (!module.control("stats").contains("\"lit\": true")) {
      Thread.onSpinWait();
    }
    module.control("scan T1");
    assertEquals("T1", text(reading.get()));
    assertEquals("no-code", text(reader.read(in(300))));
    while (module.control("stats").contains("\"lit\": true")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anUnpluggedModuleIsWaitedForWithinTheReading() throws Exception {
    var first = simulator();
    var reader = reader(first.uri());
    assertEquals(DeviceState.ONLINE, reader.status(in(2_000)).state());
    var reading = reading(reader, 60_000);
    awaitReading(reader);
    first.close();
    var second = simulator();
    assertEquals("又接上了", show(second, reading, "又接上了"));
    assertTrue(reader.operations().counts().getOrDefault("reconnects", 0L) >= 1);
  }

  /// Until the reading has the port, as its counter of finished operations stays.
  private static void awaitReading(SerialBarcodeReader reader) throws InterruptedException {
    var busy = reader.status(in(100));
    while (busy.state() != DeviceState.DEVICE_BUSY) {
      busy = reader.status(in(100));
    }
  }

  @Test
  void withoutAModuleTheFaultIsToldAtOnce() throws Exception {
    var reader = reader("barcode:" + folder.resolve("none"));
    assertEquals("disconnected", text(reader.read(in(30_000))));
    assertEquals(DeviceState.OFFLINE, reader.status(in(2_000)).state());
  }

  @Test
  void readingCanBeCancelled() throws Exception {
    var module = simulator();
    var reader = reader(module.uri());
    var reading = reading(reader, 60_000);
    awaitReading(reader);
    reader.operations().cancel();
    assertEquals("canceled", text(reading.get()));
    assertEquals("danach", show(module, reading(reader, 20_000), "danach"));
  }

  @Test
  void aWrongAddressIsSaid() {
    for (var uri :
        new String[] {"barcode://host", "barcode:/dev/x?suffix=dot", "barcode:/dev/x?model=none"}) {
      assertThrows(IllegalArgumentException.class, () -> reader(uri), uri);
    }
  }
}
