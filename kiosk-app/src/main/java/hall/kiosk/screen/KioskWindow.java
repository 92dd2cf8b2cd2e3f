// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.screen.kit.Narrator;
import hall.kiosk.screen.kit.TapGuard;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.util.Duration;

/// The one window of the kiosk: full screen, and it stays.
///
/// All methods run on the JavaFX thread. Taps come out as events on that thread; `emit` must not
/// block. On a display of another size than the panel, outside production, everything is scaled to
/// fit.
public final class KioskWindow {

  private final Stage stage;
  private final Panel panel;
  private final Glass glass;
  private final Steady steady;
  private final Pane desk;

  public KioskWindow(
      Stage stage,
      Panel panel,
      Consumer<Event> emit,
      PageImages images,
      Optional<Narrator> narrator,
      LongSupplier nanos) {
    this.stage = stage;
    this.panel = panel;
    glass = new Glass(panel, emit, images, Optional.empty(), narrator, new TapGuard(nanos));
    steady = new Steady(glass::show);
    desk = new Pane(glass.root());
    desk.setStyle("-fx-background-color: black;");
    var scene = new Scene(desk, panel.widthPx(), panel.heightPx());
    scene.setUserAgentStylesheet(Glass.styleSheet());
    listen(scene, glass, steady, new Keypad(glass.focus(), glass.narration(), emit, nanos));
    new Corner(glass.root(), panel.pxPerMm(), glass::rests, emit, nanos);
    if (panel.production()) {
      scene.setCursor(Cursor.NONE);
    }
    scene.widthProperty().addListener(changed -> fit());
    scene.heightProperty().addListener(changed -> fit());
    stage.setScene(scene);
    stage.initStyle(StageStyle.UNDECORATED);
    stage.setFullScreenExitHint("");
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setOnCloseRequest(javafx.stage.WindowEvent::consume);
    // X11 drops full screen when the focus goes elsewhere.
    stage.fullScreenProperty().addListener(changed -> stayFull());
  }

  /// Keys lead until a finger does; no key reaches anything else.
  static void listen(Scene scene, Glass glass, Steady steady, Keypad keypad) {
    scene.addEventFilter(KeyEvent.ANY, keypad::handle);
    var longest = new PauseTransition(Duration.seconds(Steady.LONGEST_SECONDS));
    longest.setOnFinished(over -> steady.lifted());
    scene.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        press -> {
          glass.touched();
          steady.pressed();
          longest.playFromStart();
        });
    // The click comes after the release: what waited is shown after both, and what the tap itself
    // turned or opened is at its place for the next one.
    scene.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        release -> {
          longest.stop();
          Platform.runLater(() -> {
            steady.lifted();
            glass.lay();
          });
        });
    scene.addPostLayoutPulseListener(glass::settle);
  }

  /// Shows the state, or keeps it until a finger has left the glass; showing the same one again
  /// changes nothing.
  public void show(State state) {
    steady.show(state);
    if (!stage.isShowing()) {
      stage.setX(0);
      stage.setY(0);
      if (fills()) {
        stage.setFullScreen(true);
      } else {
        size();
      }
      stage.show();
      fit();
    }
  }

  /// Lets Chinese be entered from the next screen on: opening it takes as long as a window, and
  /// nobody types on the first screen.
  public void takes(ChineseInput input) {
    glass.takes(input);
  }

  /// The application's own picture of its screen; absent where a citizen is here, so that no visit
  /// is ever pictured.
  public Optional<RestPicture> pictureAtRest() {
    return glass.pictureAtRest();
  }

  private void size() {
    var screen = Screen.getPrimary().getBounds();
    double factor =
        Math.min(
            1,
            Math.min(screen.getWidth() / panel.widthPx(), screen.getHeight() / panel.heightPx()));
    stage.setWidth(panel.widthPx() * factor);
    stage.setHeight(panel.heightPx() * factor);
  }

  private void stayFull() {
    if (fills() && stage.isShowing() && !stage.isFullScreen()) {
      stage.setFullScreen(true);
    }
  }

  /// Whether the panel is all there is, as in production.
  private boolean fills() {
    var screen = Screen.getPrimary().getBounds();
    return panel.production()
        || ((int) screen.getWidth() == panel.widthPx()
            && (int) screen.getHeight() == panel.heightPx());
  }

  private void fit() {
    var scene = stage.getScene();
    double factor =
        Math.min(scene.getWidth() / panel.widthPx(), scene.getHeight() / panel.heightPx());
    var root = glass.root();
    root.getTransforms().clear();
    if (factor > 0 && factor != 1) {
      root.getTransforms().add(new Scale(factor, factor));
    }
    root.relocate((scene.getWidth() - panel.widthPx() * factor) / 2, 0);
  }
}
