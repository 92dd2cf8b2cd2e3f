// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Paged;
import hall.kiosk.screen.kit.Tiles;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One member of a group as a form of its own.
final class MemberPage {

  private final Kit kit;
  private final Question group;
  private final int member;
  private final Runnable onDone;
  private final QuestionList questions;
  private final Region title;
  private final VBox removal = new VBox();

  MemberPage(Kit kit, Question group, int member, FormPages pages, Runnable onDone) {
    this.kit = kit;
    this.group = group;
    this.member = member;
    this.onDone = onDone;
    questions = new QuestionList(kit, pages);
    title = kit.bold(Role.LEAD, name());
    removal.setSpacing(kit.px(3));
    offerRemoval();
  }

  private String name() {
    return Written.member(group.field(), member, kit.language());
  }

  Paged paged() {
    return questions.paged();
  }

  void jump(String path) {
    questions.jump(path);
  }

  void update(Visit visit, Map<Question, Problem> problems) {
    questions.update(
        visit,
        Questions.of(visit.item(), visit.answers(), group.path(), member),
        problems,
        List.of(title),
        List.of(removal));
  }

  private void offerRemoval() {
    removal
        .getChildren()
        .setAll(
            kit.button(
                "remove-member",
                kit.say("group.remove", name()),
                Icon.DELETE,
                this::ask,
                "danger"));
  }

  /// What was filled in would be lost: asked once.
  private void ask() {
    var yes =
        kit.button("remove-yes", kit.say("group.remove.yes"), Icon.DELETE, this::remove, "danger");
    var no =
        kit.button(
            "remove-no", kit.say("group.remove.no"), Icon.BACK, this::offerRemoval, "secondary");
    yes.setMaxWidth(Double.MAX_VALUE);
    no.setMaxWidth(Double.MAX_VALUE);
    removal
        .getChildren()
        .setAll(
            kit.bold(Role.BODY, kit.say("group.remove.ask", name())),
            new Tiles(2, kit.gap(), List.of(no, yes)));
    questions.paged().reveal(removal);
  }

  private void remove() {
    kit.emit().accept(new Event.RemoveMember(group.path(), member));
    onDone.run();
  }
}
