// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

/// The brightness of a picture, where it lies among other bytes.
///
/// @param pixelStride bytes from a pixel to its right neighbour
/// @param rowStride bytes from a pixel to the one below
record LumaPlane(byte[] bytes, int offset, int pixelStride, int rowStride, int width, int height) {

  int at(int x, int y) {
    return bytes[offset + y * rowStride + x * pixelStride] & 0xFF;
  }

  /// Never the picture.
  @Override
  public String toString() {
    return "LumaPlane[%dx%d]".formatted(width, height);
  }
}
