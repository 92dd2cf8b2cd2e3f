// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.Reader;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.aztec.AztecReader;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.pdf417.PDF417Reader;
import com.google.zxing.qrcode.QRCodeReader;
import hall.device.picture.Picture;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// ZXing's decoders for codes of two dimensions, on patches that hold little else.
final class Decoders {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(
          DecodeHintType.CHARACTER_SET,
          StandardCharsets.UTF_8.name(),
          DecodeHintType.TRY_HARDER,
          true);

  private Decoders() {}

  static Optional<Sighting> qr(Picture patch, double degrees) {
    return either(new QRCodeReader(), patch).map(result -> qr(result, degrees));
  }

  /// Data Matrix, Aztec, or a QR code that lies straight.
  static Optional<Sighting> matrix(Picture patch) {
    return either(new DataMatrixReader(), patch)
        .or(() -> one(new AztecReader(), new HybridBinarizer(new GraySource(patch))))
        .map(Decoders::unturned)
        .or(() -> qr(patch, 0));
  }

  static Optional<Sighting> pdf417(Picture patch) {
    return either(new PDF417Reader(), patch).map(Decoders::unturned);
  }

  private static Optional<Result> either(Reader reader, Picture patch) {
    var source = new GraySource(patch);
    var local = one(reader, new HybridBinarizer(source));
    return local.isPresent() ? local : one(reader, new GlobalHistogramBinarizer(source));
  }

  private static Optional<Result> one(Reader reader, Binarizer binarizer) {
    try {
      return Optional.of(reader.decode(new BinaryBitmap(binarizer), HINTS));
    } catch (ReaderException e) {
      return Optional.empty(); // ZXing's way to say that there is none
    }
  }

  private static Sighting unturned(Result result) {
    return new Sighting(symbol(result), OptionalDouble.empty());
  }

  /// Its points are those of the lower left, upper left and upper right finder.
  private static Sighting qr(Result result, double degrees) {
    var points = result.getResultPoints();
    double within =
        Math.toDegrees(
            Math.atan2(points[2].getY() - points[1].getY(), points[2].getX() - points[1].getX()));
    return new Sighting(symbol(result), OptionalDouble.of(turn(degrees + within)));
  }

  /// From 0 to 360.
  static double turn(double degrees) {
    double turn = degrees % 360;
    return turn < 0 ? turn + 360 : turn;
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
