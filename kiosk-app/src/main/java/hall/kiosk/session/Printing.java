// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Deadline;
import hall.device.Outcome;
import hall.device.ticket.Ticket;
import hall.device.ticket.TicketPrinter;
import hall.device.ticket.TicketPrinter.TicketEvidence;
import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.paper.AuthorisationPaper;
import hall.kiosk.paper.GrievancePaper;
import hall.kiosk.paper.NoticePaper;
import hall.kiosk.paper.NumberPaper;
import hall.kiosk.paper.Papers;
import hall.kiosk.paper.PaymentPaper;
import hall.kiosk.peripheral.Peripherals;
import hall.kiosk.session.Effects.Surroundings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Prints receipts, numbers and papers to take along, and tells exactly as much of it as the
/// printer does.
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
      case TICKET_PRINTER ->
          ticket(
              print.operation(),
              Papers.ticket(hall, print.visit(), print.delivery(), surroundings.now()));
      case PRINTER, SCANNER, ID_CARD_READER, CODE_READER ->
          tell(
              print.operation(),
              a4(
                  "receipt",
                  () -> Papers.receipt(hall, print.visit(), print.delivery(), surroundings.now())));
    }
  }

  void print(Effect.PrintHandout print, LocalText hall) throws InterruptedException {
    var day = surroundings.now().toLocalDate();
    var item = print.item();
    var language = print.language();
    tell(
        print.operation(),
        switch (print.handout()) {
          case NOTICE -> a4("notice", () -> NoticePaper.a4(hall, item, language, day));
          case AUTHORISATION ->
              a4("authorisation", () -> AuthorisationPaper.a4(hall, item, language));
        });
  }

  void print(Effect.PrintNumber print, LocalText hall) throws InterruptedException {
    ticket(print.operation(), NumberPaper.ticket(hall, print.number(), print.language()));
  }

  void print(Effect.PrintGrievance print, LocalText hall) throws InterruptedException {
    ticket(print.operation(), GrievancePaper.ticket(hall, print.receipt(), print.language()));
  }

  void print(Effect.PrintPayment print, LocalText hall) throws InterruptedException {
    ticket(
        print.operation(),
        PaymentPaper.ticket(hall, print.sight(), print.language(), surroundings.now()));
  }

  /// @param outcome whether the printer confirmed it, if it took the job
  private void tell(long operation, Outcome<Boolean> outcome) {
    post.accept(
        switch (outcome) {
          case Outcome.Done(var confirmed) -> new Event.Printed(operation, confirmed);
          case Outcome.Faulted(var fault) -> new Event.NotPrinted(operation, Optional.of(fault));
          case Outcome.NoAnswer<?>() -> new Event.NotPrinted(operation, Optional.empty());
        });
  }

  private void ticket(long operation, Ticket ticket) throws InterruptedException {
    var printer = peripherals.ticketPrinter();
    if (printer.isEmpty()) {
      tell(operation, Outcome.faulted(peripherals.absent()));
      return;
    }
    var outcome =
        calls.logged(
            Peripheral.TICKET_PRINTER,
            "print-ticket",
            () -> printer.get().print(ticket, within(LIMIT)));
    if (outcome instanceof Outcome.Done<TicketEvidence>(var evidence)
        && evidence.level() == TicketPrinter.Level.PRESENTED) {
      post.accept(new Event.Presented(operation));
      awaitTaken(operation, printer.get());
    } else {
      tell(
          operation,
          outcome.map(evidence -> evidence.level().compareTo(TicketPrinter.Level.SENT) > 0));
    }
  }

  private void awaitTaken(long operation, TicketPrinter printer) throws InterruptedException {
    var pickup =
        calls.logged(
            Peripheral.TICKET_PRINTER, "await-taken", () -> printer.awaitTaken(within(TAKE_LIMIT)));
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

  /// Makes a document.
  private interface Maker {
    byte[] pdf() throws IOException;
  }

  private Outcome<Boolean> a4(String job, Maker maker) throws InterruptedException {
    var printer = peripherals.printer();
    if (printer.isEmpty()) {
      return Outcome.faulted(peripherals.absent());
    }
    try {
      var pdf = maker.pdf();
      return calls
          .logged(
              Peripheral.PRINTER, "print-a4", () -> printer.get().print(job, pdf, within(LIMIT)))
          .map(evidence -> evidence.level() >= 3);
    } catch (IOException e) {
      LOG.log(Level.ERROR, job + "-not-made", e);
      return Outcome.faulted(peripherals.unprintable());
    }
  }

  private Deadline within(Duration duration) {
    return Deadline.after(duration, surroundings.ticker());
  }
}
