// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.v4l2.RecordedCamera.Event;
import hall.device.trace.Tape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a recording holds of the pictures that a camera saw.
final class FrameRedactionTest {

  private static final String SECRET = "110101199001010015";

  private static Tape scan(String format, List<Event> events) throws InterruptedException {
    var dock = new CameraDock();
    dock.plug(FourCc.of(format), events);
    return TapedCamera.record(dock, TapedCamera::scan);
  }

  private static byte[] picture(String format, Scene scene) throws IOException {
    return format.equals("MJPG") ? scene.jpeg() : scene.yuyv(2 * Scene.WIDTH);
  }

  private static LumaPlane luma(CaptureSource.Frame frame, String format) {
    var negotiated = new V4l2Codec.Format(640, 480, FourCc.of(format), 1280, 614_400, 8, 0);
    var look = FramePicture.of(negotiated, frame);
    return assertInstanceOf(FramePicture.Good.class, look).picture().luma();
  }

  /// A comment before the picture, and what an earlier frame left in the buffer.
  private static byte[] telling(byte[] jpeg) {
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (2 + SECRET.length())});
    out.writeBytes(SECRET.getBytes(StandardCharsets.US_ASCII));
    out.write(jpeg, 2, jpeg.length - 2);
    out.writeBytes(SECRET.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  @Test
  void noFrameOfATapeShowsOrTellsAnything() throws Exception {
    var tape = scan("MJPG", RecordedCamera.shown(telling(Scene.STILL.jpeg()), 40));
    for (var frame : TapedCamera.frames(tape)) {
      var text = new String(frame.bytes(), StandardCharsets.ISO_8859_1);
      assertFalse(text.contains(SECRET.substring(0, 3)));
      var luma = luma(frame, "MJPG");
      for (int i = 0; i < Scene.WIDTH * Scene.HEIGHT; i++) {
        assertEquals(128, luma.at(i % Scene.WIDTH, i / Scene.WIDTH));
      }
    }
    for (var entry : tape.entries()) {
      assertTrue(entry.data().length < 4000, "nothing else holds a picture");
    }
  }

  @Test
  void aRecordingIsFarSmallerThanItsFrames() throws Exception {
    var tape = scan("YUYV", RecordedCamera.shown(Scene.STILL.yuyv(2 * Scene.WIDTH), 40));
    int bytes = tape.entries().stream().mapToInt(entry -> entry.data().length).sum();
    assertTrue(bytes < 17 * 10_000, bytes + " bytes for 17 frames of 614,400");
  }

  @Test
  void rawPicturesOfDifferentPapersBecomeTheSame() throws Exception {
    var one = scan("YUYV", RecordedCamera.shown(Scene.STILL.yuyv(2 * Scene.WIDTH), 40));
    var other =
        scan("YUYV", RecordedCamera.shown(Scene.STILL.shifted(40).yuyv(2 * Scene.WIDTH), 40));
    var grey = TapedCamera.frames(one).getFirst().bytes();
    assertArrayEquals(grey, TapedCamera.frames(other).getFirst().bytes());
    assertFalse(Arrays.equals(grey, Scene.STILL.yuyv(2 * Scene.WIDTH)));
    for (byte value : grey) {
      assertEquals((byte) 0x80, value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MJPG", "YUYV"})
  void theDarkIsDarkAgainAndALampThatIsSwitchedOnIsLight(String format) throws Exception {
    var events = new ArrayList<>(RecordedCamera.shown(picture(format, Scene.STILL.lit(-250)), 5));
    events.addAll(RecordedCamera.shown(picture(format, Scene.STILL), 40));
    var tape = scan(format, events);
    var dark = new ArrayList<Boolean>();
    for (var frame : TapedCamera.frames(tape)) {
      dark.add(FrameView.of(luma(frame, format)).dark());
    }
    assertEquals(5 + 17, dark.size());
    assertEquals(5, dark.lastIndexOf(true) + 1);
    assertTrue(dark.getFirst());
  }
}
