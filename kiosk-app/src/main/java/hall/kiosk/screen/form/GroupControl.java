// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The members of a group, a card each, and the way to one more.
final class GroupControl implements Control {

  /// So many answers tell one member from another.
  private static final int TELLING = 3;

  private final Kit kit;
  private final Question question;
  private final FormPages pages;
  private final Press add;
  private List<Region> regions = List.of();
  private List<String> told = List.of();

  GroupControl(Kit kit, Question question, FormPages pages) {
    this.kit = kit;
    this.question = question;
    this.pages = pages;
    var text = kit.say("group.add", name());
    add =
        new Press(
            kit,
            Control.id("add", question.path()),
            text,
            () -> pages.newMember(question),
            Icon.PLUS.draw(kit.metrics().icon(Role.LEAD)),
            Kit.grow(kit.bold(Role.BODY, text, "lead-in")));
  }

  private String name() {
    return question.field().group().map(group -> kit.say(group.member())).orElse("");
  }

  @Override
  public List<Region> regions() {
    return regions;
  }

  /// The cards stay as they are while nothing of them changed.
  @Override
  public void update(Visit visit, Map<Question, Problem> problems) {
    int members = Questions.members(question.field(), visit.answers());
    var now = new ArrayList<String>();
    for (int member = 0; member < members; member++) {
      now.add(wrong(member, problems) + full(visit, member));
    }
    if (!now.equals(told) || regions.isEmpty()) {
      told = now;
      var cards = new ArrayList<Region>();
      for (int member = 0; member < members; member++) {
        var card = card(member, summary(visit, member), wrong(member, problems));
        var change =
            kit.say("group.change", Written.member(question.field(), member, kit.language()));
        Shown.speak(kit, card, change, full(visit, member));
        cards.add(card);
      }
      if (members < question.field().maximum().orElse(Integer.MAX_VALUE)) {
        cards.add(add);
      }
      regions = List.copyOf(cards);
    }
  }

  private boolean wrong(int member, Map<Question, Problem> problems) {
    var prefix = Question.path(question.path(), member, "");
    return problems.keySet().stream().anyMatch(one -> one.path().startsWith(prefix));
  }

  private String summary(Visit visit, int member) {
    return told(visit, member, Shown::answer);
  }

  private String full(Visit visit, int member) {
    return told(visit, member, Written::answer);
  }

  private String told(Visit visit, int member, Telling how) {
    return Questions.of(visit.item(), visit.answers(), question.path(), member).stream()
        .filter(asked -> visit.answers().containsKey(asked.path()))
        .limit(TELLING)
        .map(asked ->
            how.tell(asked.field(), visit.answers().getOrDefault(asked.path(), ""), kit.language()))
        .collect(Collectors.joining(" · "));
  }

  /// How an answer is told.
  private interface Telling {
    String tell(Field field, String answer, Language language);
  }

  private Press card(int member, String summary, boolean wrong) {
    var title = Written.member(question.field(), member, kit.language());
    var more = summary.isEmpty() ? kit.say("form.tap") : summary;
    var words = new VBox(kit.px(1), kit.bold(Role.BODY, title), kit.text(Role.BODY, more));
    var card =
        new Press(
            kit,
            Control.id("member", question.path()) + "-" + member,
            kit.say("group.change", title),
            () -> pages.member(question, member),
            Kit.grow(words),
            Icon.PEN.draw(kit.metrics().icon(Role.LEAD)));
    if (wrong) {
      card.getStyleClass().add("wrong");
    }
    return card;
  }

  @Override
  public void activate() {
    // Only too few members lead here: there is one more to add.
    pages.newMember(question);
  }
}
