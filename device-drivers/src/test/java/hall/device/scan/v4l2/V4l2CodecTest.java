// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class V4l2CodecTest {

  private record Reading(int size, Function<byte[], Object> decoder) {}

  private static final List<Reading> READINGS =
      List.of(
          new Reading(V4l2Codec.CAPABILITY_BYTES, V4l2Codec::capability),
          new Reading(V4l2Codec.FMTDESC_BYTES, V4l2Codec::pixelFormat),
          new Reading(V4l2Codec.FRMSIZEENUM_BYTES, V4l2Codec::frameSizes),
          new Reading(V4l2Codec.FORMAT_BYTES, V4l2Codec::format),
          new Reading(V4l2Codec.REQUESTBUFFERS_BYTES, V4l2Codec::buffersGiven),
          new Reading(V4l2Codec.BUFFER_BYTES, V4l2Codec::buffer),
          new Reading(V4l2Codec.QUERYCTRL_BYTES, V4l2Codec::controlRange));

  @Test
  void randomFormatsComeBackAsTheyWere() {
    var random = new Random(2);
    for (int i = 0; i < 1000; i++) {
      var format =
          new V4l2Codec.Format(
              random.nextInt(),
              random.nextInt(),
              random.nextInt(),
              random.nextInt(),
              random.nextInt(),
              random.nextInt(),
              random.nextInt());
      assertEquals(format, V4l2Codec.format(V4l2Codec.encode(format)));
    }
  }

  @Test
  void whateverTheKernelSaysIsRead() {
    var random = new Random(20260103);
    for (int i = 0; i < 20_000; i++) {
      var reading = READINGS.get(i % READINGS.size());
      var bytes = new byte[reading.size];
      random.nextBytes(bytes);
      assertTrue(reading.decoder.apply(bytes).toString().chars().noneMatch(c -> c < ' '));
    }
  }

  @Test
  void aStructureOfAnotherSizeIsAMistakeOfOurs() {
    for (var reading : READINGS) {
      for (int size = 0; size < reading.size; size++) {
        var bytes = new byte[size];
        assertThrows(IllegalArgumentException.class, () -> reading.decoder.apply(bytes));
      }
    }
  }

  @Test
  void fourLettersComeBackAsTheyWere() {
    assertEquals(0x5659_5559, FourCc.of("YUYV"));
    assertEquals("MJPG", FourCc.text(FourCc.MJPG));
    assertEquals("Y16.", FourCc.text(FourCc.of("Y16 ")));
    assertTrue(FourCc.compressed(FourCc.JPEG));
  }
}
