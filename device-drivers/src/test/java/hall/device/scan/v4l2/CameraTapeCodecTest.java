// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.device.scan.v4l2.CaptureSource.Frame;
import hall.device.scan.v4l2.CaptureSource.Setting;
import hall.device.scan.v4l2.CaptureSource.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CameraTapeCodecTest {

  @Test
  void whatACameraIsComesBackAsItWas() throws IOException {
    assertEquals(
        CameraTapeCases.CAMERA,
        CameraTapeCodec.camera(CameraTapeCodec.encode(CameraTapeCases.CAMERA)));
    assertEquals(
        CameraTapeCases.FORMAT,
        CameraTapeCodec.format(CameraTapeCodec.encode(CameraTapeCases.FORMAT)));
    assertEquals(true, CameraTapeCodec.busy(CameraTapeCodec.encode(true)));
    assertEquals(false, CameraTapeCodec.busy(CameraTapeCodec.encode(false)));
  }

  @Test
  void aWishIsOneLineOfWords() {
    var wish =
        new Wish(
            FourCc.MJPG,
            640,
            480,
            Optional.of(30),
            List.of(
                new Setting(CameraControl.FOCUS_AUTO, 0, false),
                new Setting(CameraControl.FOCUS_ABSOLUTE, 120, true)));
    assertEquals(
        "start MJPG 640x480 fps 30 FOCUS_AUTO=0 FOCUS_ABSOLUTE=120!",
        new String(CameraTapeCodec.start(wish), StandardCharsets.US_ASCII));
  }

  @Test
  void everyFrameComesBackAsItWas() throws IOException {
    var random = new SplittableRandom(20261125);
    for (int round = 0; round < 300; round++) {
      var bytes = new byte[random.nextInt(round < 10 ? 2 : 70_000)];
      if (random.nextBoolean()) {
        random.nextBytes(bytes);
      }
      var frame = new Frame(bytes, random.nextInt(), random.nextBoolean(), random.nextInt());
      var again = FrameTapeCodec.decode(FrameTapeCodec.encode(frame));
      assertArrayEquals(bytes, again.bytes());
      assertEquals(frame.declared(), again.declared());
      assertEquals(frame.damaged(), again.damaged());
      assertEquals(frame.sequence(), again.sequence());
    }
  }

  @Test
  void whatIsCutOrTooLongIsRefused() {
    var camera = CameraTapeCodec.encode(CameraTapeCases.CAMERA);
    var frame = FrameTapeCodec.encode(RecordedCamera.frame(new byte[700]));
    for (int length = 0; length < camera.length; length++) {
      var cut = Arrays.copyOf(camera, length);
      assertThrows(IOException.class, () -> CameraTapeCodec.camera(cut));
    }
    for (int length = 0; length < frame.length; length++) {
      var cut = Arrays.copyOf(frame, length);
      assertThrows(IOException.class, () -> FrameTapeCodec.decode(cut));
    }
    assertThrows(
        IOException.class, () -> CameraTapeCodec.camera(Arrays.copyOf(camera, camera.length + 1)));
    assertThrows(
        IOException.class, () -> FrameTapeCodec.decode(Arrays.copyOf(frame, frame.length + 1)));
  }

  @Test
  void aFailedCallIsToldFromOtherTrouble() {
    var call =
        assertInstanceOf(
            CallFailed.class,
            CameraTapeCodec.failure(
                new IOException(new CallFailed("VIDIOC_S_CTRL of FOCUS_AUTO", 34).getMessage())));
    assertEquals("VIDIOC_S_CTRL of FOCUS_AUTO", call.call());
    assertEquals(34, call.errno());
    var other = new IOException("channel 1 sends other bytes");
    assertEquals(other, CameraTapeCodec.failure(other));
  }
}
