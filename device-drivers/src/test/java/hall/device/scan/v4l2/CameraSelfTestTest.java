// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Checks;
import hall.device.SelfTest;
import hall.device.scan.Scanner;
import hall.device.scan.v4l2.RecordedCamera.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The self-test before a camera whose frames were taken before.
final class CameraSelfTestTest {

  private static final String URI = "v4l2:/dev/video0";

  private final CameraDock dock = new CameraDock();

  private SelfTest test() throws InterruptedException {
    try (var scanner = dock.scanner(URI)) {
      return scanner.selfTest(dock.deadline());
    }
  }

  @Test
  void aHealthyCameraShowsOneFrameInTheLight() throws Exception {
    dock.plug(FourCc.MJPG, RecordedCamera.shown(Scene.STILL.jpeg(), 1));
    var test = test();
    assertTrue(test.passed(), test::toString);
    assertEquals(List.of("node", "camera", "format", "frame", "light"), Checks.names(test));
    assertEquals("/dev/video0", Checks.detail(test, "node"));
    assertEquals("Hall Sample Camera", Checks.detail(test, "camera"));
    assertEquals("MJPG 640x480", Checks.detail(test, "format"));
    assertEquals("640x480", Checks.detail(test, "frame"));
    assertTrue(Checks.detail(test, "light").matches("mean [0-9]{2,3} of 255"), test::toString);
    assertTrue(dock.camera().closed);
  }

  @Test
  void aLensCapIsAFindingAndAnExposureThatBeginsInTheDarkIsNot() throws Exception {
    dock.plug(FourCc.MJPG, RecordedCamera.shown(Scene.STILL.lit(-255).jpeg(), 1000));
    var capped = test();
    assertEquals(List.of("light"), Checks.failed(capped), capped::toString);
    assertEquals("mean 0 of 255", Checks.detail(capped, "light"));
    var events = new ArrayList<Event>(RecordedCamera.shown(Scene.STILL.lit(-255).jpeg(), 20));
    events.addAll(RecordedCamera.shown(Scene.STILL.jpeg(), 1));
    dock.plug(FourCc.MJPG, events);
    var test = test();
    assertTrue(test.passed(), test::toString);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-255, 1"})
  void aRecordedSelfTestReplaysLightAndDarkness(int light, int failures) throws Exception {
    dock.plug(FourCc.MJPG, RecordedCamera.shown(Scene.STILL.lit(light).jpeg(), 1000));
    var tape = TapedCamera.record(dock, Scanner::selfTest);
    var replay = TapedCamera.replay(tape, Scanner::selfTest);
    assertEquals(Optional.empty(), replay.divergence());
    var test = assertInstanceOf(SelfTest.class, replay.outcome());
    assertEquals(List.of("node", "camera", "format", "frame", "light"), Checks.names(test));
    assertEquals(List.of("light").subList(0, failures), Checks.failed(test));
  }

  @Test
  void aDamagedFrameBeforeAWholeOneDoesNotBreakIt() throws Exception {
    var jpeg = Scene.STILL.jpeg();
    var events = new ArrayList<Event>(RecordedCamera.shown(Arrays.copyOf(jpeg, 900), 2));
    events.addAll(RecordedCamera.shown(jpeg, 1));
    dock.plug(FourCc.MJPG, events);
    assertTrue(test().passed());
  }

  @Test
  void framesThatAreNeverWholeAreAFinding() throws Exception {
    var cut = Arrays.copyOf(Scene.STILL.jpeg(), 900);
    dock.plug(FourCc.MJPG, RecordedCamera.shown(cut, 1000));
    var test = test();
    assertEquals(List.of("frame"), Checks.failed(test), test::toString);
    assertEquals("frame", Checks.names(test).getLast());
  }

  @Test
  void aCameraWithoutAFrameIsAFinding() throws Exception {
    dock.plug(FourCc.MJPG, List.of());
    var test = test();
    assertEquals(List.of("frame"), Checks.failed(test), test::toString);
    assertEquals("no frame", Checks.detail(test, "frame"));
  }

  @Test
  void pixelsThatNobodyDecodesAndANodeThatIsNoCameraAreNamed() throws Exception {
    dock.plug(0x34363248, List.of());
    assertEquals(List.of("format"), Checks.failed(test()));
    dock.plug(FourCc.MJPG, List.of()).node(0x0420_0000);
    assertEquals(List.of("camera"), Checks.failed(test()));
  }

  @ParameterizedTest
  @CsvSource({"2, node disconnected", "13, node access-denied", "16, busy"})
  void aNodeThatCantBeOpenedIsNamedUnlessItIsOnlyBusy(int errno, String found) throws Exception {
    dock.unplug(errno);
    var test = test();
    var check = test.checks().getFirst();
    assertEquals(1, test.checks().size());
    assertEquals(found.equals("busy"), test.passed());
    assertTrue(
        found.equals("busy")
            ? check.name().equals(found)
            : "%s %s".formatted(check.name(), check.detail()).startsWith(found),
        test::toString);
  }
}
