// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.idcard.ReadAnswer.Malformed;
import hall.device.idcard.ReadAnswer.Parts;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadAnswerTest {

  private static final Fingerprint THUMB = new Fingerprint(11, 200, true);
  private static final Fingerprint FAILED = new Fingerprint(12, 199, false);

  @ParameterizedTest
  @CsvSource({"1024, 2321, 2", "512, 1809, 1", "0, 1297, 0"})
  void allThreeLengthsOfFingerprintsAreParsedAsDeclared(int bytes, int frame, int count) {
    var data = IdCardCases.payload(bytes);
    assertEquals(frame, Ga450CodecTest.answer(0, 0, 0x90, data).length);
    var parts = parts(data, true);
    assertEquals(List.of(THUMB, FAILED).subList(0, count), parts.fingerprints().fingerprints());
    assertTrue(parts.fingerprints().readable());
    assertArrayEquals(CardRecord.resident().bytes(), parts.text());
    assertEquals(1024, parts.photo().length);
  }

  @Test
  void aPlainAnswerHasNoFingerprintsWhateverWasAskedFor() {
    var data = IdCardCases.payload(-1);
    assertEquals(1295, Ga450CodecTest.answer(0, 0, 0x90, data).length);
    for (boolean asked : new boolean[] {false, true}) {
      var parts = parts(data, asked);
      assertEquals(List.of(), parts.fingerprints().fingerprints());
      assertArrayEquals(CardRecord.resident().bytes(), parts.text());
    }
  }

  @Test
  void anEmptyBlockIsNoFingerprintAndAnUnmarkedOneIsNotReadable() {
    var data = IdCardCases.payload(1024);
    Arrays.fill(data, 6 + 1280 + 512, data.length, (byte) 0);
    assertEquals(List.of(THUMB), parts(data, true).fingerprints().fingerprints());
    assertTrue(parts(data, true).fingerprints().readable());
    data[6 + 1280] = 0x44;
    assertEquals(new Fingerprint.Found(List.of(), false), parts(data, true).fingerprints());
  }

  @ParameterizedTest
  @ValueSource(ints = {511, 513, 1536, 65535})
  void otherLengthsOfFingerprintsAreRefused(int declared) {
    var data = IdCardCases.payload(1024);
    data[4] = (byte) (declared >> 8);
    data[5] = (byte) declared;
    assertInstanceOf(Malformed.class, ReadAnswer.parse(data, true));
  }

  @Test
  void everyTruncationIsRefused() {
    for (int fingerprints : new int[] {1024, 512, 0}) {
      var data = IdCardCases.payload(fingerprints);
      for (int length = 0; length < data.length; length++) {
        boolean plain = length == 4 + 256 + 1024;
        var answer = ReadAnswer.parse(Arrays.copyOf(data, length), true);
        assertEquals(plain, answer instanceof Parts, "at " + length);
      }
    }
  }

  @Test
  void whatWasWipedIsZero() {
    var parts = parts(IdCardCases.payload(512), true);
    parts.wipe();
    assertArrayEquals(new byte[256], parts.text());
    assertArrayEquals(new byte[1024], parts.photo());
  }

  private static Parts parts(byte[] data, boolean withFingerprints) {
    return assertInstanceOf(Parts.class, ReadAnswer.parse(data, withFingerprints));
  }
}
