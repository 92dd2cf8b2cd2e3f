// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.AttestStep.Asking;
import hall.kiosk.journey.AttestStep.Looking;
import hall.kiosk.journey.AttestStep.Out;
import hall.kiosk.journey.AttestStep.Ready;
import hall.kiosk.journey.AttestStep.Said;
import hall.kiosk.journey.Attestation.Answer;
import hall.kiosk.journey.Attestation.Kind;
import hall.kiosk.journey.Attestation.Why;
import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.Event.Proceed;
import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.List;
import java.util.OptionalInt;

/// Printing certificates. What is not held by the terminal with a seal that the server has verified
/// cannot be printed; what stands in it is shown to nobody who did not ask for it.
///
/// | from | event | to |
/// |---|---|---|
/// | Kinds | ChooseAttestation | Asking; Identify where nobody is known |
/// | Asking | AttestationTold | Ready, or Said |
/// | Said | Proceed, nobody answered | Asking |
/// | Ready | Copies | Ready |
/// | Ready | LookAtPages | Looking |
/// | Ready | Proceed, the printer works | Out, printing |
/// | Out, stopped | Back | Ready for the rest |
/// | Out, over | Another, Finish | Home, Thanks |
final class Attesting {

  private Attesting() {}

  static Stage first() {
    return new Stage.Attest(new AttestStep.Kinds());
  }

  static Step next(Visiting s, Stage.Attest at, Event event) {
    return switch (at.step()) {
      case AttestStep.Kinds() -> kinds(s, event);
      case AttestStep.Chosen _ -> Step.to(s.at(first()));
      case Asking step -> asking(s, step, event);
      case Said step -> said(s, step, event);
      case Ready step -> ready(s, step, event);
      case Looking step -> looking(s, step, event);
      case Out step -> out(s, step, event);
    };
  }

  private static Step to(Visiting s, AttestStep step, Effect... effects) {
    return Step.to(s.at(new Stage.Attest(step)), effects);
  }

  private static Step kinds(Visiting s, Event event) {
    return switch (event) {
      case Event.ChooseAttestation(var word) ->
          s.terminal().attestations().kinds().stream()
              .filter(kind -> kind.kind().equals(word))
              .findFirst()
              .map(kind -> chosen(s, kind))
              .orElse(Step.to(s));
      case Back() -> Step.to(s.at(new Stage.Home()));
      default -> Step.to(s);
    };
  }

  private static Step chosen(Visiting s, Kind kind) {
    if (s.visit().identity().isPresent()) {
      return ask(s, kind);
    }
    return s.terminal().identifies()
        ? Identification.ask(s.at(new Stage.Attest(new AttestStep.Chosen(kind))), Service.ATTEST)
        : Step.to(s);
  }

  /// Whoever laid the card goes on with what it was laid for.
  static Step known(Visiting s, Stage from) {
    return from instanceof Stage.Attest(AttestStep.Chosen(var kind))
        ? ask(s, kind)
        : Step.to(s.at(first()));
  }

  private static Step ask(Visiting s, Kind kind) {
    long operation = s.nextOperation();
    return s.visit()
        .identity()
        .map(card ->
            to(s, new Asking(operation, kind), new Effect.FetchAttestation(operation, kind, card)))
        .orElseGet(() -> Step.to(s.at(first())));
  }

  private static Step asking(Visiting s, Asking step, Event event) {
    return switch (event) {
      case Event.AttestationTold(var operation, var answer) when operation == step.operation() ->
          to(
              s,
              switch (answer) {
                case Answer.Given(var sheet) -> new Ready(sheet, 1);
                case Answer.Refused(var why) -> new Said(step.kind(), why);
              });
      case Back() ->
          dropped(s, new AttestStep.Kinds())
              .and(List.of(new Effect.CancelOperation(step.operation())));
      default -> Step.to(s);
    };
  }

  private static Step said(Visiting s, Said step, Event event) {
    return switch (event) {
      case Proceed() when step.why() == Why.SILENT -> ask(s, step.kind());
      case Back() -> Step.to(s.at(first()));
      case Event.Finish() -> Closing.begin(s);
      default -> Step.to(s);
    };
  }

  private static Step ready(Visiting s, Ready step, Event event) {
    return switch (event) {
      case Event.Copies(var copies) when copies >= 1 && copies <= step.sheet().most() ->
          to(s, new Ready(step.sheet(), copies));
      case Event.LookAtPages() -> {
        long operation = s.nextOperation();
        yield to(
            s,
            new Looking(operation, step.sheet(), step.copies(), false),
            new Effect.LookAtAttestation(operation));
      }
      case Proceed() when s.terminal().works(Peripheral.PRINTER) -> print(s, step);
      case Back() -> dropped(s, new AttestStep.Kinds());
      default -> Step.to(s);
    };
  }

  private static Step looking(Visiting s, Looking step, Event event) {
    return switch (event) {
      case Event.PagesShown(var operation, var pages) when operation == step.operation() ->
          to(s.with(s.visit().withPages(Attestation.PAGES, pages)), step);
      case Event.PagesNotShown(var operation) when operation == step.operation() ->
          to(s, new Looking(operation, step.sheet(), step.copies(), true));
      case Proceed(), Back() -> {
        var images = PageList.images(pages(s));
        var without = s.with(s.visit().withPages(Attestation.PAGES, List.of()));
        yield to(
            without,
            new Ready(step.sheet(), step.copies()),
            new Effect.CancelOperation(step.operation()),
            new Effect.ForgetPages(images));
      }
      default -> Step.to(s);
    };
  }

  private static Step print(Visiting s, Ready step) {
    long operation = s.nextOperation();
    return to(
        s,
        new Out(step.sheet(), step.copies(), new Paper.Printing(operation), OptionalInt.empty()),
        new Effect.PrintAttestation(operation, step.sheet(), step.copies(), s.visit().language()));
  }

  private static Step out(Visiting s, Out step, Event event) {
    if (step.paper() instanceof Paper.Printing(var operation)) {
      return Copying.ended(operation, event)
          .map(end -> to(s, new Out(step.sheet(), step.copies(), end.paper(), end.out())))
          .orElse(Step.to(s));
    }
    return switch (event) {
      case Back() when step.paper() instanceof Paper.Failed -> to(s, rest(step));
      case Event.Another() -> forgotten(Serving.another(s));
      case Proceed() -> forgotten(Closing.begin(s));
      case Event.Finish() -> forgotten(Closing.begin(s));
      default -> Step.to(s);
    };
  }

  /// What is still to print after a print that stopped.
  private static Ready rest(Out step) {
    int out = step.out().orElse(0);
    return new Ready(step.sheet().without(out), Math.max(1, step.copies() - out));
  }

  static List<PageRef> pages(Visiting s) {
    return s.visit().pagesOf(Attestation.PAGES);
  }

  private static Step dropped(Visiting s, AttestStep step) {
    return forgotten(to(s, step));
  }

  private static Step forgotten(Step step) {
    return step.and(List.of(new Effect.ForgetAttestation()));
  }
}
