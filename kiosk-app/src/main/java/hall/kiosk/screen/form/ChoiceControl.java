// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.ServiceItem.Option;
import hall.kiosk.journey.Visit;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Spoken;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// All options at once; the chosen one carries a check, a frame and a word for the ear.
final class ChoiceControl implements Control {

  /// So many options always stand on one page, also in the largest text.
  private static final int ON_ONE_PAGE = 8;

  private record Shown(Option option, Press press, StackPane mark) {}

  private final Kit kit;
  private final Question question;
  private final List<Shown> options = new ArrayList<>();
  private final List<Region> rows = new ArrayList<>();

  ChoiceControl(Kit kit, Question question) {
    this.kit = kit;
    this.question = question;
    var field = question.field();
    for (var option : field.options()) {
      var mark = new StackPane();
      mark.getStyleClass().add("mark");
      double size = kit.metrics().icon(Role.BODY);
      mark.setMinSize(size, size);
      var press =
          new Press(
              kit,
              Control.id("field", question.path()) + "-" + option.value(),
              kit.say(option.label()),
              () -> kit.emit().accept(new Event.Answer(question.path(), option.value())),
              mark,
              Kit.grow(kit.text(Role.BODY, kit.say(option.label()))));
      options.add(new Shown(option, press, mark));
    }
    var metrics = kit.metrics();
    int columns = metrics.landscape() && !(metrics.narrow() && metrics.tight()) ? 3 : 2;
    int across = Math.min(columns, options.size());
    int together = options.size() <= ON_ONE_PAGE ? ON_ONE_PAGE : across;
    for (int i = 0; i < options.size(); i += together) {
      var some = options.subList(i, Math.min(i + together, options.size()));
      rows.add(new Tiles(across, kit.gap(), some.stream().map(Shown::press).toList()));
    }
    rows.getFirst().setId(Control.id("field", question.path()));
    show("", false);
  }

  @Override
  public List<Region> regions() {
    return rows;
  }

  @Override
  public void update(Visit visit, Map<Question, Problem> problems) {
    var answer = visit.answers().getOrDefault(question.path(), "");
    show(answer, problems.containsKey(question));
  }

  private void show(String answer, boolean wrong) {
    for (var shown : options) {
      boolean chosen = shown.option().value().equals(answer);
      shown.press().setChosen(chosen);
      var icon = chosen ? Icon.CIRCLE_CHECK : Icon.CIRCLE;
      shown.mark().getChildren().setAll(icon.draw(kit.metrics().icon(Role.BODY)));
      var label = kit.say(shown.option().label());
      var told = chosen ? kit.say("form.chosen", label) : label;
      shown.press().setAccessibleText(told);
      Spoken.personal(shown.press(), label, told);
      shown.press().getStyleClass().remove("wrong");
      if (wrong) {
        shown.press().getStyleClass().add("wrong");
      }
    }
  }

  @Override
  public void activate() {
    // The options are on the page: nothing is to be opened.
  }
}
