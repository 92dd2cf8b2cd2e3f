// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The codec against the C compiler and the kernel's own header.
final class Videodev2HeaderTest {

  private static final Map<String, String> TOLD = new HashMap<>();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Path folder;

  @BeforeAll
  static void askTheHeader() throws IOException, InterruptedException {
    var program = NativeProgram.compile("videodev2.c", folder);
    for (var line : NativeProgram.output(program.toString()).split("\n", -1)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        TOLD.put(line.substring(0, space), line.substring(space + 1));
      }
    }
  }

  private static byte[] told(String name) {
    return HexFormat.of().parseHex(String.valueOf(TOLD.get(name)));
  }

  @ParameterizedTest
  @EnumSource
  void requestsHaveTheNumbersOfTheHeader(V4l2Ioctl request) {
    assertEquals("%x %d".formatted(request.number(), request.bytes), TOLD.get(request.word()));
  }

  @Test
  void questionsAreTheStructuresOfTheHeader() {
    assertArrayEquals(told("formatQuestion"), V4l2Codec.formatQuestion(7));
    assertArrayEquals(told("sizeQuestion"), V4l2Codec.sizeQuestion(5, FourCc.MJPG));
    assertArrayEquals(
        told("encodeFormat"),
        V4l2Codec.encode(new V4l2Codec.Format(3264, 2448, FourCc.YUYV, 6528, 15_980_544, 8, 2)));
    assertArrayEquals(told("pace"), V4l2Codec.pace(15));
    assertArrayEquals(told("buffersWanted"), V4l2Codec.buffersWanted(4));
    assertArrayEquals(told("bufferQuestion"), V4l2Codec.bufferQuestion(3));
    assertArrayEquals(told("stream"), V4l2Codec.stream());
    assertArrayEquals(told("control"), V4l2Codec.control(CameraControl.FOCUS_ABSOLUTE.id, -12));
    assertArrayEquals(
        told("controlQuestion"), V4l2Codec.controlQuestion(CameraControl.FOCUS_AUTO.id));
  }

  @Test
  void answersAreReadAsTheHeaderLaysThemOut() {
    var capability = V4l2Codec.capability(told("capability"));
    assertEquals("uvcvideo", capability.driver());
    assertEquals("Doc Camera: 高拍仪", capability.card());
    assertEquals("usb-0000:00:14.0-2", capability.busInfo());
    assertTrue(capability.camera());
    assertEquals(
        new V4l2Codec.PixelFormat(1, FourCc.MJPG, "Motion-JPEG"),
        V4l2Codec.pixelFormat(told("pixelFormat")));
    assertEquals(
        new V4l2Codec.FrameSizes(2592, 2592, 1944, 1944),
        V4l2Codec.frameSizes(told("discreteSize")));
    assertEquals(
        new V4l2Codec.FrameSizes(16, 4096, 8, 3072), V4l2Codec.frameSizes(told("stepwiseSize")));
    assertEquals(3, V4l2Codec.buffersGiven(told("buffersGiven")));
    var buffer = V4l2Codec.buffer(told("buffer"));
    assertEquals(2, buffer.index());
    assertEquals(123_456, buffer.bytesUsed());
    assertTrue(buffer.damaged());
    assertEquals(77, buffer.sequence());
    assertEquals(0x40000, buffer.offset());
    assertEquals(0x30000, buffer.length());
    var range = V4l2Codec.controlRange(told("controlRange"));
    assertEquals("Power Line Frequency", range.name());
    assertEquals(CameraControl.POWER_LINE_FREQUENCY.id, range.id());
    assertEquals(-3, range.minimum());
    assertEquals(250, range.maximum());
    assertEquals(5, range.step());
    assertTrue(range.disabled());
  }

  @Test
  void aNodeForOtherDataIsNoCamera() {
    var bytes = told("capability");
    bytes[88] = 0; // device_caps without V4L2_CAP_VIDEO_CAPTURE
    assertFalse(V4l2Codec.capability(bytes).camera());
  }
}
