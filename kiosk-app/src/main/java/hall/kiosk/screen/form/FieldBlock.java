// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Visit;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One question: what is asked, the answer, and what is wrong with it.
final class FieldBlock {

  private final Kit kit;
  private final Question question;
  private final Control control;
  private final Label problem;
  private final HBox problemRow;
  private final VBox head;

  /// How many lines tell what is asked; what is wrong comes next, before the answer.
  private final int asked;

  private FieldBlock(Kit kit, Question question, Control control) {
    this.kit = kit;
    this.question = question;
    this.control = control;
    var field = question.field();
    head = new VBox(kit.px(kit.metrics().tight() ? 0.5 : 1.5));
    var need = kit.say(field.required() ? "form.required" : "form.optional");
    head.getChildren()
        .add(Kit.grow(kit.bold(Role.BODY, kit.say("form.label", kit.say(field.label()), need))));
    field
        .hint()
        .ifPresent(hint ->
            head.getChildren().add(Kit.grow(kit.text(Role.CAPTION, kit.say(hint), "muted"))));
    asked = head.getChildren().size();
    head.getChildren().addAll(control.regions().subList(0, withQuestion()));
    problem = kit.bold(Role.BODY, "", "wrong-text");
    problemRow = kit.row(2, Icon.WARNING.draw(kit.metrics().icon(Role.BODY)), Kit.grow(problem));
    problemRow.getStyleClass().add("wrong-mark");
  }

  static FieldBlock of(Kit kit, Question question, FormPages pages) {
    return new FieldBlock(
        kit,
        question,
        switch (question.field().type()) {
          case CHOICE -> new ChoiceControl(kit, question);
          case GROUP -> new GroupControl(kit, question, pages);
          case TEXT, PHONE, NUMBER, DIGITS, DATE, MONEY, ADDRESS ->
              new TextControl(kit, question, pages);
        });
  }

  /// Where the question begins.
  Region head() {
    return head;
  }

  List<Region> regions() {
    var all = new ArrayList<Region>(List.of(head));
    var answers = control.regions();
    all.addAll(answers.subList(withQuestion(), answers.size()));
    return all;
  }

  /// How much of the answer never stands on another page than what is asked.
  private int withQuestion() {
    return switch (question.field().type()) {
      case GROUP -> 0;
      case CHOICE, TEXT, PHONE, NUMBER, DIGITS, DATE, MONEY, ADDRESS -> 1;
    };
  }

  void activate() {
    control.activate();
  }

  void update(Visit visit, Map<Question, Problem> problems) {
    control.update(visit, problems);
    head.getChildren().remove(problemRow);
    var wrong = problems.get(question);
    if (wrong != null) {
      problem.setText(ProblemList.words(kit, question.field(), wrong, visit.today()));
      head.getChildren().add(asked, problemRow);
    }
  }
}
