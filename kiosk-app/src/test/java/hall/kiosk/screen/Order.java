// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Labeled;

/// Looks at what controls are called and in which order one comes to them (A8), at where they are
/// above the floor (A10), and at what nobody may be asked for or shown (A11).
final class Order {

  private static final Set<AccessibleRole> ROLES =
      Set.of(
          AccessibleRole.BUTTON,
          AccessibleRole.RADIO_BUTTON,
          AccessibleRole.CHECK_BOX,
          AccessibleRole.TOGGLE_BUTTON,
          AccessibleRole.IMAGE_VIEW);

  /// Ways to prove who one is that not everybody has.
  private static final List<String> OF_THE_BODY =
      List.of("人脸", "刷脸", "指纹", "虹膜", "fingerprint", "face ", "iris");

  private static final double ROUNDING = 1;

  private final List<Node> targets;
  private final List<String> problems = new ArrayList<>();

  private Order(List<Node> seen) {
    targets = seen.stream().filter(Ruler::target).toList();
  }

  /// @param low whether every control must be low
  static List<String> problems(Stagecraft stage, Panel panel, boolean low) {
    var order = new Order(stage.seen());
    order.names();
    order.visual();
    if (low) {
      order.targets.forEach(target -> order.reach(target, panel));
    } else if (panel.lowReach().isPresent()) {
      order.targets.stream()
          .filter(target -> "begin-low".equals(target.getId()))
          .forEach(target -> order.reach(target, panel));
    }
    order.words(stage.seen());
    return order.problems;
  }

  private void names() {
    var ids = new HashSet<String>();
    var names = new HashSet<String>();
    for (var target : targets) {
      var name = Objects.requireNonNullElse(target.getAccessibleText(), "");
      if (Ruler.id(target).isEmpty() || !ids.add(Ruler.id(target))) {
        problems.add("A8 no id of its own: " + name + " " + Ruler.id(target));
      }
      if (name.isBlank() || !names.add(name)) {
        problems.add("A8 no name of its own: " + Ruler.id(target) + " '" + name + "'");
      }
      if (!ROLES.contains(target.getAccessibleRole())) {
        problems.add("A8 role " + target.getAccessibleRole() + ": " + Ruler.id(target));
      }
    }
  }

  /// Row by row, or column by column: nobody who goes from control to control goes back.
  private void visual() {
    for (int i = 0; i < targets.size(); i++) {
      for (int j = i + 1; j < targets.size(); j++) {
        var before = Ruler.box(targets.get(i));
        var after = Ruler.box(targets.get(j));
        if (backwards(before, after)) {
          problems.add(
              "A8 %s comes after %s".formatted(Ruler.id(targets.get(j)), Ruler.id(targets.get(i))));
        }
      }
    }
  }

  private static boolean backwards(Bounds before, Bounds after) {
    boolean above = after.getMaxY() <= before.getMinY() + ROUNDING;
    boolean below = after.getMinY() >= before.getMaxY() - ROUNDING;
    boolean left = after.getMaxX() <= before.getMinX() + ROUNDING;
    boolean right = after.getMinX() >= before.getMaxX() - ROUNDING;
    return (above && !right) || (left && !below);
  }

  private void reach(Node target, Panel panel) {
    var box = Ruler.box(target);
    double bottom = panel.lowerEdgeMm().orElseThrow();
    double lowest = bottom + (panel.heightPx() - box.getMaxY()) / panel.pxPerMm();
    double highest = bottom + (panel.heightPx() - box.getMinY()) / panel.pxPerMm();
    if (lowest < Reach.LOWEST_MM || highest > Reach.HIGHEST_MM) {
      problems.add("A10 %.0f to %.0f mm: %s".formatted(lowest, highest, Ruler.id(target)));
    }
  }

  private void words(List<Node> seen) {
    for (var node : seen) {
      var text = node instanceof Labeled label ? label.getText() : node.getAccessibleText();
      if (text != null && OF_THE_BODY.stream().anyMatch(text::contains)) {
        problems.add("A11 asks for the body: " + text);
      }
    }
  }
}
