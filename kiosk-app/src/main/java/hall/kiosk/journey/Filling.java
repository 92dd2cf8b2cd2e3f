// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.Event.Back;
import hall.kiosk.journey.Event.Proceed;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.State.Visiting;
import java.time.LocalDate;
import java.util.Optional;

/// From choosing an item through reading to the filled form.
final class Filling {

  private Filling() {}

  static Stage choosing() {
    return new Stage.Choose(new Stage.Finder.ByTheme(Optional.empty()));
  }

  static Step choose(Visiting s, Stage.Choose at, Event event) {
    return switch (event) {
      case Event.Find(var finder) -> Step.to(s.at(new Stage.Choose(finder)));
      case Event.ChooseItem(var code) -> chosen(s, code);
      case Back() -> Step.to(s.at(closedGroup(at.finder())));
      default -> Step.to(s);
    };
  }

  /// Back closes an open group first, so that it never jumps further than it looks.
  private static Stage closedGroup(Stage.Finder finder) {
    return switch (finder) {
      case Stage.Finder.ByTheme(var theme) when theme.isPresent() -> choosing();
      case Stage.Finder.ByDepartment(var id) when id.isPresent() ->
          new Stage.Choose(new Stage.Finder.ByDepartment(Optional.empty()));
      case Stage.Finder.MostUsed() -> choosing();
      case Stage.Finder any -> new Stage.Home();
    };
  }

  private static Step chosen(Visiting s, String code) {
    var item = s.terminal().catalogue().find(code).filter(s.terminal()::offers);
    if (item.isEmpty()) {
      return Step.to(s);
    }
    if (s.visit().chosen().equals(item)) {
      return Step.to(s.at(new Stage.Notice()));
    }
    var next = s.with(s.visit().with(item.get())).at(new Stage.Notice());
    return Step.to(next).and(Acting.forget(s.visit()));
  }

  static Step notice(Visiting s, Event event) {
    return switch (event) {
      case Event.TakeAlong(var handout) -> HandingOut.begin(s, handout);
      case Event.AskVisit() -> Complaining.helpWith(s);
      case Proceed() ->
          wantsCard(s.visit())
              ? Identification.askForItem(s)
              : Step.to(s.at(Acting.first(s.visit())));
      case Back() -> Step.to(s.at(choosing()));
      default -> Step.to(s);
    };
  }

  /// Whether a login is not enough for the item that was chosen.
  private static boolean wantsCard(Visit visit) {
    return visit.loginLevel().isPresent()
        && visit.chosen().filter(ServiceItem::cardMustBeLaid).isPresent();
  }

  /// The card of who had logged in was laid; the form takes what it says.
  static Step laid(Visiting s, IdCard card, LocalDate today) {
    var chosen = s.visit().chosen().orElseThrow();
    var visit = s.visit().with(card, today).with(chosen);
    return Step.to(s.with(visit).at(Acting.first(visit)));
  }

  static Step form(Visiting s, Event event) {
    return switch (event) {
      case Event.Answer(var path, var value) when asked(s, path) ->
          Step.to(s.with(s.visit().answer(path, value)));
      case Event.AddMember(var id) -> group(s, id).map(group -> added(s, group)).orElse(Step.to(s));
      case Event.RemoveMember(var id, var member) ->
          group(s, id).map(group -> removed(s, group, member)).orElse(Step.to(s));
      case Proceed() ->
          FormRules.problems(s.visit()).isEmpty()
              ? Reusing.ask(s, Step.to(s.at(Consenting.first(s))))
              : Step.to(s.at(new Stage.Form(true)));
      case Back() -> Step.to(s.at(Acting.before(s.visit())));
      default -> Step.to(s);
    };
  }

  /// Only what is asked is ever filled in, and what the card said stays as the card said it.
  private static boolean asked(Visiting s, String path) {
    return Questions.asked(s.visit().item(), s.visit().answers()).stream()
        .filter(question -> question.path().equals(path))
        .map(Question::field)
        .anyMatch(field ->
            field.type() != FieldType.GROUP && !FormRules.answeredByCard(field, s.visit()));
  }

  private static Optional<Field> group(Visiting s, String id) {
    return Questions.outer(s.visit().item(), s.visit().answers()).stream()
        .map(Question::field)
        .filter(field -> field.type() == FieldType.GROUP && field.id().equals(id))
        .findFirst();
  }

  private static Step added(Visiting s, Field group) {
    var answers = s.visit().answers();
    boolean full = Questions.members(group, answers) >= group.maximum().orElse(Integer.MAX_VALUE);
    return full
        ? Step.to(s)
        : Step.to(s.with(s.visit().withAnswers(Questions.withMember(group, answers))));
  }

  private static Step removed(Visiting s, Field group, int member) {
    var answers = s.visit().answers();
    return member < 0 || member >= Questions.members(group, answers)
        ? Step.to(s)
        : Step.to(s.with(s.visit().withAnswers(Questions.withoutMember(group, member, answers))));
  }
}
