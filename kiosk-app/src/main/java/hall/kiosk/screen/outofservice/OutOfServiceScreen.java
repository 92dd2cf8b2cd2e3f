// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.outofservice;

import hall.kiosk.journey.ForStaff;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.LeftCards;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.StaffBand;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// Says why nothing can be offered now, in both languages, and where help is.
public final class OutOfServiceScreen {

  private OutOfServiceScreen() {}

  public static Region of(Kit first, Kit second, State.OutOfService state) {
    var emblem = new StackPane(Icon.TOOL.draw(first.px(30)));
    emblem.getStyleClass().add("emblem");
    emblem.setMinSize(first.px(48), first.px(48));
    emblem.setMaxSize(first.px(48), first.px(48));
    boolean roomy =
        !first.metrics().landscape() || state.terminal().staff().equals(ForStaff.NOTHING);
    var body = new VBox(first.px(roomy ? 8 : 4));
    boolean left = !state.left().things().isEmpty();
    if (roomy && !left) {
      body.getChildren().add(emblem);
    }
    body.getChildren().add(centred(first.bold(Role.DISPLAY, first.say("closed.title"))));
    body.getChildren().add(centred(first.text(Role.LEAD, first.say(state.why()))));
    body.getChildren().add(centred(first.text(Role.LEAD, help(first))));
    if (left) {
      body.getChildren().add(LeftCards.somebodys(first, Optional.empty(), state.left()));
      body.getChildren().add(centred(first.text(Role.BODY, first.say("left.somebodys.hand"))));
    }
    if (state.terminal().languages().size() > 1 && !(left && first.metrics().landscape())) {
      body.getChildren().add(centred(second.bold(Role.LEAD, second.say("closed.title"), "muted")));
      body.getChildren().add(centred(second.text(Role.BODY, second.say(state.why()), "muted")));
      body.getChildren().add(centred(second.text(Role.BODY, help(second), "muted")));
    }
    body.setAlignment(Pos.CENTER);
    body.setStyle("-fx-padding: %.0fpx;".formatted(first.px(roomy ? 16 : 8)));
    VBox.setVgrow(body, Priority.ALWAYS);
    var root = new VBox(body);
    root.setId("screen-out-of-service");
    root.getStyleClass().add("screen");
    boolean both = state.terminal().languages().size() > 1;
    StaffBand.of(first, both ? Optional.of(second) : Optional.empty(), state.terminal().staff())
        .ifPresent(root.getChildren()::add);
    return root;
  }

  private static String help(Kit kit) {
    return kit.helpPhone().isEmpty()
        ? kit.say("help.staff")
        : kit.say("help.phone", kit.helpPhone());
  }

  private static Label centred(Label label) {
    label.setTextAlignment(TextAlignment.CENTER);
    label.setAlignment(Pos.CENTER);
    return label;
  }
}
