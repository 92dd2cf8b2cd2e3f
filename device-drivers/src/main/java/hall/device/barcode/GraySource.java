// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import com.google.zxing.LuminanceSource;
import hall.device.picture.Picture;
import org.jspecify.annotations.Nullable;

/// A gray picture as ZXing takes it, without a copy.
final class GraySource extends LuminanceSource {

  private final Picture picture;

  GraySource(Picture picture) {
    super(picture.width(), picture.height());
    this.picture = picture;
  }

  @Override
  public byte[] getRow(int y, byte @Nullable [] row) {
    var into = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
    System.arraycopy(picture.samples(), y * getWidth(), into, 0, getWidth());
    return into;
  }

  @Override
  public byte[] getMatrix() {
    return picture.samples();
  }
}
