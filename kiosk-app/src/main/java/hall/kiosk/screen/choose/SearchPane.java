// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.choose;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Readings;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.Stage.Finder;
import hall.kiosk.journey.Terminal;
import hall.kiosk.screen.keyboard.EntryBox;
import hall.kiosk.screen.keyboard.Keyboard;
import hall.kiosk.screen.keyboard.Typing;
import hall.kiosk.screen.kit.AfterEcho;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Paged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /// What was found so far, from key to key: a card costs more to make than all else that a key
  /// does.
  private final Map<String, Region> kept = new HashMap<>();

  private final Paged found;
  private final Region hint;
  private final Region nothing;
  private Optional<Terminal> offering = Optional.empty();
  private final Keyboard keyboard;
  private final AfterEcho finding = new AfterEcho(this::find);
  private final Region root;
  private String words;
  private String letters = "";

  SearchPane(Kit kit, ItemCards cards, String words) {
    this.kit = kit;
    this.cards = cards;
    this.words = words;
    field = new EntryBox(kit, "search-field", kit.say("search.placeholder"), 1);
    found = new PageBar(kit).paged();
    hint =
        new VBox(Note.of(kit, Note.Kind.INFO, kit.say("search.hint"), kit.say("search.examples")));
    nothing =
        new VBox(Note.of(kit, Note.Kind.WARM, kit.say("search.none"), kit.say("search.none.more")));
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

  void show(String sought, Terminal terminal) {
    field.show(words);
    var items = terminal.catalogue().search(sought, readings());
    if (sought.isBlank()) {
      put(hint);
    } else if (items.isEmpty()) {
      put(nothing);
    } else {
      if (offering.filter(terminal::equals).isEmpty()) {
        kept.clear();
        offering = Optional.of(terminal);
      }
      found.setBlocks(items.stream().map(item -> card(terminal, item)).toList());
      put(found);
    }
  }

  private Region card(Terminal terminal, ServiceItem item) {
    return kept.computeIfAbsent(item.code(), code -> cards.of(terminal, List.of(item)).getFirst());
  }

  private void put(Region node) {
    if (!results.getChildren().equals(List.of(node))) {
      results.getChildren().setAll(node);
    }
  }

  private Readings readings() {
    return kit.chinese().map(ChineseInput::readings).orElse(Readings.NONE);
  }

  @Override
  public void type(String text) {
    letters = "";
    changed(words.codePointCount(0, words.length()) < LONGEST ? words + text : words);
  }

  /// The letter first: cards take longer to come up than a key may take to show.
  @Override
  public void composing(String waiting) {
    letters = waiting;
    finding.ask(root);
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
    finding.cancel();
    kit.emit().accept(new Event.Find(new Finder.BySearch(words + letters)));
  }

  void close() {
    finding.cancel();
    keyboard.close();
    words = "";
    letters = "";
    field.show("");
    results.getChildren().clear();
    found.setBlocks(List.of());
    kept.clear();
  }
}
