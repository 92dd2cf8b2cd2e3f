// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.Option;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// All options at once; the chosen one carries a check, a frame and a word for the ear.
final class ChoiceControl implements FieldBlock.Control {

  private record Shown(Option option, Press press, StackPane mark) {}

  private final Kit kit;
  private final List<Shown> options = new ArrayList<>();
  private final Tiles root;

  ChoiceControl(Kit kit, Field field) {
    this.kit = kit;
    for (var option : field.options()) {
      var mark = new StackPane();
      mark.getStyleClass().add("mark");
      double size = kit.metrics().icon(Role.BODY);
      mark.setMinSize(size, size);
      var press =
          new Press(
              kit,
              "field-" + field.id() + "-" + option.value(),
              kit.say(option.label()),
              () -> kit.emit().accept(new Event.Answer(field.id(), option.value())),
              mark,
              Kit.grow(kit.text(Role.BODY, kit.say(option.label()))));
      options.add(new Shown(option, press, mark));
    }
    int columns = kit.metrics().landscape() ? 3 : 2;
    root =
        new Tiles(
            Math.min(columns, options.size()),
            kit.gap(),
            options.stream().map(Shown::press).toList());
    root.setId("field-" + field.id());
    update("", false);
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public void update(String answer, boolean wrong) {
    for (var shown : options) {
      boolean chosen = shown.option().value().equals(answer);
      shown.press().setChosen(chosen);
      var icon = chosen ? Icon.CIRCLE_CHECK : Icon.CIRCLE;
      shown.mark().getChildren().setAll(icon.draw(kit.metrics().icon(Role.BODY)));
      var label = kit.say(shown.option().label());
      shown.press().setAccessibleText(chosen ? kit.say("form.chosen", label) : label);
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
