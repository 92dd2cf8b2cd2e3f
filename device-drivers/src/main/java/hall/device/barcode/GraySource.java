// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import com.google.zxing.LuminanceSource;
import org.jspecify.annotations.Nullable;

/// A [GrayImage] as ZXing takes it, without a copy.
final class GraySource extends LuminanceSource {

  private final GrayImage image;

  GraySource(GrayImage image) {
    super(image.width(), image.height());
    this.image = image;
  }

  @Override
  public byte[] getRow(int y, byte @Nullable [] row) {
    var into = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
    System.arraycopy(image.pixels(), y * getWidth(), into, 0, getWidth());
    return into;
  }

  @Override
  public byte[] getMatrix() {
    return image.pixels();
  }

  @Override
  public boolean isRotateSupported() {
    return true;
  }

  @Override
  public LuminanceSource rotateCounterClockwise() {
    return new GraySource(image.turned());
  }
}
