// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hall.device.idcard.Ga450Codec.Command;
import hall.device.idcard.Ga450Codec.Corrupt;
import hall.device.idcard.Ga450Codec.Frame;
import hall.device.idcard.Ga450Codec.Incomplete;
import hall.device.idcard.Ga450Codec.Nothing;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Ga450CodecTest {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  @ParameterizedTest
  @CsvSource({
    "RESET, AAAAAA9669000310FFEC",
    "STATUS, AAAAAA9669000311FFED",
    "SAM_ID, AAAAAA9669000312FFEE",
    "FIND, AAAAAA96690003200122",
    "SELECT, AAAAAA96690003200221",
    "READ, AAAAAA96690003300132",
    "READ_ADDRESS, AAAAAA96690003300330",
    "READ_MANAGEMENT_NUMBER, AAAAAA96690003300536",
    "READ_WITH_FINGERPRINTS, AAAAAA96690003301023",
  })
  void requestsAreTheBytesOfTheSpecification(Command command, String bytes) {
    assertEquals(bytes, HEX.formatHex(Ga450Codec.encode(command)));
  }

  @ParameterizedTest
  @CsvSource({
    "AAAAAA96690004000080 84, SW 00 00 80",
    "AAAAAA96690004000081 85, SW 00 00 81",
    "AAAAAA96690004000041 45, SW 00 00 41",
    "AAAAAA966900080000 9F 00000000 97, SW 00 00 9F",
  })
  void answersOfTheSpecificationAreUnderstood(String bytes, String status) {
    var answer = HEX.parseHex(bytes.replace(" ", ""));
    assertEquals(status, frame(answer).status());
  }

  @Test
  void randomAnswersComeBackAsTheyWere() {
    var random = new Random(450);
    for (int i = 0; i < 500; i++) {
      var data = new byte[random.nextInt(2400)];
      random.nextBytes(data);
      int sw3 = random.nextInt(256);
      var decoded = frame(answer(1, 2, sw3, data));
      assertEquals(sw3, decoded.sw3());
      assertArrayEquals(data, decoded.data());
    }
  }

  @Test
  void everyTruncationPointIsIncompleteAndSaysHowMuchIsMissing() {
    var answer = answer(0, 0, 0x90, pictureWithPreamble());
    for (int count = 1; count < answer.length; count++) {
      var incomplete =
          assertInstanceOf(Incomplete.class, Ga450Codec.decode(answer, 0, count, false));
      if (count >= 7) {
        assertEquals(answer.length - count, incomplete.missing());
      }
    }
  }

  @Test
  void aFrameWithThePreambleInItsDataIsOneFrame() {
    var data = pictureWithPreamble();
    assertArrayEquals(data, frame(answer(0, 0, 0x90, data)).data());
  }

  @Test
  void anInnerFrameDoesNotHideTheOuterOne() {
    var inner = answer(0, 0, 0x80, new byte[0]);
    var outer = answer(0, 0, 0x90, join(new byte[50], inner, new byte[50]));
    for (int count = 1; count < outer.length; count++) {
      assertInstanceOf(Incomplete.class, Ga450Codec.decode(outer, 0, count, false));
    }
    assertEquals(0x90, frame(outer).sw3());
  }

  @Test
  void aFrameBehindNoiseIsFoundAtOnce() {
    var random = new Random(1);
    for (int i = 0; i < 500; i++) {
      var noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      var decoded = frame(join(noise, answer(0, 0, 0x9F, new byte[4])));
      assertEquals(0x9F, decoded.sw3());
    }
  }

  @Test
  void aFalseStartIsGivenUpOnceTheLineIsSilent() {
    byte[] falseStart = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69, 0x09, 0x00};
    var bytes = join(falseStart, answer(0, 0, 0x80, new byte[0]));
    assertInstanceOf(Incomplete.class, Ga450Codec.decode(bytes, 0, bytes.length, false));
    var frame = assertInstanceOf(Frame.class, Ga450Codec.decode(bytes, 0, bytes.length, true));
    assertEquals(0x80, frame.sw3());
  }

  @Test
  void everySingleFlippedBitIsNoticed() {
    var answer = answer(0, 0, 0x90, new byte[] {1, 2, 3, 4});
    for (int bit = 0; bit < answer.length * 8; bit++) {
      var damaged = answer.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      var received = Ga450Codec.decode(damaged, 0, damaged.length, true);
      if (received instanceof Frame) {
        throw new AssertionError("bit %d was not noticed".formatted(bit));
      }
    }
  }

  @Test
  void aWrongXorIsCorrupt() {
    var answer = answer(0, 0, 0x90, new byte[300]);
    answer[100] ^= 1;
    assertInstanceOf(Corrupt.class, Ga450Codec.decode(answer, 0, answer.length, true));
  }

  @ParameterizedTest
  @CsvSource({
    "FIND, 0x9F, 4, true",
    "FIND, 0x80, 0, true",
    "FIND, 0x90, 0, false",
    "FIND, 0x90, 1284, false",
    "SELECT, 0x90, 8, true",
    "SELECT, 0x81, 0, true",
    "SELECT, 0x9F, 4, false",
    "SELECT, 0x90, 1284, false",
    "READ, 0x90, 1284, true",
    "READ, 0x41, 0, true",
    "READ, 0x90, 8, false",
    "READ, 0x90, 0, false",
    "READ_WITH_FINGERPRINTS, 0x90, 2310, true",
    "READ_ADDRESS, 0x90, 70, true",
    "READ_ADDRESS, 0x91, 0, true",
    "READ_ADDRESS, 0x90, 1284, false",
    "STATUS, 0x90, 0, true",
    "STATUS, 0x60, 0, true",
    "STATUS, 0x90, 16, false",
    "SAM_ID, 0x90, 16, true",
    "SAM_ID, 0x90, 0, false",
  })
  void aGoodAnswerOfAnotherCommandsShapeIsNotTaken(
      Command command, String sw3, int length, boolean taken) {
    var frame = frame(answer(0, 0, Integer.decode(sw3), new byte[length]));
    assertEquals(taken, command.answeredBy(frame));
  }

  @Test
  void aFrameSaysWhereItEnds() {
    var first = answer(0, 0, 0x90, new byte[8]);
    var both = join(new byte[3], first, answer(0, 0, 0x80, new byte[0]));
    int end = frame(both).end();
    assertEquals(3 + first.length, end);
    var second = assertInstanceOf(Frame.class, Ga450Codec.decode(both, end, both.length, false));
    assertEquals(0x80, second.sw3());
    assertEquals(both.length, second.end());
  }

  @Test
  void aWipedFrameHoldsNothing() {
    var frame = frame(answer(0, 0, 0x90, new byte[] {1, 2, 3}));
    frame.wipe();
    assertArrayEquals(new byte[3], frame.data());
  }

  @Test
  void silenceAndNoiseAreTold() {
    assertEquals(new Nothing(false), Ga450Codec.decode(new byte[0], 0, 0, true));
    assertEquals(new Nothing(true), Ga450Codec.decode(new byte[] {1, 2, 3}, 0, 3, true));
  }

  @Test
  void mutatedAnswersNeverThrow() {
    var random = new Random(20260102);
    var original = answer(0, 0, 0x90, pictureWithPreamble());
    for (int i = 0; i < 20_000; i++) {
      var bytes = original.clone();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        // Half of the damage hits the head, where the decisions are made.
        int at = random.nextBoolean() ? random.nextInt(12) : random.nextInt(bytes.length);
        bytes[at] = (byte) random.nextInt(256);
      }
      int count = random.nextInt(bytes.length + 1);
      switch (Ga450Codec.decode(bytes, 0, count, random.nextBoolean())) {
        case Frame frame -> assertEquals(true, frame.data().length <= bytes.length);
        case Incomplete incomplete -> assertEquals(true, incomplete.missing() > 0);
        case Corrupt _ -> {}
        case Nothing _ -> {}
      }
    }
  }

  private static Frame frame(byte[] bytes) {
    return assertInstanceOf(Frame.class, Ga450Codec.decode(bytes, 0, bytes.length, false));
  }

  private static byte[] pictureWithPreamble() {
    var data = new byte[1284];
    new Random(7).nextBytes(data);
    byte[] preamble = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69, 0x00, 0x04};
    System.arraycopy(preamble, 0, data, 700, preamble.length);
    return data;
  }

  static byte[] answer(int sw1, int sw2, int sw3, byte[] data) {
    int length = data.length + 4;
    var body =
        join(
            new byte[] {(byte) (length >> 8), (byte) length, (byte) sw1, (byte) sw2, (byte) sw3},
            data);
    byte xor = 0;
    for (byte b : body) {
      xor ^= b;
    }
    return join(HEX.parseHex("AAAAAA9669"), body, new byte[] {xor});
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
