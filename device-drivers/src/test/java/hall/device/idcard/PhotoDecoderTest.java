// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PhotoDecoderTest {

  private static final byte[] STORED = {0, 1};

  @Test
  void aPhotoOfZeroesIsAbsentWithoutAskingTheDecoder() {
    PhotoDecoder strict =
        _ -> {
          throw new AssertionError("asked");
        };
    assertEquals(new Photo.Absent(), strict.photo(new byte[1024]));
    assertEquals(new Photo.Absent(), strict.photo(new byte[0]));
  }

  @Test
  void withoutADecoderAPhotoIsUndecoded() {
    assertSame(PhotoDecoder.NONE, PhotoDecoder.installed());
    assertEquals(new Photo.Undecoded(), PhotoDecoder.NONE.photo(STORED));
  }

  @Test
  void aDecoderGivesThePixelsAndWipingTakesThem() {
    PhotoDecoder decoder = _ -> Optional.of(new Photo.Decoded(2, 1, new byte[] {1, 2, 3, 4, 5, 6}));
    var photo = assertInstanceOf(Photo.Decoded.class, decoder.photo(STORED));
    assertEquals("decoded", photo.word());
    assertEquals("Decoded[2, 1]", photo.toString());
    photo.wipe();
    assertArrayEquals(new byte[6], photo.rgb());
  }

  @Test
  void aDecoderThatFailsLeavesThePhotoUndecoded() {
    PhotoDecoder broken =
        _ -> {
          throw new UnsatisfiedLinkError("no library");
        };
    PhotoDecoder wrong =
        _ -> {
          throw new IllegalStateException("no licence");
        };
    assertEquals(new Photo.Undecoded(), broken.photo(STORED));
    assertEquals(new Photo.Undecoded(), wrong.photo(STORED));
  }

  @Test
  void pixelsThatDoNotFillThePictureAreAMistake() {
    assertThrows(IllegalArgumentException.class, () -> new Photo.Decoded(2, 2, new byte[11]));
  }
}
