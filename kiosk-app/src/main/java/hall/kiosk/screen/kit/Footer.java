// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Event;
import hall.kiosk.screen.kit.Metrics.Role;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Back at the left, leave beside it, the one way on always at the right.
public final class Footer {

  private final Kit kit;
  private final HBox bar;
  private final Button back;
  private final Button cancel;
  private final Button proceed;
  private Runnable onBack;
  private Runnable onProceed;

  Footer(Kit kit) {
    this.kit = kit;
    onBack = () -> kit.emit().accept(new Event.Back());
    onProceed = () -> kit.emit().accept(new Event.Proceed());
    back = kit.button("back", kit.say("footer.back"), Icon.BACK, () -> onBack.run(), "secondary");
    cancel =
        kit.button("cancel", kit.say("footer.leave"), Icon.LEAVE, new Event.Cancel(), "secondary");
    proceed =
        kit.button("proceed", kit.say("footer.next"), Icon.NEXT, () -> onProceed.run(), "primary");
    proceed.setFont(kit.metrics().font(oneLine() ? Role.BODY : Role.LEAD, true));
    proceed.setContentDisplay(ContentDisplay.RIGHT);
    proceed.setVisible(false);
    for (var button : new Button[] {back, cancel}) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    var room = Kit.grow(new Region());
    bar = new HBox(kit.gap(), back, cancel, room, proceed);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setFillHeight(true);
    bar.getStyleClass().add("footer");
    bar.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(4), kit.px(5)));
    // Never by what the button says: the pages above would change with it, and it with them.
    double height = Math.max(kit.px(20), kit.metrics().fontPx(Role.LEAD) * lines());
    for (var button : new Button[] {back, cancel, proceed}) {
      button.setMinHeight(height);
      button.setMaxHeight(height);
    }
    double width =
        kit.metrics().narrow() ? 0.42 : kit.metrics().landscape() ? 0.3 : oneLine() ? 0.53 : 0.46;
    proceed.setMinWidth(kit.metrics().widthPx() * width);
    proceed.setMaxWidth(kit.metrics().widthPx() * width);
  }

  /// Where height is scarcer than width.
  private boolean oneLine() {
    return kit.metrics().low() && kit.metrics().tight();
  }

  private double lines() {
    boolean two = !kit.metrics().landscape() && kit.metrics().picture() < 0.8 && !oneLine();
    return two ? 3.5 : 2.3;
  }

  Region root() {
    return bar;
  }

  /// The primary action: what it says and does.
  public Footer proceed(String text, Runnable action) {
    say(text);
    onProceed = action;
    proceed.setDisable(false);
    proceed.setVisible(true);
    return this;
  }

  public Footer proceed(String text) {
    return proceed(text, () -> kit.emit().accept(new Event.Proceed()));
  }

  /// The primary action under another id, where another event ends the screen.
  public Footer proceed(String id, String text, Event event) {
    proceed.setId(id);
    return proceed(text, () -> kit.emit().accept(event));
  }

  public void say(String text) {
    proceed.setText(text);
    proceed.setAccessibleText(text);
  }

  public void enable(boolean enabled) {
    proceed.setDisable(!enabled);
  }

  public Footer back(Runnable action) {
    onBack = action;
    return this;
  }

  /// Another way than back, at its place.
  public Footer aside(String id, String text, Icon icon, Event event) {
    back.setId(id);
    back.setText(text);
    back.setAccessibleText(text);
    back.setGraphic(icon.draw(kit.metrics().icon(Role.BODY)));
    return back(() -> kit.emit().accept(event));
  }

  public Footer withoutProceed() {
    proceed.setVisible(false);
    return this;
  }

  public Footer withoutBack() {
    back.setVisible(false);
    back.setManaged(false);
    return this;
  }

  public Footer withoutLeave() {
    cancel.setVisible(false);
    cancel.setManaged(false);
    return this;
  }

  /// Nothing can be tapped now.
  public Footer empty() {
    proceed.setVisible(false);
    return withoutBack().withoutLeave();
  }

  /// Both outer buttons turn pages first: forward until everything was seen, then on.
  public void turn(Paged paged, String lastText, Runnable atTheEnd) {
    Runnable told = () -> say(paged.last() ? lastText : kit.say("footer.page"));
    proceed(
        lastText,
        () -> {
          if (paged.forward()) {
            kit.emit().accept(new Event.Stirred());
          } else {
            atTheEnd.run();
          }
        });
    back(() -> {
      kit.emit().accept(paged.back() ? new Event.Stirred() : new Event.Back());
    });
    paged.onTurned(told);
  }
}
