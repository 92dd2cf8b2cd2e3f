// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.picture.Jpeg;
import hall.device.picture.Picture;
import hall.device.scan.PageJpeg;
import hall.device.scan.ScannedPage;
import hall.device.scan.page.PagePipeline;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/// Finds the one identity card (85.6 by 54 mm) that lies somewhere on the glass and keeps it alone.
///
/// The glass is looked at in squares of about a millimetre: the card is the connected patch of a
/// card's size that differs from the ground, which may be white or dark.
final class CardCut {

  private static final double MM_PER_INCH = 25.4;
  private static final double LONG_MM = 85.6;

  /// A card that lies a little askew needs more room; one that is cut off needs less.
  private static final double LEAST_LONG = 82;

  private static final double MOST_LONG = 97;
  private static final double LEAST_SHORT = 51;
  private static final double MOST_SHORT = 68;

  /// How much lighter or darker than the ground the palest part of a card is.
  private static final int DIFFERENCE = 9;

  private CardCut() {}

  /// Empty where there is no whole card, or more than one thing of its size.
  static Optional<ScannedPage> of(ScannedPage page, PagePipeline.Kind kind)
      throws InterruptedException {
    try {
      return switch (kind) {
        case SHEET -> onGlass(page);
        case SHOT -> onTable(page, kind);
      };
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<ScannedPage> onGlass(ScannedPage page) throws IOException {
    var picture = Jpeg.decode(page.jpeg());
    int cell = Math.max(1, (int) Math.round(page.dpi() / MM_PER_INCH));
    double mm = cell * MM_PER_INCH / page.dpi();
    return find(picture.gray().shrunk(cell), mm)
        .map(found ->
            PageJpeg.encode(
                cut(
                    picture,
                    new Rectangle(
                        found.x * cell, found.y * cell, found.width * cell, found.height * cell)),
                page.dpi()));
  }

  /// A camera does not know how far away the card lies, but everybody knows how long a card is.
  private static Optional<ScannedPage> onTable(ScannedPage page, PagePipeline.Kind kind)
      throws InterruptedException {
    return PagePipeline.propose(page, kind)
        .map(proposal -> proposal.proposed())
        .filter(card -> {
          double ratio = (double) longer(card) / Math.min(card.widthPx(), card.heightPx());
          return ratio > LEAST_LONG / MOST_SHORT && ratio < MOST_LONG / LEAST_SHORT;
        })
        .map(card ->
            new ScannedPage(
                card.bytes().clone(),
                card.encoding(),
                card.widthPx(),
                card.heightPx(),
                (int) Math.round(longer(card) * MM_PER_INCH / LONG_MM)));
  }

  private static int longer(ScannedPage page) {
    return Math.max(page.widthPx(), page.heightPx());
  }

  private static Optional<Rectangle> find(Picture small, double mm) {
    var open = differing(small);
    Optional<Rectangle> found = Optional.empty();
    for (int at = 0; at < open.length; at++) {
      if (open[at]) {
        var patch = patch(open, small.width(), at);
        if (cardSized(patch, mm)) {
          if (found.isPresent()) {
            return Optional.empty();
          }
          found = Optional.of(patch);
        }
      }
    }
    return found;
  }

  private static boolean cardSized(Rectangle patch, double mm) {
    double longer = Math.max(patch.width, patch.height) * mm;
    double shorter = Math.min(patch.width, patch.height) * mm;
    return longer >= LEAST_LONG
        && longer <= MOST_LONG
        && shorter >= LEAST_SHORT
        && shorter <= MOST_SHORT;
  }

  private static boolean[] differing(Picture small) {
    int ground = ground(small);
    var differs = new boolean[small.samples().length];
    for (int i = 0; i < differs.length; i++) {
      differs[i] = Math.abs((small.samples()[i] & 0xFF) - ground) >= DIFFERENCE;
    }
    return differs;
  }

  /// What most of the picture is like: the lid above the glass.
  private static int ground(Picture small) {
    var counts = new int[256];
    for (byte sample : small.samples()) {
      counts[sample & 0xFF]++;
    }
    int most = 0;
    for (int value = 0; value < counts.length; value++) {
      most = counts[value] > counts[most] ? value : most;
    }
    return most;
  }

  /// The bounds of the patch around a square; its squares are taken.
  private static Rectangle patch(boolean[] open, int width, int first) {
    var bounds = new Rectangle(first % width, first / width, 1, 1);
    var edge = new ArrayDeque<Integer>();
    open[first] = false;
    edge.add(first);
    while (!edge.isEmpty()) {
      int at = edge.remove();
      int x = at % width;
      bounds.add(new Rectangle(x, at / width, 1, 1));
      take(open, at - width, edge);
      take(open, at + width, edge);
      take(open, x > 0 ? at - 1 : -1, edge);
      take(open, x + 1 < width ? at + 1 : -1, edge);
    }
    return bounds;
  }

  private static void take(boolean[] open, int at, ArrayDeque<Integer> edge) {
    if (at >= 0 && at < open.length && open[at]) {
      open[at] = false;
      edge.add(at);
    }
  }

  private static Picture cut(Picture from, Rectangle box) {
    int channels = from.channels();
    int width = Math.min(box.width, from.width() - box.x);
    int height = Math.min(box.height, from.height() - box.y);
    var samples = new byte[width * height * channels];
    for (int row = 0; row < height; row++) {
      int start = ((box.y + row) * from.width() + box.x) * channels;
      System.arraycopy(from.samples(), start, samples, row * width * channels, width * channels);
    }
    Arrays.fill(from.samples(), (byte) 0);
    return new Picture(width, height, channels, samples);
  }
}
