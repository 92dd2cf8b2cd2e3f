// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Press;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// Every problem at once (R13), each with a jump to its question.
final class ProblemList {

  private final Kit kit;
  private final Consumer<Question> jump;
  private Map<Question, Problem> last = Map.of();
  private List<Region> shown = List.of();

  ProblemList(Kit kit, Consumer<Question> jump) {
    this.kit = kit;
    this.jump = jump;
  }

  /// @param problems in the order of the form
  List<Region> of(Visit visit, Map<Question, Problem> problems) {
    if (!last.equals(problems)) {
      last = Map.copyOf(problems);
      shown = build(visit, problems);
    }
    return shown;
  }

  private List<Region> build(Visit visit, Map<Question, Problem> problems) {
    var all = new ArrayList<Region>();
    if (!problems.isEmpty()) {
      all.add(
          Note.of(
              kit,
              Note.Kind.WARM,
              kit.count("form.problems", problems.size()),
              kit.say("form.problems.more")));
    }
    problems.forEach((question, problem) -> all.add(line(visit, question, problem)));
    return all;
  }

  private Region line(Visit visit, Question question, Problem problem) {
    var field = question.field();
    var text =
        kit.say("form.problem", label(visit, question), words(kit, field, problem, visit.today()));
    var label = Kit.grow(kit.text(Role.BODY, text));
    var press =
        new Press(
            kit,
            Control.id("problem", question.path()),
            text,
            () -> jump.accept(question),
            label,
            Icon.NEXT.draw(kit.metrics().icon(Role.BODY)));
    press.getStyleClass().add("wrong");
    return press;
  }

  /// With the member that it is asked of.
  private String label(Visit visit, Question question) {
    var label = kit.say(question.field().label());
    if (!question.inGroup()) {
      return label;
    }
    var id = Question.outermost(question.path());
    return visit.item().form().stream()
        .filter(field -> field.id().equals(id))
        .map(group -> Written.member(group, question.member(), kit.language()) + " · " + label)
        .findFirst()
        .orElse(label);
  }

  static String words(Kit kit, Field field, Problem problem, LocalDate today) {
    return switch (problem) {
      case MISSING ->
          kit.say(
              switch (field.type()) {
                case CHOICE -> "problem.option";
                case DATE -> "problem.day";
                case TEXT, PHONE, NUMBER, DIGITS, MONEY, ADDRESS, GROUP -> "problem.missing";
              });
      case TOO_SHORT ->
          field.type() == FieldType.ADDRESS
              ? kit.say("problem.detail")
              : kit.say("problem.too-short", field.minLength().orElse(1));
      case NOT_LOCATED -> kit.say("problem.located");
      case TOO_LONG -> kit.say("problem.too-long", field.maxLength().orElse(200));
      case NOT_A_PHONE -> kit.say("problem.phone");
      case NOT_A_NUMBER -> kit.say("problem.number");
      case TOO_SMALL -> kit.say("problem.too-small", field.minimum().orElse(0));
      case TOO_LARGE -> kit.say("problem.too-large", field.maximum().orElse(0));
      case NOT_AN_OPTION -> kit.say("problem.option");
      case NOT_AN_AMOUNT -> kit.say("problem.amount");
      case NOT_A_DAY -> kit.say("problem.day");
      case TOO_EARLY -> tooEarly(kit, field, today);
      case TOO_LATE -> tooLate(kit, field, today);
      case TOO_FEW -> kit.say("problem.too-few", Questions.least(field));
      case NO_ID_NUMBER -> kit.say("problem.id-number");
      case OWN_ID_NUMBER -> kit.say("problem.own-id-number");
      case TOO_MANY -> kit.say("problem.too-many", field.maximum().orElse(0));
    };
  }

  private static String tooEarly(Kit kit, Field field, LocalDate today) {
    return field
        .days()
        .earliest()
        .map(bound -> kit.say("problem.too-early", Written.day(bound.on(today), kit.language())))
        .orElseGet(() -> kit.say("problem.day"));
  }

  private static String tooLate(Kit kit, Field field, LocalDate today) {
    return field
        .days()
        .latest()
        .map(bound ->
            bound.isToday()
                ? kit.say("problem.future")
                : kit.say("problem.too-late", Written.day(bound.on(today), kit.language())))
        .orElseGet(() -> kit.say("problem.day"));
  }
}
