// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Reads every code in a picture, whichever way it lies.
///
/// | step | when | finds |
/// |---|---|---|
/// | half resolution | large pictures | most codes, at a quarter of the cost |
/// | full resolution, every row | always | fine bars, small codes, other symbologies |
/// | inverted, at half resolution | always | light codes on dark ground |
/// | against the neighbourhood, half and full | nothing yet | faint codes, uneven light |
/// | inverted at full resolution | nothing yet | small light codes |
/// | turned by 45° and ±22.5°, quarter resolution, enlarged | nothing yet | slanting bars, noise, tiny codes |
/// | other symbologies with `TRY_HARDER`, plain and inverted | nothing yet | what is left |
public final class SymbolReader {

  /// Below this a picture is small: halving would lose its codes.
  private static final int SMALL = 500;

  /// Pixels that are few enough to be made more.
  private static final int TINY = 2_000_000;

  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final Map<DecodeHintType, Object> PLAIN =
      Map.of(DecodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());

  /// Otherwise ZXing skips so many rows that it misses codes smaller than a tenth of the picture.
  private static final Map<DecodeHintType, Object> EVERY_ROW =
      Map.of(
          DecodeHintType.CHARACTER_SET,
          StandardCharsets.UTF_8.name(),
          DecodeHintType.TRY_HARDER,
          true);

  private static final Set<BarcodeFormat> OTHER_AREAS =
      EnumSet.of(BarcodeFormat.DATA_MATRIX, BarcodeFormat.AZTEC, BarcodeFormat.PDF_417);

  private SymbolReader() {}

  /// All symbols, each once, those that were found first in front; empty when there are none.
  public static List<Symbol> read(BufferedImage picture) {
    var full = GrayImage.of(picture).stretched();
    boolean large = Math.min(full.width(), full.height()) >= SMALL;
    var base = large ? full.half() : full;
    var found = new LinkedHashSet<Symbol>();
    if (large) {
      found.addAll(codes(base, PLAIN));
    }
    found.addAll(codes(full, EVERY_ROW));
    found.addAll(other(full, PLAIN));
    found.addAll(codes(base.inverted(), EVERY_ROW));
    for (var step : further(full, base)) {
      if (!found.isEmpty()) {
        break;
      }
      found.addAll(codes(step.get(), EVERY_ROW));
    }
    for (var image : List.of(full, full.inverted())) {
      if (found.isEmpty()) {
        found.addAll(other(image, EVERY_ROW));
      }
    }
    return List.copyOf(found);
  }

  private static List<Supplier<GrayImage>> further(GrayImage full, GrayImage base) {
    return List.of(
        () -> GrayFilters.againstNeighbours(base),
        () -> GrayFilters.againstNeighbours(full),
        full::inverted,
        () -> GrayFilters.turned(base, 45, 1),
        () -> GrayFilters.turned(base, 22.5, 1),
        () -> GrayFilters.turned(base, -22.5, 1),
        base::half,
        () -> GrayFilters.turned(full.width() * full.height() < TINY ? full : base, 0, 1.7));
  }

  /// QR codes at any angle, bar codes upright and lying.
  private static List<Symbol> codes(GrayImage image, Map<DecodeHintType, Object> hints) {
    var found = new ArrayList<Symbol>();
    if (image.width() < 8 || image.height() < 8) {
      return found;
    }
    try {
      for (var result : new QRCodeMultiReader().decodeMultiple(bitmap(image), hints)) {
        found.add(symbol(result));
      }
    } catch (NotFoundException e) {
      // ZXing's way to say that there is none.
    }
    found.addAll(BarRows.read(image));
    found.addAll(BarRows.read(image.turned()));
    return found;
  }

  private static List<Symbol> other(GrayImage image, Map<DecodeHintType, Object> hints) {
    var all = new EnumMap<DecodeHintType, Object>(DecodeHintType.class);
    all.putAll(hints);
    all.put(DecodeHintType.POSSIBLE_FORMATS, OTHER_AREAS);
    try {
      return List.of(symbol(new MultiFormatReader().decode(bitmap(image), all)));
    } catch (NotFoundException e) {
      return List.of(); // ZXing's way to say that there is none
    }
  }

  private static BinaryBitmap bitmap(GrayImage image) {
    return new BinaryBitmap(new HybridBinarizer(new GraySource(image)));
  }

  private static Symbol symbol(Result result) {
    return new Symbol(result.getBarcodeFormat().name(), text(result));
  }

  /// Chinese software writes GB18030 without declaring it: bytes that are not UTF-8 are that.
  private static String text(Result result) {
    var text = result.getText();
    if (text.indexOf('\uFFFD') >= 0
        && result.getResultMetadata().get(ResultMetadataType.BYTE_SEGMENTS) instanceof List<?> list
        && list.size() == 1
        && list.getFirst() instanceof byte[] bytes
        && new String(bytes, StandardCharsets.UTF_8).equals(text)) {
      return new String(bytes, GB18030);
    }
    return text;
  }
}
