// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Handout;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The offer of a paper to take along; where the printer does not work now it says so, and where
/// there is none nothing is offered.
public final class HandoutRow {

  private final Kit kit;
  private final String name;
  private final boolean printer;
  private final Label words;
  private final Button print;
  private final HBox row;

  public HandoutRow(Kit kit, Handout handout, State.Visiting state) {
    this.kit = kit;
    name = name(handout);
    printer = !state.terminal().missing().contains(Peripheral.PRINTER);
    words = kit.text(Role.BODY, "");
    print =
        kit.button(
            "take-" + name,
            kit.say("paper.print"),
            Icon.PRINTER,
            new Event.TakeAlong(handout),
            "secondary");
    print.setAccessibleText(kit.say("handout." + name));
    print.setMinWidth(Region.USE_PREF_SIZE);
    row = kit.row(4, Icon.PAPER.draw(kit.metrics().icon(Role.TITLE)), Kit.grow(words), print);
    row.getStyleClass().add("card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    update(state);
  }

  /// Those that there are about the chosen item.
  public static List<HandoutRow> all(Kit kit, State.Visiting state, Handout... handouts) {
    var item = state.visit().chosen().orElseThrow();
    return Stream.of(handouts)
        .filter(handout -> handout.fits(item))
        .map(handout -> new HandoutRow(kit, handout, state))
        .toList();
  }

  /// What a handout is called in words and ids.
  public static String name(Handout handout) {
    return handout.name().toLowerCase(Locale.ROOT);
  }

  /// Empty where this terminal has no such printer.
  public Optional<Region> offered() {
    return printer ? Optional.of(row) : Optional.empty();
  }

  public void update(State.Visiting state) {
    boolean works = state.terminal().works(Peripheral.PRINTER);
    words.setText(kit.say(works ? "handout." + name + ".offer" : "handout.broken"));
    print.setVisible(works);
    print.setManaged(works);
    row.setId(name + (works ? "-offered" : "-broken"));
  }
}
