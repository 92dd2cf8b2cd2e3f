// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One text being typed, plain to see, with its keys below it or beside it on a wide panel.
public final class TextPage implements Typing {

  /// Texts of so many characters are seen as a whole.
  private static final int SHORT = 100;

  private final EntryBox box;
  private final Keyboard keyboard;
  private final Region root;
  private final int longest;
  private final Consumer<String> changed;
  private final Runnable onDone;
  private String text;

  /// @param id of the box
  /// @param longest in characters
  /// @param changed told after every key
  public TextPage(
      Kit kit,
      String id,
      String asked,
      String before,
      int longest,
      Consumer<String> changed,
      Runnable onDone) {
    this.longest = longest;
    this.changed = changed;
    this.onDone = onDone;
    text = before;
    box = new EntryBox(kit, id, kit.say("form.type"), kit.metrics().tight() ? 1 : 2);
    if (longest > SHORT) {
      box.showEnd(roomFor(kit));
    }
    keyboard = new Keyboard(kit, this);
    var words = new VBox(kit.px(2), kit.bold(Role.LEAD, asked), box);
    root = layout(kit, words, keyboard.root());
    box.show(text);
  }

  /// So many characters find room above the keys in every size of text.
  private static int roomFor(Kit kit) {
    double width = kit.metrics().widthPx() * (kit.metrics().landscape() ? 0.4 : 0.85);
    int lines = kit.metrics().tight() || kit.metrics().low() ? 2 : 4;
    int perLine = (int) (width / kit.metrics().fontPx(Role.LEAD));
    return perLine * lines;
  }

  private static Region layout(Kit kit, VBox words, Region keys) {
    if (kit.metrics().landscape()) {
      double width = kit.metrics().widthPx() * 0.46;
      keys.setMinWidth(width);
      keys.setMaxWidth(width);
      keys.setMaxHeight(Region.USE_PREF_SIZE);
      var row = new HBox(kit.px(5), Kit.grow(words), keys);
      row.setAlignment(Pos.TOP_LEFT);
      return row;
    }
    var room = new Region();
    VBox.setVgrow(room, Priority.ALWAYS);
    return new VBox(kit.px(4), words, room, keys);
  }

  public Region root() {
    return root;
  }

  @Override
  public void type(String more) {
    int room = longest - text.codePointCount(0, text.length());
    int length = Math.clamp(room, 0, more.codePointCount(0, more.length()));
    if (length > 0) {
      show(text + more.substring(0, more.offsetByCodePoints(0, length)));
    }
  }

  @Override
  public void backspace() {
    if (!text.isEmpty()) {
      show(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    }
  }

  private void show(String now) {
    text = now;
    box.show(text);
    changed.accept(text);
  }

  @Override
  public void done() {
    onDone.run();
  }

  /// Ends from outside, with what is still half typed.
  public void finish() {
    keyboard.finish();
  }

  /// Forgets the text.
  public void close() {
    text = "";
    box.show(text);
    keyboard.close();
  }
}
