// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.page;

import java.util.Arrays;
import java.util.Optional;

/// How the lines of print lie: the direction in which ink piles up in rows, or in columns where the
/// page lies on its side, most sharply.
///
/// @param degrees by which they lie turned clockwise, at most 12 either way
/// @param across how much more room is left free between rows than between columns; Chinese
///   characters stand in columns too, but closer
record TextLines(double degrees, double across) {

  private static final double MOST = 12;
  private static final double COARSE = 0.5;
  private static final double FINE = 0.05;

  /// Fewer marks than two short lines have tell nothing.
  private static final int LEAST_INK = 600;

  /// The sharpest direction stands out from the middle one by this much, or there are no lines.
  private static final double CLEAR = 1.35;

  /// Empty where there is too little print to tell.
  static Optional<TextLines> of(Ink ink) {
    var marks = edges(ink);
    if (marks.length < 2 * LEAST_INK) {
      return Optional.empty();
    }
    var rows = new Piles(marks, 0, 1, ink.height(), ink.width());
    var columns = new Piles(marks, 1, 0, ink.width(), ink.height());
    var alongRows = best(rows);
    var alongColumns = best(columns);
    boolean lying = alongColumns.clarity > alongRows.clarity;
    if (Math.max(alongRows.clarity, alongColumns.clarity) < CLEAR) {
      return Optional.empty();
    }
    // Columns lean the other way when the page turns.
    double degrees = lying ? -alongColumns.degrees : alongRows.degrees;
    double across =
        (SOME + rows.gaps(alongRows.degrees)) / (SOME + columns.gaps(alongColumns.degrees));
    return Optional.of(new TextLines(degrees, across));
  }

  private static final double SOME = 0.06;

  /// A row with less than this part of the mean is free.
  private static final double FREE = 0.12;

  private record Found(double degrees, double clarity) {}

  private static Found best(Piles piles) {
    int count = (int) (2 * MOST / COARSE) + 1;
    var scores = new double[count];
    int best = 0;
    for (int i = 0; i < count; i++) {
      scores[i] = piles.sharpness(-MOST + i * COARSE);
      best = scores[i] > scores[best] ? i : best;
    }
    double degrees = -MOST + best * COARSE;
    double most = scores[best];
    double around = degrees;
    for (double fine = around - COARSE; fine <= around + COARSE; fine += FINE) {
      double score = piles.sharpness(fine);
      if (score > most) {
        most = score;
        degrees = fine;
      }
    }
    Arrays.sort(scores);
    return new Found(degrees, most / Math.max(1, scores[count / 2]));
  }

  /// The lower and right borders of the marks, x and y in turn: their feet stand on the line.
  private static int[] edges(Ink ink) {
    var marks = new int[1 << 12];
    int count = 0;
    for (int y = 0; y + 1 < ink.height(); y++) {
      for (int x = 0; x + 1 < ink.width(); x++) {
        if (ink.at(x, y) && (!ink.at(x, y + 1) || !ink.at(x + 1, y))) {
          if (count + 2 > marks.length) {
            marks = Arrays.copyOf(marks, 2 * marks.length);
          }
          marks[count++] = x;
          marks[count++] = y;
        }
      }
    }
    return Arrays.copyOf(marks, count);
  }

  /// Counts of marks along slanted lines.
  private static final class Piles {
    private final int[] marks;
    private final int along;
    private final int across;
    private final int margin;
    private final int[] piles;

    Piles(int[] marks, int along, int across, int size, int length) {
      this.marks = marks;
      this.along = along;
      this.across = across;
      this.margin = (int) (length * Math.tan(Math.toRadians(MOST + 1))) + 2;
      this.piles = new int[size + 2 * margin + 2];
    }

    /// The part of the rows between the first and the last print that are free.
    double gaps(double degrees) {
      pile(degrees);
      long all = marks.length / 2;
      int first = 0;
      for (long seen = piles[0]; seen < all / 50; ) {
        seen += piles[++first];
      }
      int last = piles.length - 1;
      for (long seen = piles[last]; seen < all / 50; ) {
        seen += piles[--last];
      }
      double free = FREE * all / Math.max(1, last - first);
      int count = 0;
      for (int i = first; i <= last; i++) {
        count += piles[i] < free ? 1 : 0;
      }
      return (double) count / (last - first + 1);
    }

    double sharpness(double degrees) {
      pile(degrees);
      double sum = 0;
      for (int i = 1; i < piles.length; i++) {
        double step = piles[i] - piles[i - 1];
        sum += step * step;
      }
      return sum;
    }

    private void pile(double degrees) {
      Arrays.fill(piles, 0);
      int slope = (int) Math.round(Math.tan(Math.toRadians(degrees)) * 65536);
      for (int i = 0; i < marks.length; i += 2) {
        int line = marks[i + across] + margin - ((marks[i + along] * slope + 32768) >> 16);
        piles[line]++;
      }
    }
  }
}
