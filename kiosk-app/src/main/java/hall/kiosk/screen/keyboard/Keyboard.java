// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.journey.Language;
import hall.kiosk.screen.keyboard.KeyRow.Weighed;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Letters, digits and, where the terminal can, Chinese by pinyin.
public final class Keyboard {

  private final Kit kit;
  private final Typing typing;
  private final boolean canChinese;
  private final CandidateBar bar;
  private final VBox root;
  private boolean chinese;
  private boolean capitals;
  private String pinyin = "";

  public Keyboard(Kit kit, Typing typing) {
    this.kit = kit;
    this.typing = typing;
    canChinese = kit.chinese().isPresent();
    chinese = canChinese && kit.language() == Language.ZH_CN;
    bar = new CandidateBar(kit, this::pick);
    root = new VBox(kit.gap());
    root.getStyleClass().add("keyboard");
    root.setStyle("-fx-padding: %.0fpx;".formatted(kit.gap()));
    root.setMinHeight(Region.USE_PREF_SIZE);
    build();
  }

  public Region root() {
    return root;
  }

  private void build() {
    var rows = new ArrayList<Node>();
    if (chinese) {
      rows.add(bar.root());
      look();
    }
    rows.add(row(0, characters("1234567890")));
    rows.add(row(0, characters("qwertyuiop")));
    rows.add(row(0.5, characters("asdfghjkl")));
    var third = new ArrayList<Button>();
    if (!chinese) {
      var shift = Keys.icon(kit, "shift", Icon.SHIFT, kit.say("key.shift"), this::shift);
      third.add(shift);
    }
    third.addAll(characters("zxcvbnm"));
    third.add(
        Keys.icon(kit, "backspace", Icon.BACKSPACE, kit.say("key.backspace"), this::backspace));
    rows.add(row(0, third));
    rows.add(last());
    root.getChildren().setAll(rows);
  }

  private KeyRow last() {
    var keys = new ArrayList<Weighed>();
    if (canChinese) {
      var mode = chinese ? "key.to-latin" : "key.to-chinese";
      keys.add(wide(Keys.word(kit, "mode", kit.say(mode), "key-soft", this::toggle), 2.4));
    }
    keys.add(new Weighed(character("-", "hyphen", kit.say("key.hyphen")), 1));
    keys.add(wide(Keys.word(kit, "space", kit.say("key.space"), "key", () -> insert(" ")), 3));
    keys.add(new Weighed(character(chinese ? "，" : ",", "comma", kit.say("key.comma")), 1));
    keys.add(wide(Keys.word(kit, "done", kit.say("key.done"), "primary", this::finish), 2.4));
    return new KeyRow(kit, 0, keys);
  }

  private static Weighed wide(Button key, double weight) {
    return new Weighed(key, weight);
  }

  private List<Button> characters(String all) {
    return all.chars()
        .mapToObj(c -> String.valueOf((char) c))
        .map(text -> character(text, text, text))
        .toList();
  }

  private Button character(String text, String id, String spoken) {
    var shown = capitals ? text.toUpperCase(Locale.ROOT) : text;
    return Keys.key(kit, id, shown, spoken, () -> press(shown));
  }

  private KeyRow row(double inset, List<Button> keys) {
    return new KeyRow(kit, inset, keys.stream().map(key -> new Weighed(key, 1)).toList());
  }

  private void press(String text) {
    if (chinese && text.length() == 1 && text.charAt(0) >= 'a' && text.charAt(0) <= 'z') {
      pinyin += text;
      look();
      typing.composing(pinyin);
    } else {
      insert(text);
    }
  }

  private void insert(String text) {
    flush();
    typing.type(text);
  }

  /// Letters that no candidate was picked for are typed as the first thing they may mean.
  private void flush() {
    if (!pinyin.isEmpty()) {
      var letters = pinyin;
      var meant = candidates();
      pinyin = "";
      look();
      typing.type(meant.isEmpty() ? letters : meant.getFirst());
    }
  }

  private void pick(String text) {
    var letters = pinyin;
    pinyin = kit.chinese().map(input -> input.rest(letters, text)).orElse("");
    look();
    typing.type(text);
    if (!pinyin.isEmpty()) {
      typing.composing(pinyin);
    }
  }

  private void backspace() {
    if (pinyin.isEmpty()) {
      typing.backspace();
    } else {
      pinyin = pinyin.substring(0, pinyin.length() - 1);
      look();
      typing.composing(pinyin);
    }
  }

  /// Types what is still in letters, and ends.
  public void finish() {
    flush();
    typing.done();
  }

  private void look() {
    bar.show(pinyin, candidates());
  }

  private List<String> candidates() {
    return pinyin.isEmpty()
        ? List.of()
        : kit.chinese().map(input -> input.candidates(pinyin)).orElse(List.of());
  }

  private void shift() {
    capitals = !capitals;
    build();
  }

  private void toggle() {
    flush();
    chinese = !chinese;
    capitals = false;
    build();
  }

  /// Forgets letters that were not turned into characters.
  public void close() {
    pinyin = "";
    kit.chinese().ifPresent(ChineseInput::forget);
    root.getChildren().clear();
  }
}
