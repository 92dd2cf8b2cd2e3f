// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import hall.device.picture.Picture;
import hall.device.scan.page.SheetEdges.Side;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Where a sheet lies on the glass or in the feeder: known by its edges, else by its print.
///
/// The paper's edges say more than the print: they tell what to cut, and print may stand askew on
/// its paper.
///
/// @param degrees by which it lies turned clockwise; empty where neither shows
/// @param crop whether a strip of the scanner's ground shows
/// @param cut whether what is written runs over the border of the picture
/// @param lines how the print lies, where it is clear
/// @param mapping that makes it straight and cuts the ground away
record Sheet(
    OptionalDouble degrees, boolean crop, boolean cut, Optional<TextLines> lines, Mapping mapping) {

  /// Nobody sees less: over the height of A4 it is 1.5 mm.
  static final double STRAIGHT_DEGREES = 0.3;

  /// Print, without edges, is believed up to this.
  private static final double MM_PER_INCH = 25.4;

  private static final int SMALL_DPI = 75;

  /// A strip narrower than this stays: it is a shadow.
  private static final double STRIP_MM = 1.2;

  /// Cut inside the edge, so that no dark seam stays.
  private static final double SEAM_MM = 0.4;

  private static final double ROOM_MM = 3;

  static Sheet of(Picture gray, int dpi) {
    int by = Math.max(1, Math.round(dpi / (float) SMALL_DPI));
    var small = gray.shrunk(by);
    double pixelsPerMm = dpi / MM_PER_INCH / by;
    int paper = Levels.paper(small);
    var edges = SheetEdges.of(small, paper);
    var ink = inside(Ink.of(small), small, edges);
    var lines = TextLines.of(ink);
    boolean cut = CutEdge.seen(small, edges, paper, pixelsPerMm);
    boolean crop = edges.isPresent() && edges.get().ground(small) > STRIP_MM * pixelsPerMm;
    var degrees =
        edges.isPresent()
            ? OptionalDouble.of(edges.get().degrees())
            : lines.map(TextLines::degrees).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    double turn = degrees.orElse(0);
    if (Math.abs(turn) < STRAIGHT_DEGREES / 2) {
      turn = 0;
    }
    var frame = new Frame(small, turn, edges.orElse(null), ink, pixelsPerMm);
    return new Sheet(degrees, crop, cut, lines, frame.mapping(by));
  }

  boolean askew() {
    return Math.abs(degrees.orElse(0)) >= STRAIGHT_DEGREES;
  }

  private static Ink inside(Ink ink, Picture small, Optional<SheetEdges> edges) {
    if (edges.isPresent()) {
      for (int y = 0; y < ink.height(); y++) {
        for (int x = 0; x < ink.width(); x++) {
          if (ink.at(x, y) && !edges.get().covers(small, x, y, 4)) {
            ink.marks()[y * ink.width() + x] = false;
          }
        }
      }
    }
    return ink;
  }

  /// The new page's borders, on axes turned with the sheet about the middle of the picture.
  private static final class Frame {
    private final Picture small;
    private final double degrees;
    private final double cos;
    private final double sin;
    private final @Nullable SheetEdges edges;
    private final double seam;
    private final double[] inkBounds;

    Frame(Picture small, double degrees, @Nullable SheetEdges edges, Ink ink, double pixelsPerMm) {
      this.small = small;
      this.degrees = degrees;
      this.cos = Math.cos(Math.toRadians(degrees));
      this.sin = Math.sin(Math.toRadians(degrees));
      this.edges = edges;
      this.seam = SEAM_MM * pixelsPerMm;
      this.inkBounds = bounds(ink, ROOM_MM * pixelsPerMm);
    }

    private double along(double x, double y) {
      return (x - small.width() / 2.0) * cos + (y - small.height() / 2.0) * sin;
    }

    private double down(double x, double y) {
      return (y - small.height() / 2.0) * cos - (x - small.width() / 2.0) * sin;
    }

    /// Left, top, right, bottom of all ink, with some room.
    private double[] bounds(Ink ink, double room) {
      var bounds = new double[] {0, 0, 0, 0};
      for (int y = 0; y < ink.height(); y++) {
        for (int x = 0; x < ink.width(); x++) {
          if (ink.at(x, y)) {
            double along = along(x + 0.5, y + 0.5);
            double down = down(x + 0.5, y + 0.5);
            bounds[0] = Math.min(bounds[0], along - room);
            bounds[1] = Math.min(bounds[1], down - room);
            bounds[2] = Math.max(bounds[2], along + room);
            bounds[3] = Math.max(bounds[3], down + room);
          }
        }
      }
      return bounds;
    }

    /// The edge where it shows; else the picture's border, moved out where ink lies beyond it.
    private double border(Side side) {
      var line = edges == null ? null : edges.line(side);
      double w = small.width();
      double h = small.height();
      if (line == null) {
        double far =
            degrees == 0
                ? Double.MAX_VALUE
                : (side.upright() ? w * cos + h * Math.abs(sin) : h * cos + w * Math.abs(sin)) / 2;
        return switch (side) {
          case LEFT -> Math.max(-far, Math.min(-w / 2, degrees == 0 ? 0 : inkBounds[0]));
          case TOP -> Math.max(-far, Math.min(-h / 2, degrees == 0 ? 0 : inkBounds[1]));
          case RIGHT -> Math.min(far, Math.max(w / 2, degrees == 0 ? 0 : inkBounds[2]));
          case BOTTOM -> Math.min(far, Math.max(h / 2, degrees == 0 ? 0 : inkBounds[3]));
        };
      }
      double middle = line.middle();
      double depth = line.at(middle) + seam;
      return switch (side) {
        case LEFT -> along(depth, middle);
        case TOP -> down(middle, depth);
        case RIGHT -> along(w - depth, middle);
        case BOTTOM -> down(middle, h - depth);
      };
    }

    Mapping mapping(int by) {
      double left = border(Side.LEFT);
      double top = border(Side.TOP);
      int width = (int) Math.round((border(Side.RIGHT) - left) * by);
      int height = (int) Math.round((border(Side.BOTTOM) - top) * by);
      double x = left * cos - top * sin + small.width() / 2.0;
      double y = left * sin + top * cos + small.height() / 2.0;
      boolean still = degrees == 0;
      return Mapping.turned(
          degrees,
          still ? Math.round(x * by) : x * by,
          still ? Math.round(y * by) : y * by,
          Math.max(1, width),
          Math.max(1, height));
    }
  }
}
