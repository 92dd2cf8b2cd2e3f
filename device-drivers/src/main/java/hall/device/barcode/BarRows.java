// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.MultiFormatOneDReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All bar codes along the rows of an image: rows all over it are read, and several must agree, so
/// that neither a second code is missed nor a line of text taken for one.
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

  /// Rows that are looked at, at most.
  private static final int ROWS = 240;

  private static final int MOST_IN_A_ROW = 4;

  private BarRows() {}

  static List<Symbol> read(GrayImage image) {
    var reader = new MultiFormatOneDReader(HINTS);
    var bitmap = new BinaryBitmap(new HybridBinarizer(new GraySource(image)));
    Map<Symbol, Integer> votes = new LinkedHashMap<>();
    int step = Math.max(1, image.height() / ROWS);
    for (int y = step / 2; y < image.height(); y += step) {
      row(reader, y, bitmap, votes);
    }
    var found = new ArrayList<Symbol>();
    votes.forEach((symbol, count) -> {
      if (count >= needed(symbol)) {
        found.add(symbol);
      }
    });
    return found;
  }

  private static void row(
      MultiFormatOneDReader reader, int y, BinaryBitmap bitmap, Map<Symbol, Integer> votes) {
    try {
      var bits = bitmap.getBlackRow(y, null);
      for (int i = 0; i < MOST_IN_A_ROW; i++) {
        var result = oneWayOrTheOther(reader, y, bits);
        votes.merge(
            new Symbol(result.getBarcodeFormat().name(), result.getText()), 1, Integer::sum);
        wipe(bits, result);
      }
    } catch (NotFoundException e) {
      return; // ZXing's way to say that there is no more
    }
  }

  private static Result oneWayOrTheOther(MultiFormatOneDReader reader, int y, BitArray bits)
      throws NotFoundException {
    try {
      return reader.decodeRow(y, bits, HINTS);
    } catch (NotFoundException e) {
      bits.reverse();
      return reader.decodeRow(y, bits, HINTS);
    }
  }

  /// Makes a code white, so that the next one in the row is found.
  private static void wipe(BitArray bits, Result result) {
    float from = Float.MAX_VALUE;
    float to = 0;
    for (var point : result.getResultPoints()) {
      from = Math.min(from, point.getX());
      to = Math.max(to, point.getX());
    }
    for (int x = (int) from; x <= to && x < bits.getSize(); x++) {
      if (bits.get(x)) {
        bits.flip(x);
      }
    }
  }

  /// Codes without a check character, and short ones, appear in printed text by chance.
  private static int needed(Symbol symbol) {
    return switch (symbol.format()) {
      case "CODE_128", "CODE_93", "EAN_13", "UPC_A" -> 2;
      default -> 4;
    };
  }
}
