// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Deadline;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.Ticker;
import hall.device.print.TestPage;
import hall.device.ticket.TicketPrinter;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.paper.Papers;
import hall.kiosk.peripheral.Peripherals;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tries the devices for those who look after the terminal; meant for when no citizen is here.
public final class Maintenance {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");
  private static final Duration TEST_LIMIT = Duration.ofSeconds(15);

  /// Up to this level of a printer's evidence nobody knows whether paper came out.
  private static final int TRANSMITTED = 2;

  private static final Duration PRINT_LIMIT = Duration.ofMinutes(2);

  private final Peripherals peripherals;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Ticker ticker;

  public Maintenance(Peripherals peripherals, InstantSource clock, ZoneId zone, Ticker ticker) {
    this.peripherals = peripherals;
    this.clock = clock;
    this.zone = zone;
    this.ticker = ticker;
  }

  /// Tests one device or all; a device that this terminal has not got is not in the answer.
  public Map<Peripheral, SelfTest> selfTest(Optional<Peripheral> one) throws InterruptedException {
    var tests = new EnumMap<Peripheral, SelfTest>(Peripheral.class);
    for (var peripheral : one.map(List::of).orElseGet(() -> List.of(Peripheral.values()))) {
      var device = peripherals.device(peripheral);
      if (device.isPresent()) {
        var test = device.get().selfTest(Deadline.after(TEST_LIMIT, ticker));
        LOG.log(Level.INFO, "self-test {0} passed: {1}", peripheral, test.passed());
        tests.put(peripheral, test);
      }
    }
    return tests;
  }

  /// How sure it is that a test came out.
  ///
  /// @param evidence in the printer's words
  /// @param confirmed whether the printer says that it did
  public record TestPaper(String evidence, boolean confirmed) {}

  /// Prints a test page or a test ticket.
  public Outcome<TestPaper> testPrint(Peripheral on) throws InterruptedException {
    var deadline = Deadline.after(PRINT_LIMIT, ticker);
    if (on == Peripheral.PRINTER && peripherals.printer().isPresent()) {
      return peripherals
          .printer()
          .get()
          .print("test", TestPage.pdf(), deadline)
          .map(evidence ->
              new TestPaper(Integer.toString(evidence.level()), evidence.level() > TRANSMITTED));
    }
    if (on == Peripheral.TICKET_PRINTER && peripherals.ticketPrinter().isPresent()) {
      return peripherals
          .ticketPrinter()
          .get()
          .print(Papers.testTicket(clock.instant().atZone(zone)), deadline)
          .map(evidence ->
              new TestPaper(
                  evidence.level().name().toLowerCase(Locale.ROOT),
                  evidence.level() != TicketPrinter.Level.SENT));
    }
    return Outcome.faulted(peripherals.absent());
  }
}
