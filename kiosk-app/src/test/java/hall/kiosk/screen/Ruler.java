// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.screen.kit.Metrics;
import hall.kiosk.screen.kit.Press;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// Measures a laid-out screen against the accessibility rules A1, A2 and A4.
final class Ruler {

  private static final double ROUNDING = 1;
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{4,}");

  private final Stagecraft stage;
  private final Panel panel;
  private final double leastCapitalMm;
  private final List<String> problems = new ArrayList<>();

  Ruler(Stagecraft stage, Panel panel, double leastCapitalMm) {
    this.stage = stage;
    this.panel = panel;
    this.leastCapitalMm = leastCapitalMm;
  }

  /// Everything that is wrong, in words; empty when nothing is.
  List<String> problems() {
    var seen = stage.seen();
    var targets = seen.stream().filter(Ruler::target).toList();
    var texts =
        seen.stream()
            .filter(n -> n instanceof Labeled l && !blank(l))
            .map(Labeled.class::cast)
            .toList();
    texts.forEach(this::text);
    targets.forEach(this::size);
    inside(seen);
    apart(targets, texts);
    return problems;
  }

  private static boolean blank(Labeled label) {
    return label.getText() == null || label.getText().isBlank();
  }

  static boolean target(Node node) {
    return node instanceof Button || node instanceof Press || "signature-pad".equals(node.getId());
  }

  private void text(Labeled label) {
    double capital = label.getFont().getSize() * Metrics.CAPITAL / panel.pxPerMm();
    if (capital < leastCapitalMm) {
      problem("too small (%.1f mm)".formatted(capital), label);
    }
    for (var child : label.getChildrenUnmodifiable()) {
      if (child instanceof Text text) {
        if (!text.getText().equals(label.getText())) {
          problem("cut to '" + text.getText() + "'", label);
        }
        words(label, text);
        var box = text.getBoundsInParent();
        if (box.getMaxX() > label.getWidth() + ROUNDING
            || box.getMaxY() > label.getHeight() + ROUNDING
            || box.getMinX() < -3 * ROUNDING
            || box.getMinY() < -ROUNDING) {
          problem(
              "text sticks out " + round(box) + " of " + label.getWidth() + "x" + label.getHeight(),
              label);
        }
      }
    }
  }

  /// No word is broken in its middle.
  private void words(Labeled label, Text text) {
    double room = text.getWrappingWidth();
    if (room <= 0) {
      return;
    }
    for (var word : WORD.matcher(label.getText()).results().map(MatchResult::group).toList()) {
      var alone = new Text(word);
      alone.setFont(label.getFont());
      if (alone.getLayoutBounds().getWidth() > room + ROUNDING) {
        problem("breaks '" + word + "'", label);
      }
    }
  }

  private void size(Node node) {
    var box = box(node);
    double least = Metrics.TARGET_MM * panel.pxPerMm() - 0.01;
    if (box.getWidth() < least || box.getHeight() < least) {
      problem("target of %.0f x %.0f".formatted(box.getWidth(), box.getHeight()), node);
    }
  }

  private void inside(List<Node> seen) {
    var content = stage.node("content").map(Ruler::box);
    for (var node : seen) {
      if (node instanceof Labeled || target(node)) {
        var box = box(node);
        if (box.getMinX() < -ROUNDING
            || box.getMinY() < -ROUNDING
            || box.getMaxX() > panel.widthPx() + ROUNDING
            || box.getMaxY() > panel.heightPx() + ROUNDING) {
          problem("outside the panel " + round(box), node);
        } else if (within(node, "content")
            && content.filter(c -> box.getMaxY() > c.getMaxY() + ROUNDING).isPresent()) {
          problem("under the footer " + round(box), node);
        }
      }
    }
  }

  private void apart(List<Node> targets, List<Labeled> texts) {
    double least = Metrics.GAP_MM * panel.pxPerMm() - 0.01;
    for (int i = 0; i < targets.size(); i++) {
      for (int j = i + 1; j < targets.size(); j++) {
        double gap = gap(box(targets.get(i)), box(targets.get(j)));
        if (gap < least) {
          problem("only %.1f px from %s".formatted(gap, id(targets.get(j))), targets.get(i));
        }
      }
    }
    var free =
        texts.stream()
            .filter(t -> !target(t) && targets.stream().noneMatch(p -> holds(p, t)))
            .toList();
    for (int i = 0; i < free.size(); i++) {
      for (int j = i + 1; j < free.size(); j++) {
        if (gap(box(free.get(i)), box(free.get(j))) < -ROUNDING) {
          problem("overlaps '" + free.get(j).getText() + "'", free.get(i));
        }
      }
      for (var target : targets) {
        if (gap(box(free.get(i)), box(target)) < -ROUNDING) {
          problem("overlaps " + id(target) + " at " + round(box(target)), free.get(i));
        }
      }
    }
  }

  /// Less than zero when they overlap.
  private static double gap(Bounds a, Bounds b) {
    double across = Math.max(a.getMinX() - b.getMaxX(), b.getMinX() - a.getMaxX());
    double down = Math.max(a.getMinY() - b.getMaxY(), b.getMinY() - a.getMaxY());
    return Math.max(across, down);
  }

  private static boolean holds(Node parent, Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(parent)) {
        return true;
      }
    }
    return false;
  }

  private static boolean within(Node node, String id) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (id.equals(at.getId())) {
        return true;
      }
    }
    return false;
  }

  static Bounds box(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  static String id(Node node) {
    return Objects.requireNonNullElse(node.getId(), "");
  }

  private static String round(Bounds box) {
    return String.format(
        Locale.ROOT,
        "%.0f,%.0f to %.0f,%.0f",
        box.getMinX(),
        box.getMinY(),
        box.getMaxX(),
        box.getMaxY());
  }

  private void problem(String what, Node node) {
    var text = node instanceof Labeled label ? label.getText() : "";
    problems.add(
        what + ": " + node.getClass().getSimpleName() + " " + id(node) + " '" + text + "'");
  }
}
