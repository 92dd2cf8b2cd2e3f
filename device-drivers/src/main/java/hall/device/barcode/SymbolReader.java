// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import hall.device.picture.Picture;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Reads every code in a picture, whichever way it lies, dark on light or light on dark.
///
/// Codes are first looked for where they can be, then only these places are decoded: upright, at
/// the scale that suits the decoder.
///
/// | place | found by | decoded as |
/// |---|---|---|
/// | three finders | runs of 1:1:3:1:1, at half resolution and then at full | QR code |
/// | edges that run one way | structure tensor at half resolution | bar codes, PDF417 |
/// | edges that run every way | the same | Data Matrix, Aztec, QR code with a spoilt finder |
///
/// A page without such places costs little.
public final class SymbolReader {

  /// Below this a picture is small: halving would lose its codes.
  private static final int SMALL = 500;

  /// Places that are decoded at most, of each sort.
  private static final int MOST_TRIES = 12;

  /// In pixels: larger areas of edges are text and pictures.
  private static final double LONGEST_MATRIX = 280;

  private static final double LONGEST_STACK = 1200;

  /// In pixels: less is a letter.
  private static final double SHORTEST = 28;

  private static final double LONGEST_BARS = 4000;

  /// In pixels: a strip of this height tells whether there are enough bars.
  private static final double THIN = 6;

  /// The part of its rectangle that a code fills; text leaves gaps.
  private static final double LEAST_FILL = 0.5;

  private final Picture full;
  private final Picture base;
  private final int by;
  private final List<Sighting> found = new ArrayList<>();
  private final List<Patch> taken = new ArrayList<>();

  private SymbolReader(Picture gray) {
    full = gray;
    by = Math.min(gray.width(), gray.height()) >= SMALL ? 2 : 1;
    base = gray.shrunk(by);
  }

  /// All symbols, each once, those that were found first in front; empty when there are none.
  public static List<Symbol> read(BufferedImage picture) {
    return List.copyOf(
        new LinkedHashSet<>(
            sight(Picture.of(picture).gray()).stream().map(Sighting::symbol).toList()));
  }

  /// All codes, and how they lie.
  ///
  /// @param gray at least 8 pixels wide and high, or nothing is found
  public static List<Sighting> sight(Picture gray) {
    if (gray.width() < 8 || gray.height() < 8) {
      return List.of();
    }
    var reader = new SymbolReader(gray);
    reader.finders();
    var texture = Texture.of(reader.base);
    reader.bars(texture);
    reader.dense(texture);
    return List.copyOf(reader.found);
  }

  private void finders() {
    var finders = new ArrayList<Finder>();
    var bits = Bits.of(base);
    for (var finder : FinderScan.all(bits, 2)) {
      finders.add(finder.scaled(by));
    }
    spots(finders, bits, by);
    if (by > 1) {
      bits = Bits.of(full);
      for (var finder : FinderScan.all(bits, 3)) {
        if (!covered(finder.x(), finder.y()) && finders.stream().noneMatch(finder::like)) {
          finders.add(finder);
        }
      }
      spots(finders, bits, 1);
    }
  }

  private void spots(List<Finder> finders, Bits bits, int scale) {
    int tries = MOST_TRIES;
    for (var spot : QrSpot.of(finders)) {
      if (!finders.containsAll(spot.corners()) || !spot.timed(bits, scale)) {
        continue; // one of them belongs to a code that was read
      }
      if (--tries < 0) {
        return;
      }
      var sighting = qr(spot);
      if (sighting.isPresent()) {
        keep(sighting.get(), spot.patch());
        finders.removeAll(spot.corners());
      }
    }
  }

  private Optional<Sighting> qr(QrSpot spot) {
    for (double wanted : new double[] {4, 6}) {
      var sighting =
          Decoders.qr(
              cut(spot.patch(), wanted / spot.module(), spot.negative()), spot.patch().degrees());
      if (sighting.isPresent()) {
        return sighting;
      }
    }
    return Optional.empty();
  }

  /// From the half-sized picture where that is fine enough: it is less noisy.
  private Picture cut(Patch patch, double scale, boolean negative) {
    return by > 1 && scale <= 0.6
        ? patch.scaled(1.0 / by).cut(base, scale * by, negative)
        : patch.cut(full, scale, negative);
  }

  private void bars(Texture texture) {
    int stacks = MOST_TRIES / 2;
    for (var area : texture.bars().stream().limit(2 * MOST_TRIES).toList()) {
      var patch = area.patch().scaled(by);
      if (patch.width() > LONGEST_BARS || covered(patch.x(), patch.y())) {
        continue;
      }
      double room = 24 + patch.width() / 8;
      var rows = patch.lower(0.8).wider(room);
      var read =
          BarRows.possible(rows.lower(THIN / rows.height()).cut(full, 2, false))
              ? BarRows.read(rows.cut(full, 2, false))
              : Optional.<BarRows.Read>empty();
      read.ifPresent(bars ->
          keep(
              new Sighting(
                  bars.symbol(),
                  OptionalDouble.of(Decoders.turn(patch.degrees() + (bars.backwards() ? 180 : 0)))),
              patch));
      if (read.isEmpty()
          && area.fill() >= LEAST_FILL
          && patch.height() > SHORTEST
          && patch.width() > 2 * SHORTEST
          && --stacks >= 0) {
        tried(patch.grown(room), Decoders::pdf417).ifPresent(seen -> keep(seen, patch));
      }
    }
  }

  private void dense(Texture texture) {
    int tries = MOST_TRIES;
    for (var area : texture.dense()) {
      var patch = area.patch().scaled(by);
      boolean stacked = area.agreement() >= Texture.STACKED;
      double longest = Math.max(patch.width(), patch.height());
      double shortest = Math.min(patch.width(), patch.height());
      if (covered(patch.x(), patch.y())
          || area.fill() < LEAST_FILL
          || shortest < SHORTEST
          || longest > (stacked ? LONGEST_STACK : LONGEST_MATRIX)
          || longest > shortest * (stacked ? 9 : 3)) {
        continue;
      }
      if (--tries < 0) {
        return;
      }
      var whole = patch.grown(16);
      var sighting = stacked ? tried(whole, Decoders::pdf417) : Optional.<Sighting>empty();
      if (sighting.isEmpty() && longest <= LONGEST_MATRIX) {
        sighting = tried(whole, Decoders::matrix);
      }
      sighting.ifPresent(seen -> keep(seen, patch));
    }
  }

  private Optional<Sighting> tried(Patch patch, Function<Picture, Optional<Sighting>> decoder) {
    return decoder
        .apply(patch.cut(full, 1, false))
        .or(() -> decoder.apply(patch.cut(full, 2, false)))
        .or(() -> decoder.apply(patch.cut(full, 1, true)));
  }

  private void keep(Sighting sighting, Patch patch) {
    found.add(sighting);
    taken.add(patch);
  }

  private boolean covered(double x, double y) {
    return taken.stream().anyMatch(other -> other.holds(x, y));
  }
}
