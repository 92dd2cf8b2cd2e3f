// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceFault;
import hall.device.DeviceState;
import hall.device.DeviceStatus.Consumable;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.http.DeviceHttp;
import hall.device.print.PrintSettings;
import hall.device.print.Printer.PrintEvidence;
import hall.device.print.SamplePdf;
import hall.device.simulator.IppSimulator;
import hall.device.simulator.SimulatorProcess;
import hall.device.trace.Tracing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IppPrinterTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path out;

  @SuppressWarnings("NullAway.Init") // set before each test
  private SimulatorProcess simulator;

  @SuppressWarnings("NullAway.Init") // set before each test
  private IppPrinter printer;

  @BeforeEach
  void startTheSimulator() throws IOException {
    simulator =
        SimulatorProcess.start(IppSimulator.class, "--page-millis", "60", "--out", out.toString());
    printer =
        new IppPrinter(DeviceUri.parse(simulator.uri()), DeviceContext.of(new SystemTicker()));
  }

  @AfterEach
  void stopTheSimulator() {
    simulator.close();
  }

  @Test
  void aPrintedDocumentHasTheStrongestEvidenceAndArrivesByteForByte() throws Exception {
    var pdf = SamplePdf.pages(3);
    var evidence = done(printer.print("receipt", pdf, seconds(20)));
    assertEquals(5, evidence.level());
    assertEquals(3, evidence.pages());
    assertEquals(simulator.uri() + "/1", evidence.jobUri());
    assertEquals(List.of(), evidence.stateReasons());
    assertArrayEquals(pdf, Files.readAllBytes(out.resolve("job-01.pdf")));
    assertTrue(Files.readString(out.resolve("job-01.json")).contains("\"name\": \"receipt\""));
  }

  @Test
  void withoutPaperTheJobIsCancelledAndNothingComesOutAfterTheRefill() throws Exception {
    simulator.control("paper 1");
    assertEquals("media-empty", reason(print(3)));
    assertEquals("media-empty", status().orElseThrow().reason());
    simulator.control("paper 100");
    assertEquals(5, done(print(1)).level());
    assertTrue(simulator.control("jobs").contains("\"state\": \"canceled\", \"printed\": 1,"));
    assertTrue(stats().contains("\"pages\": 2, \"paper\": 99"), stats());
  }

  /// What happens, what mends it, and the fault.
  @ParameterizedTest
  @CsvSource({
    "jam, clear, media-jam",
    "cover open, cover close, cover-open",
    "toner 0, toner 50, marker-supply-empty"
  })
  void troubleDuringAJobCancelsIt(String trouble, String cure, String fault) throws Exception {
    var print = started(60);
    untilAPageIsOut();
    simulator.control(trouble);
    assertEquals(fault, reason(print.get()));
    assertTrue(stats().contains("\"waiting\": 0"), stats());
    simulator.control(cure);
    assertEquals(5, done(print(1)).level());
  }

  @Test
  void troubleBeforeAJobRefusesItAtOnce() throws Exception {
    simulator.control("jam");
    assertEquals("media-jam", reason(print(1)));
    assertEquals("{\"jobs\": []}", simulator.control("jobs"));
  }

  @Test
  void anAbortedJobIsAFault() throws Exception {
    simulator.control("abort-next");
    assertEquals("job-aborted", reason(print(1)));
  }

  @Test
  void aPrinterWithoutPdfIsAFaultOfTheInstallation() throws Exception {
    simulator.control("refuse-pdf");
    assertEquals("format-unsupported", reason(print(1)));
  }

  @Test
  void bytesThatAreNoPdfAreNeverSent() throws Exception {
    assertEquals("document-invalid", reason(printer.print("x", new byte[100], seconds(5))));
    assertEquals("{\"jobs\": []}", simulator.control("jobs"));
  }

  @Test
  void powerLostDuringAJobIsDisconnectedAndThePrinterComesBackByItself() throws Exception {
    var print = started(60);
    untilAPageIsOut();
    simulator.control("power off");
    assertEquals("disconnected", reason(print.get()));
    assertEquals(DeviceState.OFFLINE, printer.status(seconds(5)).state());
    simulator.control("power on");
    assertEquals(DeviceState.ONLINE, printer.status(seconds(5)).state());
    assertEquals(5, done(print(1)).level());
  }

  @Test
  void aJobThatOutlastsTheDeadlineIsCancelled() throws Exception {
    assertEquals(Outcome.noAnswer(), printer.print("long", SamplePdf.pages(60), seconds(1)));
    assertTrue(stats().contains("\"waiting\": 0"), stats());
  }

  @Test
  void anInterruptedJobIsCancelled() throws Exception {
    var print = new FutureTask<>(() -> print(60));
    var thread = Thread.ofVirtual().start(print);
    untilAPageIsOut();
    thread.interrupt();
    var thrown = assertThrows(ExecutionException.class, print::get);
    assertInstanceOf(InterruptedException.class, thrown.getCause());
    assertTrue(stats().contains("\"waiting\": 0"), stats());
  }

  @Test
  void aJobThatAnEarlierRunLeftBehindIsCancelledFirst() throws Exception {
    simulator.control("cover open");
    var orphan =
        new IppPrinter(DeviceUri.parse(simulator.uri()), DeviceContext.of(new SystemTicker()));
    leaveAJob(orphan);
    simulator.control("cover close");
    assertTrue(stats().contains("\"waiting\": 1"), stats());
    assertEquals(5, done(print(1)).level());
    assertTrue(
        simulator
            .control("jobs")
            .contains("\"pages\": 60, \"copies\": 1, \"state\": \"canceled\""));
  }

  /// Sends a job by hand, as a terminal that crashed right after would have.
  private void leaveAJob(IppPrinter orphan) throws Exception {
    var address = IppAddress.of(orphan.uri());
    try (var http = new DeviceHttp(new Tracing.Off())) {
      var client = new IppClient(http, address);
      var can = client.printer(seconds(5));
      var plan = IppPlanner.plan(can.can(), PrintSettings.PLAIN, 60);
      var document = IppDocument.of(SamplePdf.pages(60), plan);
      client.submit("orphan", plan, document, can.can(), seconds(5));
    }
  }

  @Test
  void theStatusTellsPaperTonerAndModel() throws Exception {
    simulator.control("toner 7");
    var status = printer.status(seconds(5));
    assertEquals(DeviceState.ONLINE, status.state());
    assertEquals("marker-supply-low", status.fault().orElseThrow().reason());
    assertEquals("Hall Sample Printer A4", status.identity().get("model"));
    assertEquals(
        List.of(
            new Consumable("paper main", 250, "sheets"),
            new Consumable("Black toner", 7, "percent")),
        status.consumables());
  }

  private Optional<DeviceFault> status() throws InterruptedException {
    return printer.status(seconds(5)).fault();
  }

  private FutureTask<Outcome<PrintEvidence>> started(int pages) {
    var print = new FutureTask<>(() -> print(pages));
    Thread.ofVirtual().start(print);
    return print;
  }

  private Outcome<PrintEvidence> print(int pages) throws IOException, InterruptedException {
    return printer.print("receipt", SamplePdf.pages(pages), seconds(30));
  }

  private static PrintEvidence done(Outcome<PrintEvidence> outcome) {
    return (PrintEvidence) assertInstanceOf(Outcome.Done.class, outcome).value();
  }

  private static String reason(Outcome<PrintEvidence> outcome) {
    return outcome instanceof Outcome.Faulted<PrintEvidence>(var fault)
        ? fault.reason()
        : outcome.toString();
  }

  private String stats() throws IOException {
    return simulator.control("stats");
  }

  private void untilAPageIsOut() throws IOException {
    var deadline = seconds(10);
    while (stats().contains("\"pages\": 0,")) {
      assertTrue(!deadline.passed(), "no page comes out");
      Thread.onSpinWait();
    }
  }

  private static Deadline seconds(int seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), new SystemTicker());
  }
}
