// SPDX-License-Identifier: Apache-2.0
package hall.device.picture;

import java.io.IOException;
import java.nio.ByteBuffer;

/// JPEG images (ITU-T T.81) to samples and back, by libjpeg-turbo where the machine has it, else by
/// the JDK.
public final class Jpeg {

  /// What a JPEG image is decoded and encoded with.
  public sealed interface Engine permits TurboJpeg, JdkJpeg {

    /// To samples.
    ///
    /// @param channels what is wanted, whatever the image has
    /// @throws IOException for what is no whole image
    Picture decode(byte[] jpeg, int channels) throws IOException;

    /// A baseline image with a JFIF segment in front and colours at half resolution.
    ///
    /// @param quality 1 to 100
    byte[] encode(Picture picture, int quality);
  }

  /// More would not be a page but an attack on the memory: A4 at 1200 dpi.
  static final long MOST_PIXELS = 150_000_000;

  private static final Engine ENGINE =
      TurboJpeg.find().<Engine>map(found -> found).orElseGet(JdkJpeg::new);

  private Jpeg() {}

  /// The one that this machine has.
  public static Engine engine() {
    return ENGINE;
  }

  /// In shades of gray, which costs half of the colours.
  ///
  /// @throws IOException for what is no whole image
  public static Picture gray(byte[] jpeg) throws IOException {
    return ENGINE.decode(jpeg, Picture.GRAY);
  }

  /// In colour, also where the image is gray.
  ///
  /// @throws IOException for what is no whole image
  public static Picture color(byte[] jpeg) throws IOException {
    return ENGINE.decode(jpeg, Picture.COLOR);
  }

  /// With the channels that the image has.
  ///
  /// @param jpeg whole, gray or in colour
  /// @throws IOException for what is no whole image
  public static Picture decode(byte[] jpeg) throws IOException {
    return components(jpeg) == 1 ? gray(jpeg) : color(jpeg);
  }

  /// The number of components in the frame header (T.81 B.2.2), 3 where there is none.
  private static int components(byte[] jpeg) {
    int at = 2;
    while (at + 9 < jpeg.length && jpeg[at] == (byte) 0xFF) {
      int marker = jpeg[at + 1] & 0xFF;
      if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
        return jpeg[at + 9] & 0xFF;
      }
      at += marker == 0xFF ? 1 : 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
    }
    return Picture.COLOR;
  }

  /// To a baseline JPEG image.
  ///
  /// @param quality 1 to 100
  /// @param dpi goes into the JFIF density
  public static byte[] encode(Picture picture, int quality, int dpi) {
    return dense(ENGINE.encode(picture, quality), dpi);
  }

  /// JFIF's APP0 is the first segment: units at byte 13 (1: per inch), then both densities.
  private static byte[] dense(byte[] jpeg, int dpi) {
    if (jpeg[2] != (byte) 0xFF || jpeg[3] != (byte) 0xE0) {
      throw new IllegalStateException("the encoder wrote no JFIF segment");
    }
    return ByteBuffer.wrap(jpeg)
        .put(13, (byte) 1)
        .putShort(14, (short) dpi)
        .putShort(16, (short) dpi)
        .array();
  }
}
