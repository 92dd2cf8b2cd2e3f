// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// The pixels of a JPEG image, decoded to see whether all of them are there.
///
/// A frame that lost packets on the bus can still begin and end well; only its decoder notices the
/// hole, and it repairs in silence. Whatever it warns of is therefore a broken picture.
sealed interface JpegPixels {

  /// All of them are there.
  ///
  /// @param luma the first component, which is the brightness
  record Decoded(LumaPlane luma) implements JpegPixels {}

  /// Something is missing or wrong.
  record Broken(String raw) implements JpegPixels {}

  static JpegPixels of(byte[] jpeg) {
    var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      var warnings = new ArrayList<String>();
      IIOReadWarningListener listener = (_, warning) -> warnings.add(warning);
      reader.addIIOReadWarningListener(listener);
      reader.setInput(in, true, true);
      var luma = luma(reader);
      return warnings.isEmpty() ? new Decoded(luma) : new Broken(warnings.getFirst());
    } catch (IOException | IllegalArgumentException e) {
      return new Broken(String.valueOf(e.getMessage()));
    } finally {
      reader.dispose();
    }
  }

  /// As decoded, without turning it into red, green and blue.
  private static LumaPlane luma(ImageReader reader) throws IOException {
    var raster = reader.readRaster(0, null);
    if (raster.getSampleModel() instanceof PixelInterleavedSampleModel model
        && raster.getDataBuffer() instanceof DataBufferByte buffer) {
      return new LumaPlane(
          buffer.getData(),
          model.getBandOffsets()[0],
          model.getPixelStride(),
          model.getScanlineStride(),
          raster.getWidth(),
          raster.getHeight());
    }
    throw new IOException("pixels of an unknown layout");
  }
}
