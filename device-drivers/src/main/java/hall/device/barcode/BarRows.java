// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.common.BitArray;
import com.google.zxing.oned.MultiFormatOneDReader;
import hall.device.picture.Picture;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the bar code in an upright patch from the means of several bands of rows; some must agree,
/// so that a hatching is not taken for one.
final class BarRows {

  static final Set<BarcodeFormat> FORMATS =
      EnumSet.of(
          BarcodeFormat.EAN_13,
          BarcodeFormat.EAN_8,
          BarcodeFormat.UPC_A,
          BarcodeFormat.UPC_E,
          BarcodeFormat.CODE_39,
          BarcodeFormat.CODE_93,
          BarcodeFormat.CODE_128,
          BarcodeFormat.ITF,
          BarcodeFormat.CODABAR);

  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(DecodeHintType.POSSIBLE_FORMATS, FORMATS);

  private static final int BANDS = 9;

  /// After so many bands in vain the rest is not tried.
  private static final int IN_VAIN = 5;

  /// Pixels on whose darkest and lightest a threshold rests.
  private static final int REACH = 40;

  private static final int LEAST_CONTRAST = 10;

  /// Between dark and light: the shortest codes of four digits have more.
  private static final int LEAST_CHANGES = 20;

  /// @param backwards it was read from right to left
  record Read(Symbol symbol, boolean backwards) {}

  private final MultiFormatOneDReader reader = new MultiFormatOneDReader(HINTS);
  private final Map<Read, Integer> votes = new LinkedHashMap<>();

  private BarRows() {}

  /// Whether a strip of a patch changes between dark and light as often as a bar code does.
  static boolean possible(Picture strip) {
    var levels = new int[strip.width()];
    for (int i = 0; i < strip.samples().length; i++) {
      levels[i % levels.length] += strip.samples()[i] & 0xFF;
    }
    for (int x = 0; x < levels.length; x++) {
      levels[x] = levels[x] * 4 / strip.height();
    }
    return changes(levels, thresholds(levels)) >= LEAST_CHANGES;
  }

  /// @param upright a gray patch whose bars stand
  static Optional<Read> read(Picture upright) {
    var rows = new BarRows();
    for (int band = 0; band < BANDS && (band < IN_VAIN || !rows.votes.isEmpty()); band++) {
      // From the middle outwards.
      int at = BANDS / 2 + (band % 2 == 0 ? band / 2 : -(band + 1) / 2);
      var agreed = rows.vote(mean(upright, at), at);
      if (agreed.isPresent()) {
        return agreed;
      }
    }
    return Optional.empty();
  }

  private static int[] mean(Picture upright, int band) {
    int from = upright.height() * band / BANDS;
    int to = Math.max(from + 1, upright.height() * (band + 1) / BANDS);
    var mean = new int[upright.width()];
    for (int y = from; y < to; y++) {
      for (int x = 0; x < mean.length; x++) {
        mean[x] += upright.samples()[y * mean.length + x] & 0xFF;
      }
    }
    for (int x = 0; x < mean.length; x++) {
      mean[x] = mean[x] * 4 / (to - from);
    }
    return mean;
  }

  private Optional<Read> vote(int[] levels, int row) {
    var thresholds = thresholds(levels);
    for (boolean negative : new boolean[] {false, true}) {
      for (boolean backwards : new boolean[] {false, true}) {
        try {
          var result = reader.decodeRow(row, bits(levels, thresholds, negative, backwards), HINTS);
          var read =
              new Read(new Symbol(result.getBarcodeFormat().name(), result.getText()), backwards);
          return votes.merge(read, 1, Integer::sum) >= needed(read.symbol)
              ? Optional.of(read)
              : Optional.empty();
        } catch (NotFoundException e) {
          // ZXing's way to say that there is none; the next way to read it is tried.
        }
      }
    }
    return Optional.empty();
  }

  private static int changes(int[] levels, int[] thresholds) {
    int changes = 0;
    boolean before = false;
    for (int x = 0; x < levels.length; x++) {
      boolean dark = levels[x] < thresholds[x];
      changes += dark == before ? 0 : 1;
      before = dark;
    }
    return changes;
  }

  /// Halfway between the darkest and the lightest nearby; 0 where these are alike.
  private static int[] thresholds(int[] levels) {
    int blocks = levels.length / REACH + 1;
    var least = new int[blocks];
    var most = new int[blocks];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (int x = 0; x < levels.length; x++) {
      least[x / REACH] = Math.min(least[x / REACH], levels[x]);
      most[x / REACH] = Math.max(most[x / REACH], levels[x]);
    }
    var thresholds = new int[levels.length];
    for (int x = 0; x < levels.length; x++) {
      int near = (x + REACH / 2) / REACH;
      int from = Math.max(0, near - 1);
      int to = Math.min(blocks - 1, near);
      int low = Math.min(least[from], least[to]);
      int high = Math.max(most[from], most[to]);
      thresholds[x] = high - low < 4 * LEAST_CONTRAST ? low : (low + high) / 2;
    }
    return thresholds;
  }

  private static BitArray bits(
      int[] levels, int[] thresholds, boolean negative, boolean backwards) {
    int width = levels.length;
    var bits = new BitArray(width);
    for (int x = 0; x < width; x++) {
      if (levels[x] < thresholds[x] != negative) {
        bits.set(backwards ? width - 1 - x : x);
      }
    }
    return bits;
  }

  /// Codes without a check character, and short ones, appear in a hatching by chance.
  private static int needed(Symbol symbol) {
    return switch (symbol.format()) {
      case "CODE_128", "CODE_93", "EAN_13", "UPC_A" -> 2;
      default -> 4;
    };
  }
}
