// SPDX-License-Identifier: Apache-2.0
package hall.device.print.raster;

import hall.device.fuzz.CodecCase;
import java.util.Arrays;
import java.util.List;

/// The ways into the codec of PWG raster, which only writes: any bytes are pixels to it.
public final class RasterCases {

  private RasterCases() {}

  public static List<CodecCase> all() {
    var row = new byte[600];
    Arrays.fill(row, 90, 420, (byte) 0xFF);
    for (int i = 420; i < row.length; i++) {
      row[i] = (byte) (i * 7);
    }
    return List.of(
        CodecCase.of(PwgRasterCodec.class, "gray line", bytes -> line(bytes, 1), row),
        CodecCase.of(PwgRasterCodec.class, "sRGB line", bytes -> line(bytes, 3), row));
  }

  private static void line(byte[] bytes, int bytesPerPixel) {
    var row = Arrays.copyOf(bytes, Math.max(1, bytes.length / bytesPerPixel) * bytesPerPixel);
    PwgRasterCodec.line(row, bytesPerPixel, 1, new byte[PwgRasterCodec.mostBytes(row.length)], 0);
  }
}
