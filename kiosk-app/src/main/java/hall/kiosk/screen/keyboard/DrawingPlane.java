// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.journey.Signature.Stroke;
import hall.kiosk.screen.kit.InkPad;
import hall.kiosk.screen.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Chinese drawn by a finger, one character at a time, recognised whenever the finger lifts.
final class DrawingPlane implements Plane {

  private static final int ROWS = 4;

  private final Kit kit;
  private final Typing typing;
  private final CandidateBar bar;
  private final InkPad pad;
  private final Button undo;
  private final Button again;
  private final List<Stroke> strokes = new ArrayList<>();
  private List<String> meant = List.of();

  DrawingPlane(Kit kit, Typing typing) {
    this.kit = kit;
    this.typing = typing;
    bar = new CandidateBar(kit, this::pick);
    double height = Keys.height(kit, ROWS);
    // The narrowest place where a keyboard stands, and a column of keys beside the pad.
    double room = kit.metrics().widthPx() * (kit.metrics().landscape() ? 0.29 : 0.66);
    pad =
        new InkPad(
            Math.floor(Math.min(room, height * 2)),
            height,
            "drawing-pad",
            kit.say("key.draw.pad"),
            List.of(),
            this::drawn);
    undo = key("undo", "key.draw.undo", this::takeBack);
    again = key("again", "key.draw.again", this::forget);
  }

  private Button key(String id, String words, Runnable action) {
    var key = Keys.word(kit, "draw-" + id, kit.say(words), "key-soft", action);
    VBox.setVgrow(key, Priority.ALWAYS);
    return key;
  }

  @Override
  public List<Node> rows() {
    look();
    return List.of(
        bar.root(), new HBox(kit.gap(), pad, Kit.grow(new VBox(kit.gap(), undo, again))));
  }

  private void drawn(Stroke stroke) {
    strokes.add(stroke);
    look();
  }

  private void pick(String text) {
    forget();
    typing.type(text);
  }

  @Override
  public void flush() {
    var found = meant;
    forget();
    if (!found.isEmpty()) {
      typing.type(found.getFirst());
    }
  }

  @Override
  public boolean takeBack() {
    if (strokes.isEmpty()) {
      return false;
    }
    strokes.removeLast();
    pad.clear();
    pad.show(strokes);
    look();
    return true;
  }

  @Override
  public void forget() {
    strokes.clear();
    pad.clear();
    look();
  }

  private void look() {
    meant =
        strokes.isEmpty()
            ? List.of()
            : kit.chinese().map(input -> input.drawn(List.copyOf(strokes))).orElse(List.of());
    var told = meant.isEmpty() ? "key.draw.none" : "key.draw.pick";
    bar.show(kit.say("key.draw.hint"), strokes.isEmpty() ? "" : kit.say(told), meant);
    undo.setDisable(strokes.isEmpty());
    again.setDisable(strokes.isEmpty());
  }
}
