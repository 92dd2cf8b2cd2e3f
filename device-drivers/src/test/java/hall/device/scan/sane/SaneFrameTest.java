// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaneFrameTest {

  private static final int EOF = 5;
  private static final SaneParameters KNOWN =
      new SaneParameters(SaneParameters.GRAY, true, 100, 100, 20, 8);
  private static final SaneParameters UNKNOWN =
      new SaneParameters(SaneParameters.GRAY, true, 100, 100, -1, 8);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100, 4_096})
  void aFrameInPiecesOfAnySizeIsTheSame(int piece) throws SaneFormatException {
    var image = noise(2_000);
    var wire = wire(image, 333, EOF);
    for (var parameters : new SaneParameters[] {KNOWN, UNKNOWN}) {
      var frame = new SaneFrame(parameters);
      for (int at = 0; at < wire.length; at += piece) {
        assertFalse(frame.ended());
        frame.take(wire, at, Math.min(piece, wire.length - at));
      }
      assertTrue(frame.whole());
      assertEquals(20, frame.lines());
      assertArrayEquals(image, Arrays.copyOf(frame.image(), frame.size()));
    }
  }

  @Test
  void aFrameCutAnywhereIsNeverWhole() throws SaneFormatException {
    var wire = wire(noise(2_000), 500, EOF);
    for (int length = 0; length < wire.length; length++) {
      var frame = new SaneFrame(KNOWN);
      frame.take(wire, 0, length);
      assertFalse(frame.ended(), "at " + length);
      assertFalse(frame.whole(), "at " + length);
    }
  }

  @ParameterizedTest
  @CsvSource({"1999, false", "2000, true"})
  void aKnownHeightWantsItsExactSize(int size, boolean whole) throws SaneFormatException {
    assertEquals(whole, taken(KNOWN, wire(noise(size), 700, EOF)).whole());
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1999, false", "2000, true", "900000, true"})
  void anUnknownHeightWantsWholeLines(int size, boolean whole) throws SaneFormatException {
    assertEquals(whole, taken(UNKNOWN, wire(noise(size), 32_000, EOF)).whole());
  }

  @ParameterizedTest
  @CsvSource({"6, JAMMED", "8, COVER_OPEN", "7, NO_DOCS", "9, IO_ERROR", "2, CANCELLED"})
  void anotherEndThanEofIsNeverWholeEvenWithEveryByteThere(int code, SaneStatus status)
      throws SaneFormatException {
    var frame = taken(KNOWN, wire(noise(2_000), 2_000, code));
    assertEquals(status, frame.status());
    assertFalse(frame.whole());
  }

  @Test
  void moreThanTheDeclaredSizeIsRefusedByItsLengthAlone() {
    var frame = new SaneFrame(KNOWN);
    assertThrows(
        SaneFormatException.class, () -> frame.take(new byte[] {0, 0, 7, (byte) 0xD1}, 0, 4));
    assertThrows(
        SaneFormatException.class,
        () -> new SaneFrame(UNKNOWN).take(new byte[] {0x7F, -1, -1, -1}, 0, 4));
    assertThrows(SaneFormatException.class, () -> taken(KNOWN, new byte[] {-1, -1, -1, -1, 99}));
  }

  @Test
  void damageIsReadOrRefusedAndNeverTakesMoreMemoryThanThePage() {
    var random = new Random(20260616);
    var wire = wire(noise(2_000), 211, EOF);
    int refused = 0;
    for (int round = 0; round < 50_000; round++) {
      var damaged = wire.clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        damaged[random.nextInt(10) * 215 + random.nextInt(4)] = (byte) random.nextInt(-4, 4);
      }
      var frame = new SaneFrame(KNOWN);
      try {
        frame.take(damaged, 0, damaged.length);
      } catch (SaneFormatException _) {
        refused++;
      }
      assertEquals(2_000, frame.image().length);
      assertTrue(frame.size() <= 2_000);
    }
    assertTrue(refused > 1_000 && refused < 50_000, refused + " refused");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, 100, 20, 8, ''",
    "0, 100, 100, -1, 8, ''",
    "0, 13, 100, 20, 1, ''",
    "1, 600, 100, 20, 16, ''",
    "2, 100, 100, 20, 8, ''",
    "4, 200, 100, 20, 16, ''",
    "2, 13, 100, 20, 1, format-unsupported",
    "1, 38, 100, 20, 1, format-unsupported",
    "0, 100, 100, 20, 12, format-unsupported",
    "5, 100, 100, 20, 8, protocol",
    "7, 100, 100, 20, 8, protocol",
    "0, 99, 100, 20, 8, protocol",
    "1, 299, 100, 20, 8, protocol",
    "0, 100, 100, 0, 8, protocol",
    "0, 100, 0, 20, 8, protocol",
    "0, 100, 100, -2, 8, protocol",
    "0, 2147483647, 100, 2147483647, 8, protocol",
    "1, 105000, 35000, 49607, 8, protocol",
    "0, 100, 100, 65536, 8, protocol"
  })
  void aFrameIsJudgedBeforeMemoryIsTakenForIt(
      int format, int stride, int width, int lines, int depth, String reason) {
    var parameters = new SaneParameters(format, true, stride, width, lines, depth);
    assertEquals(reason, parameters.trouble().map(fault -> fault.reason()).orElse(""));
  }

  private static SaneFrame taken(SaneParameters parameters, byte[] wire)
      throws SaneFormatException {
    var frame = new SaneFrame(parameters);
    frame.take(wire, 0, wire.length);
    assertTrue(frame.ended());
    return frame;
  }

  private static byte[] noise(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] wire(byte[] image, int record, int status) {
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < image.length; at += record) {
      int length = Math.min(record, image.length - at);
      out.writeBytes(new SaneAnswers().word(length).bytes());
      out.write(image, at, length);
    }
    out.writeBytes(new SaneAnswers().word(-1).bytes());
    out.write(status);
    return out.toByteArray();
  }
}
