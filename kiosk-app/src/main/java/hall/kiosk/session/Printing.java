// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Deadline;
import hall.device.Outcome;
import hall.device.ticket.TicketPrinter;
import hall.device.ticket.TicketPrinter.TicketEvidence;
import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.paper.Papers;
import hall.kiosk.peripheral.Peripherals;
import hall.kiosk.session.Effects.Surroundings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Prints the receipt and tells exactly as much of it as the printer does.
final class Printing {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /// How long a ticket hangs in the printer's mouth before it is drawn in.
  private static final Duration TAKE_LIMIT = Duration.ofMinutes(2);

  private final Peripherals peripherals;
  private final DeviceCalls calls;
  private final Surroundings surroundings;
  private final Consumer<Event> post;

  Printing(
      Peripherals peripherals, DeviceCalls calls, Surroundings surroundings, Consumer<Event> post) {
    this.peripherals = peripherals;
    this.calls = calls;
    this.surroundings = surroundings;
    this.post = post;
  }

  void print(Effect.PrintReceipt print, LocalText hall) throws InterruptedException {
    switch (print.on()) {
      case TICKET_PRINTER -> ticket(print, hall);
      case PRINTER, SCANNER, ID_CARD_READER -> tell(print, a4(print, hall));
    }
  }

  /// @param outcome whether the printer confirmed it, if it took the job
  private void tell(Effect.PrintReceipt print, Outcome<Boolean> outcome) {
    post.accept(
        switch (outcome) {
          case Outcome.Done(var confirmed) -> new Event.Printed(print.operation(), confirmed);
          case Outcome.Faulted(var fault) ->
              new Event.NotPrinted(print.operation(), Optional.of(fault));
          case Outcome.NoAnswer<?>() -> new Event.NotPrinted(print.operation(), Optional.empty());
        });
  }

  private void ticket(Effect.PrintReceipt print, LocalText hall) throws InterruptedException {
    var printer = peripherals.ticketPrinter();
    if (printer.isEmpty()) {
      tell(print, Outcome.faulted(peripherals.absent()));
      return;
    }
    var ticket = Papers.ticket(hall, print.visit(), print.delivery(), surroundings.now());
    var outcome =
        calls.logged(print.on(), "print-ticket", () -> printer.get().print(ticket, within(LIMIT)));
    if (outcome instanceof Outcome.Done<TicketEvidence>(var evidence)
        && evidence.level() == TicketPrinter.Level.PRESENTED) {
      post.accept(new Event.Presented(print.operation()));
      awaitTaken(print, printer.get());
    } else {
      tell(
          print, outcome.map(evidence -> evidence.level().compareTo(TicketPrinter.Level.SENT) > 0));
    }
  }

  private void awaitTaken(Effect.PrintReceipt print, TicketPrinter printer)
      throws InterruptedException {
    var pickup =
        calls.logged(print.on(), "await-taken", () -> printer.awaitTaken(within(TAKE_LIMIT)));
    long operation = print.operation();
    post.accept(
        switch (pickup) {
          case Outcome.Done(var end) ->
              switch (end) {
                case TAKEN -> new Event.Taken(operation);
                case REMOVED -> new Event.Withdrawn(operation);
                case UNKNOWN, LEFT -> new Event.Printed(operation, true);
              };
          // It came out; what became of it since is not known.
          case Outcome.Faulted(var fault) -> new Event.Printed(operation, true);
          case Outcome.NoAnswer<?>() -> new Event.Printed(operation, true);
        });
  }

  private Outcome<Boolean> a4(Effect.PrintReceipt print, LocalText hall)
      throws InterruptedException {
    var printer = peripherals.printer();
    if (printer.isEmpty()) {
      return Outcome.faulted(peripherals.absent());
    }
    try {
      var pdf = Papers.receipt(hall, print.visit(), print.delivery(), surroundings.now());
      return calls
          .logged(
              Peripheral.PRINTER,
              "print-a4",
              () -> printer.get().print("receipt", pdf, within(LIMIT)))
          .map(evidence -> evidence.level() >= 3);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "receipt-not-made", e);
      return Outcome.faulted(peripherals.unprintable());
    }
  }

  private Deadline within(Duration duration) {
    return Deadline.after(duration, surroundings.ticker());
  }
}
