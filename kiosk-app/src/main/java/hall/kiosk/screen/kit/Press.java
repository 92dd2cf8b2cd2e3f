// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.screen.kit.Metrics.Role;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/// A large surface to tap, with whatever it shows inside.
public final class Press extends HBox implements Keyed {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Runnable guarded;

  /// @param spoken what it is called, for those who do not see it
  public Press(Kit kit, String id, String spoken, Runnable action, Node... content) {
    super(kit.px(3), content);
    setId(id);
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(spoken);
    getStyleClass().add("press");
    setStyle(
        "-fx-padding: %.0fpx %.0fpx;"
            .formatted(
                kit.px(kit.metrics().tight() ? 1.5 : kit.metrics().landscape() ? 3 : 4),
                kit.px(4)));
    Runnable guarded =
        () -> {
          if (kit.guard().accepts(id)) {
            action.run();
          }
        };
    setOnMouseReleased(released(guarded));
    setOnMouseClicked(MouseEvent::consume);
    this.guarded = guarded;
  }

  /// A line of words behind a picture.
  public static Press line(Kit kit, String id, String words, Icon icon, Runnable action) {
    return new Press(
        kit,
        id,
        words,
        action,
        icon.draw(kit.metrics().icon(Role.BODY)),
        Kit.grow(kit.text(Role.BODY, words)));
  }

  /// A finger that slid off meant something else.
  private EventHandler<MouseEvent> released(Runnable action) {
    return event -> {
      event.consume();
      if (contains(event.getX(), event.getY())) {
        action.run();
      }
    };
  }

  @Override
  public void press() {
    guarded.run();
  }

  /// Higher, where there is room for it.
  public Press roomy(Kit kit) {
    if (kit.metrics().tight()) {
      return this;
    }
    double high = kit.metrics().landscape() || kit.metrics().picture() < 0.8 ? 3 : 6.5;
    setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(high), kit.px(4)));
    return this;
  }

  public void setChosen(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
  }

  /// Whether it is told as chosen.
  public boolean isChosen() {
    return getPseudoClassStates().contains(CHOSEN);
  }
}
