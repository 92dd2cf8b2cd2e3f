// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/// Where somebody is who goes by keys: one control at a time, in the order of the screen, with a
/// ring of two colours around it. A finger on the glass hides the ring.
///
/// The control is known by its id, so that it is found again after the screen was built anew.
public final class Focus {

  /// The bright line and the dark one around it, together within the least gap of two controls.
  private static final double INNER_MM = 0.7;

  private static final double OUTER_MM = 1.2;

  private final Pane root;
  private final double innerPx;
  private final double outerPx;
  private final Rectangle outer = ring("focus-outer");
  private final Rectangle inner = ring("focus-inner");
  private boolean byKeys;
  private String id = "";

  /// Where one was when a question came over the screen.
  private String below = "";

  /// @param root what the screens stand in, one over the other
  public Focus(Pane root, double pxPerMm) {
    this.root = root;
    this.innerPx = Math.ceil(INNER_MM * pxPerMm);
    this.outerPx = Math.ceil(OUTER_MM * pxPerMm);
  }

  private static Rectangle ring(String style) {
    var ring = new Rectangle();
    ring.getStyleClass().add(style);
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    return ring;
  }

  /// What is focused, once keys were used.
  public Optional<Node> at() {
    return byKeys ? found() : Optional.empty();
  }

  private Optional<Node> found() {
    return controls().stream().filter(node -> id.equals(node.getId())).findFirst();
  }

  /// Shows where one is: where one was nowhere yet, at the first control of the content, or at the
  /// way on where the content is only read.
  public void show() {
    byKeys = true;
    var controls = controls();
    if (found().isEmpty()) {
      id =
          controls.stream()
              .filter(node -> within(node, "content"))
              .findFirst()
              .or(() ->
                  controls.stream().filter(node -> "proceed".equals(node.getId())).findFirst())
              .or(() -> controls.stream().findFirst())
              .map(Node::getId)
              .orElse("");
    }
    place();
  }

  /// The finger leads again.
  public void hide() {
    byKeys = false;
    root.getChildren().removeAll(outer, inner);
  }

  /// Another screen comes: one begins at its beginning.
  public void forget() {
    id = "";
    below = "";
  }

  /// A question comes over the screen.
  public void rise() {
    below = id;
    id = "";
  }

  /// The question is answered: one is where one was.
  public void fall() {
    id = below;
    below = "";
  }

  /// What stands there was laid out: whoever goes by keys is somewhere on it, always.
  public void settle() {
    if (byKeys) {
      show();
    }
  }

  /// One control on or back; from the last to the first.
  public void step(int by) {
    var controls = controls();
    if (!controls.isEmpty()) {
      int now = found().map(controls::indexOf).orElse(by > 0 ? -1 : 0);
      id = controls.get(Math.floorMod(now + by, controls.size())).getId();
    }
    show();
  }

  /// To the nearest control above or below.
  public void vertical(boolean down) {
    var from = found().map(Focus::box);
    var next =
        from.flatMap(here ->
            controls().stream()
                .filter(node ->
                    down
                        ? box(node).getMinY() >= here.getMaxY() - 1
                        : box(node).getMaxY() <= here.getMinY() + 1)
                .min(Comparator.comparingDouble(node -> distance(here, box(node)))));
    next.ifPresentOrElse(
        node -> {
          id = node.getId();
          show();
        },
        () -> step(down ? 1 : -1));
  }

  private static double distance(Bounds from, Bounds to) {
    double down =
        Math.max(to.getMinY() - from.getMaxY(), Math.max(0, from.getMinY() - to.getMaxY()));
    return down * 3 + Math.abs(to.getCenterX() - from.getCenterX());
  }

  /// Does what the control does; false where there is none of this id.
  public boolean press(Predicate<Node> which) {
    var node = controls().stream().filter(which).findFirst();
    node.ifPresent(found -> {
      switch (found) {
        case Button button -> button.fire();
        case Keyed keyed -> keyed.press();
        default -> throw new IllegalStateException("no control");
      }
    });
    return node.isPresent();
  }

  /// All controls that can be used now, in the order of the screen.
  private List<Node> controls() {
    var all = new ArrayList<Node>();
    collect(root, all);
    int over = -1;
    for (int i = 0; i < all.size(); i++) {
      if (id(all.get(i)).startsWith("overlay-")) {
        over = i;
      }
    }
    return all.subList(over + 1, all.size()).stream().filter(Focus::usable).toList();
  }

  private static void collect(Node node, List<Node> into) {
    if (node.isVisible()) {
      into.add(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
      }
    }
  }

  private static boolean usable(Node node) {
    return (node instanceof Button || node instanceof Keyed)
        && !node.isDisabled()
        && !id(node).isEmpty();
  }

  private static boolean within(Node node, String id) {
    return Stream.iterate(node, Objects::nonNull, at -> (Node) at.getParent())
        .anyMatch(at -> id.equals(at.getId()));
  }

  private static String id(Node node) {
    return Objects.requireNonNullElse(node.getId(), "");
  }

  private static Bounds box(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  /// Draws the ring where the control stands now, above everything.
  private void place() {
    at().ifPresentOrElse(
            node -> {
              var box = root.sceneToLocal(box(node));
              around(inner, box, innerPx / 2, innerPx);
              around(outer, box, innerPx + outerPx / 2, outerPx);
              if (!root.getChildren().getLast().equals(inner)) {
                root.getChildren().removeAll(outer, inner);
                root.getChildren().addAll(outer, inner);
              }
            },
            () -> root.getChildren().removeAll(outer, inner));
  }

  private static void around(Rectangle ring, Bounds box, double by, double line) {
    ring.setX(box.getMinX() - by);
    ring.setY(box.getMinY() - by);
    ring.setWidth(box.getWidth() + 2 * by);
    ring.setHeight(box.getHeight() + 2 * by);
    ring.setStrokeWidth(line);
  }
}
