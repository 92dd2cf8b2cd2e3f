// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Deadline;
import hall.device.print.PagesOut;
import hall.device.print.PrintOutcome;
import hall.device.print.PrintOutcome.Trail;
import hall.device.print.PrintSettings;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.peripheral.Peripherals;
import hall.kiosk.session.Effects.Surroundings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/// Prints a document some times on A4, and knows exactly as much of it as the printer does.
final class CopiesPrinter {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration PER_PAGE = Duration.ofSeconds(15);

  /// The printer itself says that the sheets came out.
  private static final int CONFIRMED = 3;

  private final Peripherals peripherals;
  private final DeviceCalls calls;
  private final Surroundings surroundings;

  CopiesPrinter(Peripherals peripherals, DeviceCalls calls, Surroundings surroundings) {
    this.peripherals = peripherals;
    this.calls = calls;
    this.surroundings = surroundings;
  }

  /// @param job what the printer's own panel may show
  /// @param pages of one copy
  PrintOutcome print(String job, byte[] pdf, int copies, int pages) throws InterruptedException {
    var printer = peripherals.printer();
    if (printer.isEmpty()) {
      return new PrintOutcome.Failed(peripherals.absent(), Trail.NONE);
    }
    var limit = LIMIT.plus(PER_PAGE.multipliedBy((long) copies * pages));
    var told = new AtomicReference<PrintOutcome>(new PrintOutcome.NoAnswer(Trail.NONE));
    var _ =
        calls.logged(
            Peripheral.PRINTER,
            "print-" + job,
            () -> {
              var outcome =
                  printer
                      .get()
                      .print(
                          job,
                          pdf,
                          PrintSettings.PLAIN.withCopies(copies),
                          _ -> {},
                          Deadline.after(limit, surroundings.ticker()));
              told.set(outcome);
              return outcome.outcome();
            });
    return Objects.requireNonNull(told.get());
  }

  static boolean confirmed(PrintOutcome.Printed printed) {
    return printed.evidence().level() >= CONFIRMED;
  }

  /// Whole copies that surely came out of a print that stopped.
  static OptionalInt whole(Trail trail) {
    return trail.out().map(PagesOut::copies).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  static Event told(long operation, PrintOutcome outcome) {
    return switch (outcome) {
      case PrintOutcome.Printed printed -> new Event.Printed(operation, confirmed(printed));
      case PrintOutcome.Failed(var fault, var trail) ->
          new Event.CopiesStopped(operation, Optional.of(fault), whole(trail));
      case PrintOutcome.NoAnswer(var trail) ->
          new Event.CopiesStopped(operation, Optional.empty(), whole(trail));
    };
  }
}
