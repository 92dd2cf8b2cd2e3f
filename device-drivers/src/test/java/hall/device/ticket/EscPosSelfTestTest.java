// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Checks;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.ticket.PrinterDock.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The self-test against a simulated printer, well and broken.
final class EscPosSelfTestTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private PrinterDock dock(Kind kind) throws IOException {
    return PrinterDock.open(kind, TicketModels.glyphs(Glyphs.GB18030), folder, "--speed", "0");
  }

  private static SelfTest test(PrinterDock dock) throws InterruptedException {
    return dock.printer().selfTest(PrinterDock.in(10_000));
  }

  @ParameterizedTest
  @EnumSource
  void aHealthyPrinterTellsEveryPart(Kind kind) throws Exception {
    try (var dock = dock(kind)) {
      dock.print(SampleTickets.line("x"));
      long cuts = dock.tickets();
      var test = test(dock);
      assertTrue(test.passed(), test::toString);
      assertEquals(
          List.of(
              "port",
              "printer-status",
              "offline-cause",
              "error-cause",
              "paper-sensor",
              "online",
              "automatic-status",
              "model-name",
              "lines-fed",
              "cuts"),
          Checks.names(test));
      assertEquals("12 online", Checks.detail(test, "printer-status"));
      assertEquals("SAMPLE-80 II", Checks.detail(test, "model-name"));
      assertEquals(String.valueOf(cuts), Checks.detail(test, "cuts"));
      assertEquals(1, dock.tickets(), "nothing is printed for it");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cover open, offline-cause, cover open",
    "cutter jam, error-cause, cutter",
    "paper end, paper-sensor, paper end",
    "mute 3, error-cause, no answer to DLE EOT 3",
    "mute 4, paper-sensor, no answer to DLE EOT 4",
    "power off, printer-status, no answer to DLE EOT 1"
  })
  void aBrokenPartIsNamed(String fault, String check, String detail) throws Exception {
    try (var dock = dock(Kind.TCP)) {
      dock.print(SampleTickets.line("x"));
      dock.control(fault);
      var test = test(dock);
      assertEquals(List.of(check), Checks.failed(test), test::toString);
      assertTrue(Checks.detail(test, check).endsWith(detail), test::toString);
      dock.reset();
      assertTrue(test(dock).passed());
    }
  }

  @Test
  void lowPaperIsToldAndBreaksNothing() throws Exception {
    try (var dock = dock(Kind.TCP)) {
      dock.control("paper near-end");
      var test = test(dock);
      assertTrue(test.passed(), test::toString);
      assertEquals("1E near end", Checks.detail(test, "paper-sensor"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnpluggedPrinterIsAMatterOfItsPort(Kind kind) throws Exception {
    try (var dock = dock(kind)) {
      assertTrue(test(dock).passed());
      dock.simulator().close();
      var test = test(dock);
      assertEquals(List.of("port"), Checks.names(test), test::toString);
      assertEquals(List.of("port"), Checks.failed(test));
    }
  }

  @Test
  void aPresenterIsLookedAtAndATicketInItBreaksNothing() throws Exception {
    var model = TicketModels.presenting(Presenter.custom(12));
    try (var dock = PrinterDock.open(Kind.TCP, model, folder, "--presenter", "yes")) {
      assertEquals("free", Checks.detail(test(dock), "presenter"));
      dock.print(SampleTickets.line("x"));
      var left = test(dock);
      assertTrue(left.passed(), left::toString);
      assertEquals("a ticket lies in the output", Checks.detail(left, "presenter"));
      dock.control("outlet jam");
      assertEquals(List.of("presenter"), Checks.failed(test(dock)));
    }
  }

  @Test
  void whatAModelCantBeAskedIsSaid() throws Exception {
    try (var dock = PrinterDock.open(Kind.TCP, folder)) {
      var test = test(dock);
      assertTrue(test.passed(), test::toString);
      assertEquals("this model can't be asked", Checks.detail(test, "model-name"));
      assertEquals("this model can't be asked", Checks.detail(test, "counters"));
    }
  }

  @Test
  void aTestThatHangsCanBeCancelled() throws Exception {
    try (var dock = dock(Kind.TCP)) {
      dock.control("power off");
      var testing = new FutureTask<>(() -> test(dock));
      Thread.ofVirtual().start(testing);
      while (!testing.isDone()) {
        dock.printer().operations().cancel(); // one that comes too early is for nothing
        Thread.onSpinWait();
      }
      assertEquals("canceled", Checks.names(testing.get()).getLast());
    }
  }

  @Test
  void aPrinterAtWorkIsBusyAndNotBroken() throws Exception {
    try (var dock = dock(Kind.TCP)) {
      var began = new CountDownLatch(1);
      var end = new CountDownLatch(1);
      var printing =
          new FutureTask<>(() ->
              dock.printer()
                  .operations()
                  .run(
                      "print",
                      PrinterDock.in(30_000),
                      () -> {
                        began.countDown();
                        end.await();
                        return Outcome.done(true);
                      }));
      Thread.ofVirtual().start(printing);
      began.await();
      var test = dock.printer().selfTest(PrinterDock.in(100));
      end.countDown();
      assertTrue(test.passed(), test::toString);
      assertEquals(List.of("busy"), Checks.names(test));
      assertEquals(Outcome.done(true), printing.get());
    }
  }
}
