// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JpegCheckTest {

  @Test
  void aWholeImageTellsItsSizeAndColours() throws IOException {
    assertEquals(new JpegCheck.Whole(40, 30, 3, 0), JpegCheck.of(SmallJpeg.color(40, 30)));
    assertEquals(new JpegCheck.Whole(17, 9, 1, 0), JpegCheck.of(SmallJpeg.gray(17, 9)));
  }

  @Test
  void theDensityOfTheJfifSegmentIsReadInInchesAndCentimetres() throws IOException {
    var jpeg = SmallJpeg.color(8, 8);
    jpeg[13] = 1;
    jpeg[14] = 300 >> 8;
    jpeg[15] = (byte) 300;
    assertEquals(new JpegCheck.Whole(8, 8, 3, 300), JpegCheck.of(jpeg));
    jpeg[13] = 2;
    jpeg[14] = 0;
    jpeg[15] = 118;
    assertEquals(new JpegCheck.Whole(8, 8, 3, 300), JpegCheck.of(jpeg));
  }

  @Test
  void everyTruncationIsCut() throws IOException {
    var jpeg = SmallJpeg.color(64, 48);
    for (int length = 0; length < jpeg.length; length++) {
      var cut = Arrays.copyOf(jpeg, length);
      assertInstanceOf(JpegCheck.Cut.class, JpegCheck.of(cut), "after " + length + " bytes");
    }
  }

  @Test
  void paddingAfterTheEndOfTheImageIsAllowed() throws IOException {
    var jpeg = SmallJpeg.gray(8, 8);
    assertInstanceOf(JpegCheck.Whole.class, JpegCheck.of(Arrays.copyOf(jpeg, jpeg.length + 100)));
  }

  @Test
  void anythingElseIsForeign() {
    assertInstanceOf(
        JpegCheck.Foreign.class,
        JpegCheck.of("<html>404</html>".getBytes(StandardCharsets.US_ASCII)));
    byte[] empty = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
    assertInstanceOf(JpegCheck.Foreign.class, JpegCheck.of(empty));
  }

  @Test
  void damageNeverEndsTheWalkWithAnException() throws IOException {
    var random = new Random(20260301);
    var jpeg = SmallJpeg.color(32, 32);
    for (int round = 0; round < 20_000; round++) {
      var damaged = jpeg.clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertNotNull(JpegCheck.of(Arrays.copyOf(damaged, random.nextInt(damaged.length + 1))));
    }
  }
}
