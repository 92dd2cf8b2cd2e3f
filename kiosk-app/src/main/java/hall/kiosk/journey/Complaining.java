// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.Event.Proceed;
import hall.kiosk.journey.GrievanceStep.Check;
import hall.kiosk.journey.GrievanceStep.Who;
import hall.kiosk.journey.State.Visiting;
import java.util.Optional;

/// Complaints, suggestions and what could not be got done. 已收到 is said with the server's number
/// alone; what could not be sent is kept no longer than the visit.
final class Complaining {

  private Complaining() {}

  static Stage first() {
    return new Stage.Complain(new GrievanceStep.What());
  }

  static Step next(Visiting s, Stage.Complain at, Event event) {
    return switch (at.step()) {
      case GrievanceStep.What() -> what(s, event);
      case GrievanceStep.Words(var draft) -> words(s, draft, event);
      case GrievanceStep.Where(var draft) -> where(s, draft, event);
      case Who(var draft) -> who(s, draft, event);
      case Check(var draft, _) -> check(s, draft, event);
      case GrievanceStep.Agree(var draft) -> ComplainingPages.agree(s, draft, event);
      case GrievanceStep.Papers step -> ComplainingPages.papers(s, step, event);
      case GrievanceStep.Sending step -> sending(s, step, event);
      case GrievanceStep.Filed step -> filed(s, step, event);
    };
  }

  private static Step to(Visiting s, GrievanceStep step) {
    return Step.to(s.at(new Stage.Complain(step)));
  }

  private static Step what(Visiting s, Event event) {
    return switch (event) {
      case Event.ComplainOf(var sort) -> to(s, new GrievanceStep.Words(Grievance.about(sort)));
      case Event.FollowComplaint() when s.terminal().readsCodes() -> HandingIn.begin(s);
      case Back() -> Step.to(s.at(new Stage.Home()));
      default -> Step.to(s);
    };
  }

  private static Step words(Visiting s, Grievance draft, Event event) {
    return switch (event) {
      case Event.Say(var text) -> to(s, new GrievanceStep.Words(draft.saying(text)));
      case Proceed() when draft.said() ->
          to(s, draft.atHome() ? new GrievanceStep.Where(draft) : new Who(draft));
      case Back() when draft.home().ofItem() -> Step.to(s.at(new Stage.Notice()));
      case Back() -> without(s, new GrievanceStep.What());
      default -> Step.to(s);
    };
  }

  /// Somebody of the hall shall come home for an item whose notice was read.
  static Step helpWith(Visiting s) {
    return s.visit()
        .chosen()
        .map(item -> Grievance.helpWith(item.name(), s.visit().language()))
        .map(draft -> to(s, new GrievanceStep.Words(draft)))
        .orElse(Step.to(s));
  }

  private static Step where(Visiting s, Grievance draft, Event event) {
    return switch (event) {
      case Event.ComeTo(var place) ->
          to(s, new GrievanceStep.Where(draft.asking(draft.home().at(place))));
      case Event.ComeAt(var when) ->
          to(s, new GrievanceStep.Where(draft.asking(draft.home().on(when))));
      case Proceed() when draft.home().said(s.terminal().catalogue().divisions()) ->
          to(s, new Who(draft));
      case Back() -> to(s, new GrievanceStep.Words(draft));
      default -> Step.to(s);
    };
  }

  /// Goes on where the pages have nothing to do any more.
  private static Step without(Visiting s, GrievanceStep step) {
    var dropped = ComplainingPages.dropped(s);
    return new Step(((Visiting) dropped.state()).at(new Stage.Complain(step)), dropped.effects());
  }

  private static Step who(Visiting s, Grievance draft, Event event) {
    return switch (event) {
      case Event.ComplainAs(var named) when !named || s.visit().identity().isPresent() ->
          to(s, new Check(draft.as(named), false));
      case Event.ComplainAs _ when s.terminal().identifies() ->
          Identification.ask(s, Service.COMPLAIN);
      case Back() ->
          to(s, draft.atHome() ? new GrievanceStep.Where(draft) : new GrievanceStep.Words(draft));
      default -> Step.to(s);
    };
  }

  /// Whoever laid the card for it goes on with the name; without a draft it begins.
  static Stage known(Stage from) {
    return from instanceof Stage.Complain(Who(var draft))
        ? new Stage.Complain(new Check(draft.as(true), false))
        : first();
  }

  private static Step check(Visiting s, Grievance draft, Event event) {
    return switch (event) {
      case Event.CallBack(var phone) -> to(s, new Check(draft.reachedAt(phone), false));
      case Event.AttachPages() when ComplainingPages.offered(s, draft) ->
          ComplainingPages.open(s, draft);
      case Proceed() when draft.reachable() -> {
        long operation = s.nextOperation();
        var pages = ComplainingPages.of(s);
        yield Step.to(
            s.at(new Stage.Complain(new GrievanceStep.Sending(draft, pages.size(), operation))),
            new Effect.FileGrievance(
                operation, draft, draft.named() ? s.visit().identity() : Optional.empty(), pages));
      }
      case Back() -> to(s, new Who(draft));
      default -> Step.to(s);
    };
  }

  private static Step sending(Visiting s, GrievanceStep.Sending step, Event event) {
    return switch (event) {
      case Event.GrievanceFiled(var operation, var receipt) when operation == step.operation() ->
          without(
              s,
              new GrievanceStep.Filed(
                  receipt,
                  !step.draft().phone().isEmpty(),
                  receipt.pages() < step.pages(),
                  s.terminal().missing().contains(Terminal.Peripheral.TICKET_PRINTER)
                      ? new Paper.NoPrinter()
                      : new Paper.NotAsked()));
      case Event.GrievanceNotFiled(var operation, var key) when operation == step.operation() ->
          to(s, new Check(step.draft().known(key), true));
      default -> Step.to(s);
    };
  }

  private static Step filed(Visiting s, GrievanceStep.Filed step, Event event) {
    return switch (event) {
      case Event.PrintTicket()
          when step.paper() instanceof Paper.NotAsked || Queueing.printable(step.paper()) -> {
        long operation = s.nextOperation();
        yield Step.to(
            s.at(new Stage.Complain(step.with(new Paper.Printing(operation)))),
            new Effect.PrintGrievance(operation, step.receipt(), s.visit().language()));
      }
      case Event.Another() -> Serving.another(s);
      case Proceed() -> Closing.begin(s);
      case Event.Finish() -> Closing.begin(s);
      default ->
          Queueing.ended(step.paper(), event)
              .map(paper -> to(s, step.with(paper)))
              .orElse(Step.to(s));
    };
  }
}
