// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.scan.PageJpeg;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScannedPage;
import hall.device.scan.v4l2.CaptureSource.Frame;
import hall.device.scan.v4l2.V4l2Codec.Format;
import java.awt.image.BufferedImage;

/// A frame whose bytes were found whole.
///
/// @param bytes a whole JPEG image with its tables, or raw pixels, as the format says
record FramePicture(Format format, byte[] bytes, LumaPlane luma) {

  /// A frame that is a picture, or why it is not.
  sealed interface Look {}

  record Good(FramePicture picture) implements Look {}

  /// @param cut whether something is missing, rather than wrong
  record Bad(boolean cut, String raw) implements Look {}

  /// Cameras round a size up to whole blocks of the compression.
  private static final int BLOCK = 16;

  /// Looks at every byte of a frame.
  static Look of(Format format, Frame frame) {
    if (frame.damaged()) {
      return new Bad(true, "flagged as damaged");
    }
    if (frame.declared() < 0 || frame.declared() > frame.bytes().length) {
      return new Bad(
          true, "%d bytes declared of %d".formatted(frame.declared(), frame.bytes().length));
    }
    if (frame.bytes().length == 0) {
      return new Bad(true, "empty");
    }
    return FourCc.compressed(format.fourCc())
        ? compressed(format, frame.bytes())
        : raw(format, frame.bytes());
  }

  private static Look raw(Format format, byte[] bytes) {
    return YuyvCodec.trouble(format, bytes.length)
        .<Look>map(trouble -> new Bad(true, trouble))
        .orElseGet(() -> new Good(new FramePicture(format, bytes, YuyvCodec.luma(format, bytes))));
  }

  private static Look compressed(Format format, byte[] bytes) {
    return switch (MjpegCodec.decode(bytes)) {
      case MjpegCodec.Cut(var raw) -> new Bad(true, raw);
      case MjpegCodec.Foreign(var raw) -> new Bad(false, raw);
      case MjpegCodec.Whole whole -> decoded(format, whole);
    };
  }

  /// Before it is decoded, the size must be about the one agreed on: a damaged header must not fill
  /// the memory.
  private static Look decoded(Format format, MjpegCodec.Whole whole) {
    if (Math.abs(whole.widthPx() - format.width()) >= BLOCK
        || Math.abs(whole.heightPx() - format.height()) >= BLOCK
        || (whole.components() != 1 && whole.components() != 3)) {
      return new Bad(
          false,
          "%dx%d of %d components instead of %dx%d"
              .formatted(
                  whole.widthPx(),
                  whole.heightPx(),
                  whole.components(),
                  format.width(),
                  format.height()));
    }
    return switch (JpegPixels.of(whole.jpeg())) {
      case JpegPixels.Decoded(var luma) -> new Good(new FramePicture(format, whole.jpeg(), luma));
      case JpegPixels.Broken(var raw) -> new Bad(true, raw);
    };
  }

  /// The picture as a page: a camera's colour JPEG as it is, all else encoded once.
  ScannedPage page(Mode mode, int dpi) {
    return switch (mode) {
      case COLOR ->
          compressed()
              ? new ScannedPage(bytes, luma.width(), luma.height(), dpi)
              : PageJpeg.encode(YuyvCodec.image(format, bytes), dpi);
      case GRAY, LINEART -> PageJpeg.encode(gray(), dpi);
    };
  }

  private boolean compressed() {
    return FourCc.compressed(format.fourCc());
  }

  private BufferedImage gray() {
    var gray = new BufferedImage(luma.width(), luma.height(), BufferedImage.TYPE_BYTE_GRAY);
    var levels = YuyvCodec.levels(format);
    var row = new int[luma.width()];
    for (int y = 0; y < luma.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = compressed() ? luma.at(x, y) : levels[luma.at(x, y)] & 0xFF;
      }
      gray.getRaster().setSamples(0, y, row.length, 1, 0, row);
    }
    return gray;
  }

  /// Never the picture.
  @Override
  public String toString() {
    return "FramePicture[%dx%d]".formatted(luma.width(), luma.height());
  }
}
