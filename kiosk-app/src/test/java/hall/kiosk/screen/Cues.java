// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Press;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/// Looks for states that colour alone would tell (A7): each needs a drawing, words or another line.
final class Cues {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final List<Icon> CHECKS = List.of(Icon.CHECK, Icon.CIRCLE_CHECK);
  private static final int NEAR = 2;

  /// Twice the line of what is not chosen.
  private static final double FRAME_PX = 4;

  private Cues() {}

  static List<String> problems(List<Node> seen) {
    var problems = new ArrayList<String>();
    for (var node : seen) {
      if (node.getPseudoClassStates().contains(CHOSEN) && !shows(node, CHECKS) && !framed(node)) {
        problems.add("A7 chosen without check or frame: " + Ruler.id(node));
      }
      for (var style : node.getStyleClass()) {
        if (!told(node, style)) {
          problems.add("A7 " + style + " is told by colour alone: " + Ruler.id(node));
        }
      }
      if (node instanceof Button || node instanceof Press) {
        if (dashed((Region) node) != node.isDisabled()) {
          problems.add("A7 off and on have the same line: " + Ruler.id(node));
        }
      }
    }
    return problems;
  }

  private static boolean told(Node node, String style) {
    return switch (style) {
      case "wrong" ->
          Ruler.id(node).startsWith("problem-")
              ? words(node)
              : shows(up(node), List.of(Icon.WARNING));
      case "note-info", "note-good", "note-warm", "note-bad" ->
          words(node) && inside(node).stream().anyMatch(SVGPath.class::isInstance);
      case "step-done" -> shows(node, CHECKS) && spoken(node);
      case "step-current", "step-ahead" -> !shows(node, CHECKS) && spoken(node);
      default -> true;
    };
  }

  /// What a control and what is said of it stand in.
  private static Node up(Node node) {
    Node at = node;
    for (int i = 0; i < NEAR && at.getParent() != null; i++) {
      at = at.getParent();
    }
    return at;
  }

  private static boolean spoken(Node node) {
    return !Objects.requireNonNullElse(node.getAccessibleText(), "").isBlank();
  }

  private static boolean framed(Node node) {
    return node instanceof Region region
        && region.getBorder() != null
        && region.getBorder().getInsets().getTop() >= FRAME_PX;
  }

  private static boolean dashed(Region region) {
    var border = region.getBorder();
    return border != null
        && !border.isEmpty()
        && !border.getStrokes().getFirst().getTopStyle().getDashArray().isEmpty();
  }

  private static boolean words(Node node) {
    return inside(node).stream()
        .anyMatch(n -> n instanceof Labeled l && l.getText() != null && !l.getText().isBlank());
  }

  private static boolean shows(Node node, List<Icon> any) {
    var wanted = any.stream().map(Cues::path).toList();
    return inside(node).stream()
        .anyMatch(n -> n instanceof SVGPath path && wanted.contains(path.getContent()));
  }

  private static String path(Icon icon) {
    return ((SVGPath) icon.draw(1).getChildrenUnmodifiable().getFirst()).getContent();
  }

  private static List<Node> inside(Node node) {
    var all = new ArrayList<Node>(List.of(node));
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.addAll(inside(child)));
    }
    return all;
  }
}
