// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.Optional;

/// Submitting, and the receipt that says exactly what is known.
final class Delivering {

  private Delivering() {}

  static Step submitting(Visiting s, Stage.Submitting at, Event event) {
    return switch (event) {
      case Event.Stored(var operation, var held) when operation == at.operation() ->
          Step.to(s.at(new Stage.Submitting(operation, Optional.of(held))));
      case Event.NotStored(var operation) when operation == at.operation() ->
          Step.to(s.at(new Stage.Review(true)));
      case Event.Accepted(var submitted) when concerns(at.held(), submitted.localNumber()) ->
          receiptFor(s, submitted);
      case Event.Delayed(var localNumber) when concerns(at.held(), localNumber) ->
          outOfPatience(s, at);
      case Event.PapersRefused(var localNumber, var why) when concerns(at.held(), localNumber) ->
          Reusing.refused(s, localNumber, why).orElseGet(() -> outOfPatience(s, at));
      default -> Step.to(s);
    };
  }

  /// The server takes long or is away: what is durable is handed out as 已暂存; what is not yet is
  /// waited for.
  static Step outOfPatience(Visiting s, Stage.Submitting at) {
    return at.held().<Step>map(held -> receiptFor(s, held)).orElseGet(() -> Step.to(s));
  }

  private static boolean concerns(Optional<Delivery.Held> held, String localNumber) {
    return held.filter(h -> h.localNumber().equals(localNumber)).isPresent();
  }

  /// The ticket comes by itself; A4 is printed for those who want it.
  private static Step receiptFor(Visiting s, Delivery delivery) {
    var a4 = asked(s, Peripheral.PRINTER, new Paper.NotAsked());
    var ticket = asked(s, Peripheral.TICKET_PRINTER, new Paper.Printing(s.nextOperation()));
    var receipt = s.at(new Stage.Receipt(delivery, a4, ticket));
    return ticket instanceof Paper.Printing(var operation)
        ? Step.to(receipt, print(s, operation, Peripheral.TICKET_PRINTER, delivery))
        : Step.to(receipt);
  }

  private static Paper asked(Visiting s, Peripheral on, Paper first) {
    return s.terminal().missing().contains(on) ? new Paper.NoPrinter() : first;
  }

  private static Effect print(Visiting s, long operation, Peripheral on, Delivery delivery) {
    return new Effect.PrintReceipt(operation, on, s.visit(), delivery);
  }

  static Step receipt(Visiting s, Stage.Receipt at, Event event) {
    return switch (event) {
      case Event.Accepted(var submitted)
          when at.delivery() instanceof Delivery.Held held
              && held.localNumber().equals(submitted.localNumber()) ->
          Step.to(
              s.at(new Stage.Receipt(submitted, reprintable(at.a4()), reprintable(at.ticket()))));
      case Event.PrintA4() when printable(at.a4()) ->
          Step.to(
              s.at(
                  new Stage.Receipt(
                      at.delivery(),
                      new Paper.Printing(s.nextOperation()),
                      at.ticket(),
                      at.rated())),
              print(s, s.nextOperation(), Peripheral.PRINTER, at.delivery()));
      case Event.PrintTicket() when printable(at.ticket()) ->
          Step.to(
              s.at(
                  new Stage.Receipt(
                      at.delivery(), at.a4(), new Paper.Printing(s.nextOperation()), at.rated())),
              print(s, s.nextOperation(), Peripheral.TICKET_PRINTER, at.delivery()));
      case Event.Printed(var operation, var confirmed) ->
          Step.to(s.at(ended(at, operation, new Paper.Out(confirmed))));
      case Event.NotPrinted(var operation, Optional<DeviceFault> fault) ->
          Step.to(s.at(ended(at, operation, new Paper.Failed(fault))));
      case Event.Presented(var operation) ->
          Step.to(s.at(ended(at, operation, new Paper.Presented(operation))));
      case Event.Taken(var operation) -> Step.to(s.at(ended(at, operation, new Paper.Taken())));
      case Event.Withdrawn(var operation) ->
          Step.to(s.at(ended(at, operation, new Paper.Withdrawn())));
      case Event.Evaluate(var number)
          when at.delivery() instanceof Delivery.Submitted submitted
              && submitted.caseNumber().equals(number)
              && s.visit().handIn().isEmpty()
              && s.visit().principal().isEmpty()
              && Evaluating.offered(at) ->
          Evaluating.begin(s, number, s.visit().item().name());
      case Event.Another() -> Serving.another(s);
      case Event.Proceed() -> Closing.begin(s);
      case Event.Finish() -> Closing.begin(s);
      default -> Step.to(s);
    };
  }

  /// Paper that still says 已暂存 may be printed anew once the case number is there.
  private static Paper reprintable(Paper paper) {
    return switch (paper) {
      case Paper.Out _, Paper.Presented _, Paper.Taken(), Paper.Withdrawn() -> new Paper.NotAsked();
      case Paper.NotAsked(), Paper.NoPrinter(), Paper.Printing _, Paper.Failed _ -> paper;
    };
  }

  private static boolean printable(Paper paper) {
    return switch (paper) {
      case Paper.NotAsked() -> true;
      case Paper.Failed(var fault) -> true;
      case Paper.Out(var confirmed) -> true;
      case Paper.Taken() -> true;
      case Paper.Withdrawn() -> true;
      // Another one would push it out, and it could not be told who has which.
      case Paper.Presented(var operation) -> false;
      case Paper.Printing(var operation) -> false;
      case Paper.NoPrinter() -> false;
    };
  }

  private static Stage.Receipt ended(Stage.Receipt at, long operation, Paper end) {
    return new Stage.Receipt(
        at.delivery(),
        ended(at.a4(), operation, end),
        ended(at.ticket(), operation, end),
        at.rated());
  }

  private static Paper ended(Paper paper, long operation, Paper end) {
    return switch (paper) {
      case Paper.Printing(var running) when running == operation -> end;
      case Paper.Presented(var running) when running == operation -> end;
      case Paper any -> any;
    };
  }
}
