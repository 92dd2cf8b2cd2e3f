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

  /// Kept from key to key: a button costs more to make than all else that a key does.
  private final List<Button> cells = new ArrayList<>();

  private final Button previous;
  private final Button next;
  private final Region spring = Kit.grow(new Region());
  private List<String> candidates = List.of();
  private final List<Integer> starts = new ArrayList<>(List.of(0));

  /// The first candidate of the next page.
  private int following;

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
    previous =
        arrow("candidates-previous", Icon.BACK, "key.candidates.previous", starts::removeLast);
    next = arrow("candidates-next", Icon.NEXT, "key.candidates.next", () -> starts.add(following));
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
    double room = width() - 2 * (arrowWidth() + kit.gap());
    var nodes = new ArrayList<Node>();
    if (from > 0) {
      nodes.add(previous);
    }
    following = from;
    while (following < candidates.size()) {
      double width = widthOf(candidates.get(following));
      if (width + kit.gap() > room && following > from) {
        break;
      }
      room -= width + kit.gap();
      nodes.add(cell(following - from, candidates.get(following), width));
      following++;
    }
    if (following < candidates.size()) {
      nodes.addAll(List.of(spring, next));
    }
    put(nodes);
  }

  /// What stands there already stays: what leaves the screen and comes back costs as much as new.
  private void put(List<Node> nodes) {
    var shown = row.getChildren();
    int most = Math.min(shown.size(), nodes.size());
    int head = 0;
    while (head < most && shown.get(head).equals(nodes.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && shown.get(shown.size() - 1 - tail).equals(nodes.get(nodes.size() - 1 - tail))) {
      tail++;
    }
    shown.remove(head, shown.size() - tail);
    shown.addAll(head, nodes.subList(head, nodes.size() - tail));
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

  private Button cell(int place, String text, double width) {
    if (place == cells.size()) {
      var made =
          Keys.key(
              kit,
              "candidate",
              "",
              "",
              () -> onPick.accept(candidates.get(starts.getLast() + place)));
      made.setId("candidate-" + place);
      cells.add(made);
    }
    var key = cells.get(place);
    var shown = Glyphs.showable(text);
    key.setText(shown);
    key.setAccessibleText(shown);
    size(key, width);
    return Spoken.personal(key, kit.say("voice.candidate", place + 1), text);
  }

  private Button arrow(String id, Icon icon, String words, Runnable turn) {
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
    size(key, arrowWidth());
    return key;
  }

  private double arrowWidth() {
    return kit.px(17);
  }

  private void size(Button key, double width) {
    key.setMinSize(width, Keys.height(kit));
    key.setMaxWidth(width);
  }
}
