// SPDX-License-Identifier: Apache-2.0
package hall.device.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.JpegCheck;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both ways to decode and encode; each is the other's peer.
class JpegTest {

  static Stream<Jpeg.Engine> engines() {
    return Stream.of(TurboJpeg.find().orElseThrow(), new JdkJpeg());
  }

  /// Soft colours, as JPEG keeps them.
  private static Picture picture(int width, int height, int channels) {
    var picture = Picture.blank(width, height, channels);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < channels; channel++) {
          int level = 128 + (int) (90 * Math.sin((x + 40.0 * channel) / 29) * Math.cos(y / 37.0));
          picture.samples()[(y * width + x) * channels + channel] = (byte) level;
        }
      }
    }
    return picture;
  }

  private static double difference(Picture one, Picture other) {
    assertEquals(one.samples().length, other.samples().length);
    double sum = 0;
    for (int i = 0; i < one.samples().length; i++) {
      sum += Math.abs((one.samples()[i] & 0xFF) - (other.samples()[i] & 0xFF));
    }
    return sum / one.samples().length;
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whatOneEncodesBothDecodeAlike(Jpeg.Engine engine) throws IOException {
    for (int channels : new int[] {Picture.GRAY, Picture.COLOR}) {
      var picture = picture(201, 133, channels);
      var jpeg = engine.encode(picture, 90);
      assertTrue(
          JpegCheck.of(jpeg) instanceof JpegCheck.Whole whole && whole.components() == channels);
      for (var reader : engines().toList()) {
        assertTrue(difference(picture, reader.decode(jpeg, channels)) < 3, reader.toString());
        assertTrue(
            difference(picture.gray(), reader.decode(jpeg, Picture.GRAY)) < 3, reader.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aGrayImageIsDecodedInColourToo(Jpeg.Engine engine) throws IOException {
    var gray = picture(64, 48, Picture.GRAY);
    var colored = engine.decode(engine.encode(gray, 95), Picture.COLOR);
    assertTrue(difference(gray.colored(), colored) < 3);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void damageIsAnErrorOrAPictureAndNeverMore(Jpeg.Engine engine) {
    var jpeg = engine.encode(picture(96, 80, Picture.COLOR), 80);
    var random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      var damaged = jpeg.clone();
      for (int hit = 0; hit < 3; hit++) {
        damaged[2 + random.nextInt(damaged.length - 2)] = (byte) random.nextInt();
      }
      var bytes = i % 4 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
      try {
        assertEquals(Picture.GRAY, engine.decode(bytes, Picture.GRAY).channels());
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > 50, refused + " refused");
    assertThrows(IOException.class, () -> engine.decode(new byte[0], Picture.GRAY));
  }

  @Test
  void theDensityIsThatOfThePage() throws IOException {
    var jpeg = Jpeg.encode(picture(40, 30, Picture.COLOR), 85, 300);
    assertEquals(new JpegCheck.Whole(40, 30, 3, 300), JpegCheck.of(jpeg));
    assertEquals(Picture.COLOR, Jpeg.decode(jpeg).channels());
    var gray = Jpeg.encode(picture(40, 30, Picture.GRAY), 85, 600);
    assertEquals(new JpegCheck.Whole(40, 30, 1, 600), JpegCheck.of(gray));
    assertEquals(Picture.GRAY, Jpeg.decode(gray).channels());
  }
}
