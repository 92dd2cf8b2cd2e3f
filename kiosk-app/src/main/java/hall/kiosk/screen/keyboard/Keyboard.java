// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.journey.Language;
import hall.kiosk.screen.keyboard.KeyRow.Weighed;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.screen.kit.ChineseInput.Way;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Letters, digits and, where the terminal can, Chinese by pinyin, by strokes or drawn.
///
/// Who has the screen read aloud is offered no drawing: what a finger draws unseen is no character.
public final class Keyboard {

  private final Kit kit;
  private final Typing typing;
  private final Set<Way> ways;
  private final VBox root;

  /// Empty for letters as they are.
  private Optional<Way> way;

  private Plane plane;

  public Keyboard(Kit kit, Typing typing) {
    this.kit = kit;
    this.typing = typing;
    ways = EnumSet.noneOf(Way.class);
    kit.chinese().map(ChineseInput::ways).ifPresent(ways::addAll);
    if (kit.look().voice().on()) {
      ways.remove(Way.DRAWING);
    }
    way = kit.language() == Language.ZH_CN ? firstWay() : Optional.empty();
    plane = plane();
    root = new VBox(kit.gap());
    root.getStyleClass().add("keyboard");
    root.setStyle("-fx-padding: %.0fpx;".formatted(kit.gap()));
    root.setMinHeight(Region.USE_PREF_SIZE);
    build();
  }

  public Region root() {
    return root;
  }

  private Optional<Way> firstWay() {
    return ways.stream().findFirst();
  }

  private Plane plane() {
    return way.map(told ->
            switch (told) {
              case PINYIN -> new LetterPlane(kit, typing, this, true);
              case STROKES -> new StrokePlane(kit, typing);
              case DRAWING -> new DrawingPlane(kit, typing);
            })
        .orElseGet(() -> new LetterPlane(kit, typing, this, false));
  }

  void build() {
    var rows = new ArrayList<Node>(plane.rows());
    rows.add(last());
    root.getChildren().setAll(rows);
  }

  private KeyRow last() {
    var keys = new ArrayList<Weighed>();
    modeKey().ifPresent(key -> keys.add(new Weighed(key, 2.4)));
    if (way.isEmpty() || way.get() == Way.PINYIN) {
      keys.add(new Weighed(sign("-", "hyphen"), 1));
      keys.add(
          new Weighed(Keys.word(kit, "space", kit.say("key.space"), "key", () -> insert(" ")), 3));
      keys.add(new Weighed(sign(way.isEmpty() ? "," : "，", "comma"), 1));
    } else {
      otherWay().ifPresent(key -> keys.add(new Weighed(key, 2.4)));
      keys.add(new Weighed(backspaceKey(), 2.6));
    }
    keys.add(
        new Weighed(Keys.word(kit, "done", kit.say("key.done"), "primary", this::finish), 2.4));
    return new KeyRow(kit, 0, keys);
  }

  private Button sign(String text, String id) {
    return Keys.key(kit, id, text, kit.say("key." + id), () -> insert(text));
  }

  /// From letters to Chinese; from pinyin to letters, and from the other ways to what comes first.
  private Optional<Button> modeKey() {
    boolean first = way.equals(firstWay());
    return firstWay()
        .map(chinese ->
            first
                ? Keys.word(
                    kit, "mode", kit.say("key.to-latin"), "key-soft", () -> turn(Optional.empty()))
                : way.isEmpty()
                    ? Keys.word(
                        kit, "mode", kit.say("key.to-chinese"), "key-soft", () -> turn(firstWay()))
                    : to(chinese, "mode"));
  }

  /// To what is neither the way that comes first nor the one that is used: from pinyin to drawing,
  /// where one can, and from there to strokes.
  Optional<Button> otherWay() {
    return Optional.of(Way.DRAWING)
        .filter(drawing -> ways.contains(drawing) && !way.equals(Optional.of(drawing)))
        .or(() -> Optional.of(Way.STROKES))
        .filter(other -> ways.contains(other) && !way.equals(Optional.of(other)))
        .filter(other -> !firstWay().equals(Optional.of(other)))
        .map(other -> to(other, "way"));
  }

  private Button to(Way other, String id) {
    var words =
        switch (other) {
          case PINYIN -> "key.to-pinyin";
          case STROKES -> "key.to-strokes";
          case DRAWING -> "key.to-drawing";
        };
    var key = Keys.word(kit, id, kit.say(words), "key-soft", () -> turn(Optional.of(other)));
    key.setAccessibleText(kit.say(words + ".spoken"));
    return key;
  }

  private void turn(Optional<Way> other) {
    plane.flush();
    way = other;
    plane = plane();
    build();
  }

  Button backspaceKey() {
    return Keys.icon(
        kit,
        "backspace",
        Icon.BACKSPACE,
        kit.say("key.backspace"),
        () -> {
          if (!plane.takeBack()) {
            typing.backspace();
          }
        });
  }

  private void insert(String text) {
    plane.flush();
    typing.type(text);
  }

  /// Types what is still half told, and ends.
  public void finish() {
    plane.flush();
    typing.done();
  }

  /// Forgets what was not turned into characters.
  public void close() {
    plane.forget();
    kit.chinese().ifPresent(ChineseInput::forget);
    root.getChildren().clear();
  }
}
