// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.screen.kit.Glyphs;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was told so far, by letters, strokes or a drawing, and what it may mean, a handful at a
/// time.
final class CandidateBar {

  private final Kit kit;
  private final Consumer<String> onPick;
  private final Label letters;
  private final HBox row;
  private final VBox root;
  private List<String> candidates = List.of();
  private final List<Integer> starts = new ArrayList<>(List.of(0));

  CandidateBar(Kit kit, Consumer<String> onPick) {
    this.kit = kit;
    this.onPick = onPick;
    letters = kit.text(Role.CAPTION, " ", "muted");
    row = new HBox(kit.gap());
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(Keys.height(kit));
    root = new VBox(kit.px(1), letters, row);
    root.getStyleClass().add("candidates");
    root.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(2)));
    root.setMinHeight(Region.USE_PREF_SIZE);
  }

  Region root() {
    return root;
  }

  /// @param hint what to do, where nothing is told yet
  /// @param told what is told so far, in words
  void show(String hint, String told, List<String> newCandidates) {
    candidates = newCandidates;
    starts.clear();
    starts.add(0);
    letters.setText(told.isEmpty() ? hint : told);
    Spoken.personal(letters, told.isEmpty() ? hint : "", letters.getText());
    fill();
  }

  private void fill() {
    int from = starts.getLast();
    double arrow = kit.px(17);
    double room = width() - 2 * (arrow + kit.gap());
    var cells = new ArrayList<Node>();
    int next = from;
    while (next < candidates.size()) {
      double cell = widthOf(candidates.get(next)) + kit.gap();
      if (cell > room && next > from) {
        break;
      }
      room -= cell;
      cells.add(candidate(candidates.get(next), next - from));
      next++;
    }
    int following = next;
    if (from > 0) {
      cells.addFirst(
          arrow(
              "candidates-previous",
              Icon.BACK,
              "key.candidates.previous",
              arrow,
              () -> starts.removeLast()));
    }
    if (next < candidates.size()) {
      cells.add(Kit.grow(new Region()));
      cells.add(
          arrow(
              "candidates-next",
              Icon.NEXT,
              "key.candidates.next",
              arrow,
              () -> starts.add(following)));
    }
    row.getChildren().setAll(cells);
  }

  /// Before the first layout the bar is as wide as the content will be.
  private double width() {
    double inner = root.getWidth() > 0 ? root.getWidth() : kit.metrics().widthPx() * 0.5;
    return inner - 2 * kit.px(2);
  }

  private double widthOf(String text) {
    var shown = Glyphs.showable(text);
    double em = kit.metrics().fontPx(Role.LEAD) * (shown.equals(text) ? 1 : 0.6);
    double glyphs = shown.codePointCount(0, shown.length()) * em;
    return Math.max(kit.px(17), glyphs + kit.px(6));
  }

  private Button candidate(String text, int index) {
    var shown = Glyphs.showable(text);
    var key = Keys.key(kit, "candidate", shown, shown, () -> onPick.accept(text));
    key.setId("candidate-" + index);
    size(key, widthOf(text));
    return Spoken.personal(key, kit.say("voice.candidate", index + 1), text);
  }

  private Button arrow(String id, Icon icon, String words, double width, Runnable turn) {
    var key =
        Keys.icon(
            kit,
            id,
            icon,
            kit.say(words),
            () -> {
              turn.run();
              fill();
            });
    key.setId(id);
    size(key, width);
    return key;
  }

  private void size(Button key, double width) {
    key.setMinSize(width, Keys.height(kit));
    key.setMaxWidth(width);
  }
}
