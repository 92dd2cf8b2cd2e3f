// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What every screen builds with: measures, words and plain controls for one citizen's look.
///
/// @param images the JPEG of a page; called off the JavaFX thread
/// @param helpPhone may be empty
/// @param reachesLow whether this terminal can show all controls low
/// @param speaks whether this terminal can read its screens aloud
public record Kit(
    Look look,
    Metrics metrics,
    Consumer<Event> emit,
    TapGuard guard,
    Function<String, byte[]> images,
    Optional<ChineseInput> chinese,
    String helpPhone,
    boolean reachesLow,
    boolean speaks) {

  public Language language() {
    return look.language();
  }

  public String say(String key, Object... values) {
    return Words.in(look.language()).say(key, values);
  }

  public String count(String key, int count) {
    return Words.in(look.language()).count(key, count);
  }

  public String say(LocalText text) {
    return text.in(look.language());
  }

  public double px(double mm) {
    return metrics.px(mm);
  }

  public double gap() {
    return metrics.gap();
  }

  /// A headline that the content says too: large text on a low panel needs the room.
  public String headline(String key, Object... values) {
    return metrics.tight() && !metrics.titleAbove() ? "" : say(key, values);
  }

  /// Text that wraps and is never squeezed below what it needs.
  public Label text(Role role, String text, String... styles) {
    return label(role, false, text, styles);
  }

  public Label bold(Role role, String text, String... styles) {
    return label(role, true, text, styles);
  }

  private Label label(Role role, boolean bold, String text, String... styles) {
    var label = new Label(Glyphs.showable(text));
    label.setFont(metrics.font(role, bold));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /// A button that emits one event.
  public Button button(String id, String text, Icon icon, Event event, String... styles) {
    return button(id, text, icon, () -> emit.accept(event), styles);
  }

  public Button button(String id, String text, Icon icon, Runnable action, String... styles) {
    var button = new Button(text, icon.draw(metrics.icon(Role.BODY)));
    button.setId(id);
    button.setAccessibleText(text);
    button.setFont(metrics.font(Role.BODY, true));
    button.setGraphicTextGap(px(2));
    button.setWrapText(true);
    button.setMinSize(px(22), Region.USE_PREF_SIZE);
    button.setStyle(padding(2.6, 4));
    button.getStyleClass().addAll(styles);
    button.setOnAction(tap -> {
      if (guard.accepts(id)) {
        action.run();
      }
    });
    return button;
  }

  String padding(double vertical, double horizontal) {
    return "-fx-padding: %.0fpx %.0fpx;".formatted(px(vertical), px(horizontal));
  }

  public VBox column(double gapMm, Node... nodes) {
    var box = new VBox(px(gapMm), nodes);
    box.setFillWidth(true);
    return box;
  }

  public HBox row(double gapMm, Node... nodes) {
    var box = new HBox(px(gapMm), nodes);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /// Lets a node of a row take the room that is left.
  public static <N extends Region> N grow(N node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    node.setMaxWidth(Double.MAX_VALUE);
    return node;
  }
}
