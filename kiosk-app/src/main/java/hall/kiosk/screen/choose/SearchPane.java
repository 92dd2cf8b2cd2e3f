// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.choose;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Readings;
import hall.kiosk.journey.Stage.Finder;
import hall.kiosk.journey.Terminal;
import hall.kiosk.screen.keyboard.EntryBox;
import hall.kiosk.screen.keyboard.Keyboard;
import hall.kiosk.screen.keyboard.Typing;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PageBar;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A field, what it finds, and the keyboard below (beside it on a wide panel). Letters find
/// something before they are turned into characters.
final class SearchPane implements Typing {

  private static final int LONGEST = 20;

  private final Kit kit;
  private final ItemCards cards;
  private final EntryBox field;
  private final StackPane results = new StackPane();
  private final Keyboard keyboard;
  private final Region root;
  private String words;
  private String letters = "";

  SearchPane(Kit kit, ItemCards cards, String words) {
    this.kit = kit;
    this.cards = cards;
    this.words = words;
    field = new EntryBox(kit, "search-field", kit.say("search.placeholder"), 1);
    keyboard = new Keyboard(kit, this);
    results.setMinHeight(0);
    VBox.setVgrow(results, Priority.ALWAYS);
    var row = kit.row(3, Icon.SEARCH.draw(kit.metrics().icon(Role.TITLE)), Kit.grow(field));
    var upper = new VBox(kit.gap(), row, results);
    if (kit.metrics().landscape()) {
      var typing = keyboard.root();
      double width = kit.metrics().widthPx() * 0.44;
      typing.setMinWidth(width);
      typing.setMaxWidth(width);
      typing.setMaxHeight(Region.USE_PREF_SIZE);
      root = new HBox(kit.px(5), Kit.grow(upper), typing);
    } else {
      VBox.setVgrow(upper, Priority.ALWAYS);
      upper.setMinHeight(0);
      root = new VBox(kit.gap(), upper, keyboard.root());
    }
  }

  Region root() {
    return root;
  }

  void show(String found, Terminal terminal) {
    field.show(words);
    var items = terminal.catalogue().search(found, readings());
    if (found.isBlank()) {
      results
          .getChildren()
          .setAll(
              top(
                  Note.of(
                      kit, Note.Kind.INFO, kit.say("search.hint"), kit.say("search.examples"))));
    } else if (items.isEmpty()) {
      results
          .getChildren()
          .setAll(
              top(
                  Note.of(
                      kit, Note.Kind.WARM, kit.say("search.none"), kit.say("search.none.more"))));
    } else {
      results.getChildren().setAll(new PageBar(kit).over(cards.of(terminal, items)));
    }
  }

  private Readings readings() {
    return kit.chinese().map(ChineseInput::readings).orElse(Readings.NONE);
  }

  private static Region top(Region node) {
    return new VBox(node);
  }

  @Override
  public void type(String text) {
    letters = "";
    changed(words.codePointCount(0, words.length()) < LONGEST ? words + text : words);
  }

  @Override
  public void composing(String waiting) {
    letters = waiting;
    find();
  }

  @Override
  public void backspace() {
    if (!words.isEmpty()) {
      changed(words.substring(0, words.offsetByCodePoints(words.length(), -1)));
    }
  }

  @Override
  public void done() {
    kit.emit().accept(new Event.Find(new Finder.BySearch(words)));
  }

  private void changed(String now) {
    words = now;
    field.show(words);
    find();
  }

  private void find() {
    kit.emit().accept(new Event.Find(new Finder.BySearch(words + letters)));
  }

  void close() {
    keyboard.close();
    words = "";
    letters = "";
    field.show("");
    results.getChildren().setAll(List.of());
  }
}
