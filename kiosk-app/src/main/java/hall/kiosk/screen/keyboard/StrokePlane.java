// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.journey.Language;
import hall.kiosk.screen.keyboard.KeyRow.Weighed;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;

/// Chinese by the strokes of a character in their order: for rare ones, whose sound nobody knows.
final class StrokePlane implements Plane {

  private static final String KINDS = ChineseInput.STROKES + ChineseInput.ANY_STROKE;

  /// How the kinds are written, in the order of [#KINDS].
  private static final String SHAPES = "一丨丿丶乙？";

  private static final List<String> WORDS = List.of("h", "s", "p", "n", "z", "any");

  private final Kit kit;
  private final Typing typing;
  private final CandidateBar bar;
  private String strokes = "";

  StrokePlane(Kit kit, Typing typing) {
    this.kit = kit;
    this.typing = typing;
    bar = new CandidateBar(kit, this::pick);
  }

  @Override
  public List<Node> rows() {
    look();
    var rows = new ArrayList<Node>();
    rows.add(bar.root());
    for (int from = 0; from < KINDS.length(); from += 3) {
      var keys = new ArrayList<Weighed>();
      for (int i = from; i < from + 3; i++) {
        keys.add(new Weighed(key(i), 1));
      }
      rows.add(new KeyRow(kit, 0, 2, keys));
    }
    return rows;
  }

  private Button key(int index) {
    var word = WORDS.get(index);
    var spoken = kit.say("key.stroke." + word + ".spoken");
    // Their Chinese names are short; who reads another language goes by the shape.
    boolean named = kit.language() == Language.ZH_CN && index < ChineseInput.STROKES.length();
    var shape = SHAPES.substring(index, index + 1);
    var key =
        Keys.key(
            kit,
            "stroke-" + word,
            named ? shape + " " + spoken.substring(0, 1) : shape,
            spoken,
            () -> press(KINDS.charAt(index)));
    key.setFont(kit.metrics().font(Role.LEAD, false));
    return key;
  }

  private void press(char kind) {
    strokes += kind;
    look();
  }

  private void pick(String text) {
    forget();
    typing.type(text);
  }

  @Override
  public void flush() {
    var meant = candidates();
    forget();
    if (!meant.isEmpty()) {
      typing.type(meant.getFirst());
    }
  }

  @Override
  public boolean takeBack() {
    if (strokes.isEmpty()) {
      return false;
    }
    strokes = strokes.substring(0, strokes.length() - 1);
    look();
    return true;
  }

  @Override
  public void forget() {
    strokes = "";
    look();
  }

  private void look() {
    var meant = candidates();
    bar.show(
        kit.say("key.stroke.hint"),
        strokes.isEmpty() || !meant.isEmpty() ? shapes() : kit.say("key.stroke.none", shapes()),
        meant);
  }

  private String shapes() {
    return strokes
        .chars()
        .mapToObj(kind -> SHAPES.substring(KINDS.indexOf(kind), KINDS.indexOf(kind) + 1))
        .collect(Collectors.joining(" "));
  }

  private List<String> candidates() {
    return strokes.isEmpty()
        ? List.of()
        : kit.chinese().map(input -> input.byStrokes(strokes)).orElse(List.of());
  }
}
