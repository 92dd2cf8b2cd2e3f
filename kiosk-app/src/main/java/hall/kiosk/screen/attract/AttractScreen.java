// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.attract;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.ForStaff;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LeftBehind;
import hall.kiosk.journey.ServiceItem.Theme;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal;
import hall.kiosk.screen.kit.EvenLines;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.LeftCards;
import hall.kiosk.screen.kit.Metrics;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.StaffBand;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Waits for somebody: touching it anywhere begins in the hall's first language.
public final class AttractScreen {

  /// Themes that are shown, and how many of them where the staff are told something.
  private static final int MOST = 8;

  private static final int BESIDE_STAFF = 4;

  private AttractScreen() {}

  /// Both languages greet where the hall has both. What somebody forgot stands where else the
  /// themes are.
  ///
  /// @param chinese the kit that speaks Chinese
  /// @param english the kit that speaks English
  public static Region of(Kit chinese, Kit english, State.Idle state) {
    var terminal = state.terminal();
    var first = terminal.languages().getFirst();
    var kit = first == Language.ZH_CN ? chinese : english;
    var second = first == Language.ZH_CN ? english : chinese;
    boolean both = terminal.languages().size() > 1;
    var root = new VBox(kit.px(busy(terminal) ? 5 : 8));
    root.setId("screen-attract");
    root.getStyleClass().add("screen");
    root.setAccessibleRole(AccessibleRole.BUTTON);
    root.setAccessibleText(kit.say("attract.spoken"));
    root.getChildren().add(head(kit, second, terminal, both));
    var body = new VBox(kit.px(landscape(kit) ? 5 : busy(terminal) ? 7 : 16));
    body.setAlignment(Pos.CENTER);
    body.setStyle("-fx-padding: 0 %.0fpx;".formatted(kit.px(10)));
    VBox.setVgrow(body, Priority.ALWAYS);
    boolean left = !state.left().things().isEmpty();
    body.getChildren()
        .add(
            left
                ? left(kit, both ? Optional.of(second) : Optional.empty(), state.left())
                : themes(kit, second, terminal, both));
    // The screen after the next asks for it anyway.
    if (!left && (!busy(terminal) || !landscape(kit))) {
      body.getChildren().add(ready(kit, terminal));
    }
    body.getChildren()
        .add(languages(kit, second, terminal, busy(terminal) || (left && landscape(kit))));
    root.getChildren().add(body);
    var bottom = new VBox();
    StaffBand.of(kit, both ? Optional.of(second) : Optional.empty(), terminal.staff())
        .ifPresent(bottom.getChildren()::add);
    bottom.getChildren().add(foot(kit, both ? Optional.of(second) : Optional.empty()));
    root.getChildren().add(bottom);
    root.setOnMouseClicked(tap -> kit.emit().accept(new Event.Begin(first)));
    return root;
  }

  /// With what one shows here who one is.
  private static Region ready(Kit kit, Terminal terminal) {
    boolean cards = terminal.works(Terminal.Peripheral.ID_CARD_READER);
    boolean phones = terminal.loginApp().isPresent();
    var words = phones ? cards ? "attract.ready.either" : "attract.ready.phone" : "attract.ready";
    var thing = (phones && !cards ? Icon.PHONE : Icon.CARD).draw(kit.metrics().icon(Role.DISPLAY));
    var ready = kit.row(4, thing, kit.bold(Role.LEAD, kit.say(words)));
    ready.setAlignment(Pos.CENTER);
    return ready;
  }

  private static Region left(Kit kit, Optional<Kit> second, LeftBehind left) {
    // A low panel has no room to say it twice.
    var other = landscape(kit) && left.things().size() > 1 ? Optional.<Kit>empty() : second;
    var cards = LeftCards.somebodys(kit, other, left);
    var hand = new VBox(kit.px(1), kit.text(Role.LEAD, kit.say("left.somebodys.hand")));
    other.ifPresent(quiet ->
        hand.getChildren()
            .add(quiet.text(Role.CAPTION, quiet.say("left.somebodys.hand"), "muted")));
    return new VBox(kit.px(4), cards, hand);
  }

  private static Region head(Kit kit, Kit second, Terminal terminal, boolean both) {
    var name = new EvenLines(kit.bold(Role.DISPLAY, kit.say(terminal.hall()), "on-head"));
    var head = new VBox(kit.px(2), name);
    if (both) {
      head.getChildren().add(kit.text(Role.BODY, second.say(terminal.hall()), "on-head"));
    }
    head.getChildren().add(kit.text(Role.LEAD, kit.say("attract.title"), "on-head"));
    head.getStyleClass().add("header");
    double top = landscape(kit) || busy(terminal) ? 8 : 26;
    head.setStyle(
        "-fx-padding: %.0fpx %.0fpx %.0fpx %.0fpx;"
            .formatted(kit.px(top), kit.px(10), kit.px(8), kit.px(10)));
    return head;
  }

  private static Region themes(Kit kit, Kit second, Terminal terminal, boolean both) {
    var cells = new ArrayList<Region>();
    for (var theme : terminal.catalogue().byTheme().keySet()) {
      cells.add(theme(kit, second, theme, both));
    }
    int columns = kit.metrics().landscape() ? 4 : 2;
    return new Tiles(
        columns, kit.px(4), cells.stream().limit(busy(terminal) ? BESIDE_STAFF : MOST).toList());
  }

  private static Region theme(Kit kit, Kit second, Theme theme, boolean both) {
    var emblem = new StackPane(Icon.of(theme).draw(kit.px(landscape(kit) ? 14 : 22)));
    emblem.getStyleClass().add("emblem");
    double size = kit.px(landscape(kit) ? 20 : 32);
    emblem.setMinSize(size, size);
    emblem.setMaxSize(size, size);
    var words = new VBox(kit.bold(Role.LEAD, kit.say("theme." + word(theme))));
    if (both) {
      words
          .getChildren()
          .add(second.text(Role.CAPTION, second.say("theme." + word(theme)), "muted"));
    }
    words.setAlignment(Pos.CENTER_LEFT);
    var card = kit.row(4, emblem, Kit.grow(words));
    card.getStyleClass().add("card");
    card.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(4)));
    return card;
  }

  private static Region languages(Kit kit, Kit second, Terminal terminal, boolean busy) {
    var buttons = new ArrayList<Region>(List.of(begin(kit, busy)));
    if (terminal.languages().contains(second.language())) {
      buttons.add(begin(second, busy));
    }
    return new Tiles(buttons.size(), kit.px(6), buttons);
  }

  private static Region begin(Kit kit, boolean busy) {
    var words = new VBox(kit.px(1), kit.bold(Role.DISPLAY, kit.say("attract.begin")));
    if (!busy || !landscape(kit)) {
      words.getChildren().add(kit.text(Role.BODY, kit.say("attract.begin.more")));
    }
    words.setAlignment(Pos.CENTER);
    var id = kit.language() == Language.ZH_CN ? "begin-zh" : "begin-en";
    var press =
        new Press(
            kit,
            id,
            kit.say("attract.begin"),
            () -> kit.emit().accept(new Event.Begin(kit.language())),
            Kit.grow(words));
    press.getStyleClass().add("strong");
    if (!busy) {
      press.setPrefHeight(kit.px(landscape(kit) ? 47 : 70));
    } else if (!landscape(kit)) {
      press.setPrefHeight(kit.px(52));
    }
    return press;
  }

  private static Region foot(Kit kit, Optional<Kit> second) {
    var help =
        kit.text(
            Role.BODY,
            kit.helpPhone().isEmpty()
                ? kit.say("help.staff")
                : kit.say("help.phone", kit.helpPhone()));
    var foot = kit.row(3, Icon.PHONE.draw(kit.metrics().icon(Role.BODY)), Kit.grow(help));
    if (kit.reachesLow()) {
      foot.getChildren().add(low(kit, second));
    }
    foot.getStyleClass().add("footer");
    foot.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(10)));
    foot.setMinHeight(Region.USE_PREF_SIZE);
    return foot;
  }

  /// At the very foot of the glass, where somebody who sits reaches it.
  private static Region low(Kit kit, Optional<Kit> second) {
    Pane words = landscape(kit) ? new HBox(kit.px(3)) : new VBox();
    words.getChildren().add(kit.bold(Role.BODY, kit.say("attract.low")));
    second.ifPresent(
        other -> words.getChildren().add(other.text(Role.CAPTION, other.say("attract.low"))));
    var press =
        new Press(
            kit,
            "begin-low",
            kit.say("attract.low.spoken"),
            () -> kit.emit().accept(new Event.Begin(kit.language(), true)),
            Icon.DISABILITY.draw(kit.metrics().icon(Role.LEAD)),
            words);
    press.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(2), kit.px(4)));
    press.setMinSize(Region.USE_PREF_SIZE, kit.px(Metrics.TARGET_MM));
    return press;
  }

  /// Whether the staff are told something: that needs room.
  private static boolean busy(Terminal terminal) {
    return !terminal.staff().equals(ForStaff.NOTHING);
  }

  private static boolean landscape(Kit kit) {
    return kit.metrics().landscape();
  }

  private static String word(Theme theme) {
    return theme.name().toLowerCase(Locale.ROOT);
  }
}
