// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.screen.keyboard.KeyRow.Weighed;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;

/// Digits and letters: typed as they are, or Chinese by its sound.
final class LetterPlane implements Plane {

  private final Kit kit;
  private final Typing typing;
  private final Keyboard keyboard;
  private final boolean chinese;
  private final CandidateBar bar;
  private boolean capitals;
  private String pinyin = "";

  LetterPlane(Kit kit, Typing typing, Keyboard keyboard, boolean chinese) {
    this.kit = kit;
    this.typing = typing;
    this.keyboard = keyboard;
    this.chinese = chinese;
    bar = new CandidateBar(kit, this::pick);
  }

  @Override
  public List<Node> rows() {
    var rows = new ArrayList<Node>();
    if (chinese) {
      rows.add(bar.root());
      look();
    }
    rows.add(row(0, characters("1234567890")));
    rows.add(row(0, characters("qwertyuiop")));
    rows.add(row(0.5, characters("asdfghjkl")));
    rows.add(third());
    return rows;
  }

  private KeyRow third() {
    var keys = new ArrayList<Weighed>();
    if (chinese) {
      // Where a letter more would be: two keys wide, for two characters in every size of text.
      keyboard.otherWay().ifPresent(key -> keys.add(new Weighed(key, 2)));
    } else {
      keys.add(
          new Weighed(Keys.icon(kit, "shift", Icon.SHIFT, kit.say("key.shift"), this::shift), 1));
    }
    characters("zxcvbnm").forEach(key -> keys.add(new Weighed(key, 1)));
    keys.add(new Weighed(keyboard.backspaceKey(), 1));
    return new KeyRow(kit, 0, keys);
  }

  private List<Button> characters(String all) {
    return all.chars()
        .mapToObj(c -> String.valueOf((char) c))
        .map(text -> {
          var shown = capitals ? text.toUpperCase(Locale.ROOT) : text;
          return Keys.key(kit, text, shown, text, () -> press(shown));
        })
        .toList();
  }

  private KeyRow row(double inset, List<Button> keys) {
    return new KeyRow(kit, inset, keys.stream().map(key -> new Weighed(key, 1)).toList());
  }

  private void press(String text) {
    if (chinese && text.charAt(0) >= 'a' && text.charAt(0) <= 'z') {
      pinyin += text;
      look();
      typing.composing(pinyin);
    } else {
      flush();
      typing.type(text);
    }
  }

  @Override
  public void flush() {
    if (!pinyin.isEmpty()) {
      var letters = pinyin;
      var meant = candidates();
      forget();
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

  @Override
  public boolean takeBack() {
    if (pinyin.isEmpty()) {
      return false;
    }
    pinyin = pinyin.substring(0, pinyin.length() - 1);
    look();
    typing.composing(pinyin);
    return true;
  }

  @Override
  public void forget() {
    pinyin = "";
    look();
  }

  private void look() {
    var meant = candidates();
    bar.show(
        kit.say("key.pinyin.hint"),
        pinyin.isEmpty() || !meant.isEmpty() ? pinyin : kit.say("key.pinyin.none", pinyin),
        meant);
  }

  private List<String> candidates() {
    return pinyin.isEmpty()
        ? List.of()
        : kit.chinese().map(input -> input.candidates(pinyin)).orElse(List.of());
  }

  private void shift() {
    capitals = !capitals;
    keyboard.build();
  }
}
