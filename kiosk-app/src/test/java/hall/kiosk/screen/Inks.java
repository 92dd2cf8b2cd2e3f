// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Visit.Colours;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

/// Measures contrast (A3): of every text by its colours, and of every look that a text, a drawing
/// or the edge of a control can have by its pixels, once.
///
/// A look is all style classes and states of a node and of what it stands in; the same look is
/// painted the same wherever it stands, so that a few hundred small pictures prove a whole theme.
final class Inks {

  private static final double TEXT = 4.5;
  private static final double DRAWN = 3;
  private static final double HIGH = 7;

  /// How far around an edge is looked at.
  private static final int AROUND_PX = 4;

  private static final Set<String> STATES = Set.of("disabled", "chosen", "pressed");

  private final Map<Colours, Set<String>> proved = new HashMap<>();

  /// How many looks were painted so far.
  int painted() {
    return proved.values().stream().mapToInt(Set::size).sum();
  }

  /// Everything on a screen that is too faint, in words.
  List<String> problems(Stagecraft stage, Colours colours) {
    var problems = new ArrayList<String>();
    boolean high = colours != Colours.CALM;
    var known = proved.computeIfAbsent(colours, first -> new HashSet<>());
    for (var node : stage.seen()) {
      switch (node) {
        case Text text when text.getParent() instanceof Labeled label && !blank(label) -> {
          var least = high ? HIGH : TEXT;
          if (text.getFill() instanceof Color ink) {
            judge(Contrast.of(ink, ground(label)), least, label, "declared", problems);
          }
          if (known.add(size(label) + look(text))) {
            judge(pixels(stage, Ruler.box(text)).strongest(), least, label, "text", problems);
          }
        }
        case SVGPath drawing when known.add(look(drawing)) ->
            judge(
                pixels(stage, Ruler.box(drawing)).strongest(),
                high ? HIGH : DRAWN,
                drawing,
                "drawing",
                problems);
        case Region control
            when Ruler.target(control) && !control.isDisabled() && known.add(look(control)) ->
            judge(edge(stage, control), high ? HIGH : DRAWN, control, "edge", problems);
        default -> {
          // Paints nothing that one must tell apart.
        }
      }
    }
    return problems;
  }

  private static boolean blank(Labeled label) {
    return label.getText() == null || label.getText().isBlank();
  }

  private static String size(Labeled label) {
    return Math.round(label.getFont().getSize()) + label.getFont().getStyle();
  }

  private static void judge(
      double ratio, double least, Node node, String what, List<String> problems) {
    if (ratio < least) {
      problems.add(
          String.format(
              Locale.ROOT, "A3 %s contrast %.1f: %s %s", what, ratio, Ruler.id(node), look(node)));
    }
  }

  /// Classes and states from the node up to the screen.
  private static String look(Node node) {
    var look = new StringBuilder();
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.getStyleClass().isEmpty()) {
        look.append('<').append(String.join(".", at.getStyleClass()));
        at.getPseudoClassStates().stream()
            .map(PseudoClass::getPseudoClassName)
            .filter(STATES::contains)
            .sorted()
            .forEach(state -> look.append(':').append(state));
      }
    }
    return look.toString();
  }

  private static Color ground(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Region region && region.getBackground() != null) {
        for (var fill : region.getBackground().getFills()) {
          if (fill.getFill() instanceof Color color && color.isOpaque()) {
            return color;
          }
        }
      }
    }
    return Color.WHITE;
  }

  /// The contrast between what is just outside a control and the strongest line of its edge, on the
  /// side where it is weakest.
  private static double edge(Stagecraft stage, Region control) {
    var box = Ruler.box(control);
    double weakest = Double.MAX_VALUE;
    for (double y : List.of(box.getMinY(), box.getMaxY())) {
      var strip = pixels(stage, square(box.getCenterX(), y));
      boolean above = y == box.getMinY();
      weakest = Math.min(weakest, strip.against(0, above ? 0 : strip.height() - 1));
    }
    for (double x : List.of(box.getMinX(), box.getMaxX())) {
      var strip = pixels(stage, square(x, box.getCenterY()));
      boolean left = x == box.getMinX();
      weakest = Math.min(weakest, strip.against(left ? 0 : strip.width() - 1, 0));
    }
    return weakest;
  }

  private static Rectangle2D square(double x, double y) {
    return new Rectangle2D(x - AROUND_PX, y - AROUND_PX, 2 * AROUND_PX, 2 * AROUND_PX);
  }

  private static Pixels pixels(Stagecraft stage, Bounds box) {
    return pixels(
        stage, new Rectangle2D(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight()));
  }

  private static Pixels pixels(Stagecraft stage, Rectangle2D where) {
    var parameters = new SnapshotParameters();
    parameters.setViewport(where);
    return new Pixels(stage.scene.getRoot().snapshot(parameters, null));
  }

  /// A small picture.
  private record Pixels(WritableImage image) {

    int width() {
      return (int) image.getWidth();
    }

    int height() {
      return (int) image.getHeight();
    }

    private Color at(int x, int y) {
      return image.getPixelReader().getColor(x, y);
    }

    /// The contrast between the commonest colour and the one that stands out most from it.
    double strongest() {
      var counts = new HashMap<Color, Integer>();
      for (int y = 0; y < height(); y++) {
        for (int x = 0; x < width(); x++) {
          counts.merge(at(x, y), 1, Integer::sum);
        }
      }
      var ground =
          counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      return counts.keySet().stream().mapToDouble(ink -> Contrast.of(ink, ground)).max().orElse(0);
    }

    /// The contrast between the colour at a place and the one that stands out most from it.
    double against(int x, int y) {
      var outside = at(x, y);
      double strongest = 0;
      for (int row = 0; row < height(); row++) {
        for (int column = 0; column < width(); column++) {
          strongest = Math.max(strongest, Contrast.of(at(column, row), outside));
        }
      }
      return strongest;
    }
  }
}
