// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The driver against Video4Linux itself: Debian's kernel with its test camera, in an emulated
/// machine that is booted once.
final class VividTest {

  private static final Map<String, String> TOLD = new HashMap<>();

  /// The 75 % colour bars of the test camera.
  private static final List<String> BARS =
      List.of(
          "191,191,191",
          "191,191,0",
          "0,191,191",
          "0,191,0",
          "191,0,191",
          "191,0,0",
          "0,0,191",
          "0,0,0");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Path folder;

  @BeforeAll
  static void bootTheMachine() throws IOException, InterruptedException {
    for (var line : new EmulatedMachine(folder).run(VividGuest.class.getName())) {
      int space = line.indexOf(' ');
      if (space > 0) {
        TOLD.put(line.substring(0, space), line.substring(space + 1));
      }
    }
  }

  private static String told(String name) {
    return String.valueOf(TOLD.get(name));
  }

  private static void assertTold(String name, String... parts) {
    for (var part : parts) {
      assertTrue(told(name).contains(part), name + ": " + told(name));
    }
  }

  @Test
  void theToolDescribesAndScans() {
    assertEquals(
        "[Camera[path=/dev/video0, stable=Optional.empty, name=vivid-000-vid-cap]]",
        told("cameras"));
    assertTold(
        "tool-status",
        "\"result\": \"done\"",
        "\"state\": \"online\"",
        "\"model\": \"vivid\"",
        "\"formats\": \"YUYV 320x180 640x360 640x480 1280x720 1920x1080 3840x2160\"",
        "\"dpiSource\": \"assumed\"");
    assertTold(
        "tool-scan",
        "\"result\": \"done\"",
        "\"widthPx\": 640",
        "\"heightPx\": 480",
        "\"dpi\": 100",
        "\"pdfa\": \"2b\"");
    assertTold(
        "tool-self-test",
        "\"result\": \"done\"",
        "{\"check\": \"format\", \"passed\": true, \"detail\": \"YUYV 640x480\"}",
        "{\"check\": \"frame\", \"passed\": true, \"detail\": \"640x480\"}",
        "{\"check\": \"light\", \"passed\": true, \"detail\": \"mean ");
    assertTold("tool-missing", "\"reason\": \"disconnected\"");
  }

  @Test
  void aRealCaptureReplaysWithoutTheCamera() {
    assertTold("trace", "\"result\": \"done\"", "\"operation\": \"scan\"");
    assertTrue(!told("trace").contains("\"redacted\": 0"), told("trace"));
    assertTold("replay", "\"replayed\": \"done\"", "\"divergence\": null");
  }

  @Test
  void thePageShowsTheColorsOfTheTestCamera() {
    assertEquals("ScannedPage[JPEG 640x480@100]", told("scan"));
    var bars = told("bars").split(" ", -1);
    assertEquals(BARS.size(), bars.length);
    for (int bar = 0; bar < bars.length; bar++) {
      var expected = BARS.get(bar).split(",", -1);
      var actual = bars[bar].split(",", -1);
      for (int i = 0; i < 3; i++) {
        assertEquals(Integer.parseInt(expected[i]), Integer.parseInt(actual[i]), 6, told("bars"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "flagged-frame, ScannedPage[JPEG 640x480@100]",
    "moving, picture-unsteady moving",
    "reqbufs, io-error VIDIOC_REQBUFS",
    "qbuf, io-error VIDIOC_QBUF",
    "streamon, io-error VIDIOC_STREAMON",
    "dropped, no-picture",
    "busy, busy VIDIOC_",
    "busy-status, deviceBusy",
    "free-again, ScannedPage[JPEG 640x480@100]",
    "fatal, io-error VIDIOC_",
    "unplugged, disconnected ",
    "plugged-in-again, ScannedPage[JPEG 640x480@100]",
  })
  void whatTheKernelDoesIsUnderstood(String scenario, String said) {
    assertTrue(told(scenario).startsWith(said), scenario + ": " + told(scenario));
  }
}
