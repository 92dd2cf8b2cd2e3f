// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceContext;
import hall.device.DeviceState;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.v4l2.RecordedCamera.Event;
import hall.device.scan.v4l2.RecordedCamera.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way in which a camera can fail to be there.
final class CameraFaultsTest {

  private static final String URI = "v4l2:/dev/v4l/by-id/usb-Hall_Camera-video-index0?dpi=200";
  private static final ScanSettings COLOR = new ScanSettings(300, Mode.COLOR, Source.AUTO);

  private final CameraDock dock = new CameraDock();

  @ParameterizedTest
  @CsvSource({
    "2, disconnected",
    "6, disconnected",
    "19, disconnected",
    "16, busy",
    "13, access-denied",
    "5, io-error",
  })
  void whatCantBeOpenedIsSaid(int errno, String reason) throws Exception {
    dock.unplug(errno);
    assertEquals(reason, dock.fault(URI, COLOR).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "VIDIOC_S_FMT, 16, busy",
    "VIDIOC_STREAMON, 28, no-bandwidth",
    "VIDIOC_STREAMON, 19, disconnected",
    "VIDIOC_STREAMON, 71, io-error",
    "VIDIOC_S_CTRL of FOCUS_ABSOLUTE, 34, option-refused",
    "VIDIOC_S_CTRL of FOCUS_ABSOLUTE, 22, option-refused",
    "VIDIOC_QUERYCAP, 25, not-a-camera",
    "VIDIOC_QUERYCAP, 22, not-a-camera",
  })
  void whatCantBeStartedIsSaid(String call, int errno, String reason) throws Exception {
    dock.plug(FourCc.MJPG, List.of()).failing(call, errno);
    var fault = dock.fault(URI, COLOR);
    assertEquals(reason, fault.reason());
    assertEquals("%s: errno %d".formatted(call, errno), fault.raw());
    assertTrue(dock.camera().closed);
  }

  @ParameterizedTest
  @CsvSource({"19, disconnected", "5, io-error"})
  void aCameraThatIsPulledMidStreamIsFoundAgain(int errno, String reason) throws Exception {
    var events = new ArrayList<Event>(RecordedCamera.shown(Scene.STILL.jpeg(), 3));
    events.add(new Refused(errno));
    dock.plug(FourCc.MJPG, events);
    var pages = new ArrayList<Object>();
    try (var scanner = dock.scanner(URI)) {
      var pulled = scanner.scan(COLOR, pages::add, dock.deadline());
      assertEquals(reason, assertInstanceOf(Outcome.Faulted.class, pulled).fault().reason());
      assertTrue(dock.camera().closed);
      dock.unplug(CallFailed.ENOENT);
      assertEquals(DeviceState.OFFLINE, scanner.status(dock.deadline()).state());
      dock.plug(FourCc.MJPG, RecordedCamera.shown(Scene.STILL.jpeg(), 40));
      assertEquals(Outcome.done(1), scanner.scan(COLOR, pages::add, dock.deadline()));
      assertEquals(1L, scanner.operations().counts().get("reconnects"));
      assertEquals(1L, scanner.operations().counts().get("sheets"));
    }
    assertEquals(1, pages.size());
    assertEquals(3, dock.opened.size());
    assertEquals("/dev/v4l/by-id/usb-Hall_Camera-video-index0", dock.opened.getLast());
  }

  @Test
  void aNodeForOtherDataIsNoCamera() throws Exception {
    dock.plug(FourCc.MJPG, List.of()).node(0x00A0_0000);
    assertEquals("not-a-camera", dock.fault(URI, COLOR).reason());
    try (var scanner = dock.scanner(URI)) {
      assertEquals(DeviceState.NO_DEVICE, scanner.status(dock.deadline()).state());
    }
  }

  @Test
  void theStatusTellsWhatTheCameraCan() throws Exception {
    dock.plug(FourCc.MJPG, List.of());
    try (var scanner = dock.scanner(URI)) {
      var status = scanner.status(dock.deadline());
      assertEquals(DeviceState.ONLINE, status.state());
      assertEquals("MJPG 320x240 640x480", status.capabilities().get("formats"));
      assertEquals("640x480", status.capabilities().get("size"));
      assertEquals("200", status.capabilities().get("dpi"));
      assertEquals("configured", status.capabilities().get("dpiSource"));
      assertEquals("auto", status.capabilities().get("focus"));
      assertEquals("Hall Sample Camera", status.identity().get("model"));
      dock.camera().inUse();
      assertEquals(DeviceState.DEVICE_BUSY, scanner.status(dock.deadline()).state());
    }
    try (var scanner = dock.scanner("v4l2:/dev/video0")) {
      assertEquals("assumed", scanner.status(dock.deadline()).capabilities().get("dpiSource"));
    }
  }

  @Test
  void theParametersOfTheUriAreWished() throws Exception {
    dock.plug(FourCc.MJPG, List.of());
    dock.fault("v4l2:/dev/video0?size=320x240&fps=5&focus=120&format=mjpeg", COLOR);
    var wish = dock.camera().wish.orElseThrow();
    assertEquals(320, wish.width());
    assertEquals(5, wish.framesPerSecond().orElseThrow());
    assertEquals(
        List.of("POWER_LINE_FREQUENCY 1 false", "FOCUS_AUTO 0 false", "FOCUS_ABSOLUTE 120 true"),
        wish.settings().stream()
            .map(one -> "%s %d %b".formatted(one.control(), one.value(), one.required()))
            .toList());
    assertEquals("format-unsupported", dock.fault("v4l2:/dev/video0?size=321x240", COLOR).reason());
    assertEquals("format-unsupported", dock.fault("v4l2:/dev/video0?format=yuyv", COLOR).reason());
  }

  @Test
  void aModelSaysWhatCantBeAskedUnlessTheUriKnowsBetter(@TempDir Path folder) throws Exception {
    var models = folder.resolve("models.json");
    Files.writeString(
        models,
        """
        {"models": [
          {"name": "generic", "quirks": {}, "capabilities": {}},
          {"name": "tall", "quirks": {}, "capabilities": {"dpi": 150, "size": "320x240"}},
          {"name": "short", "matches": "sample camera", "quirks": {}, "capabilities": {"dpi": 99}},
          {"name": "odd", "quirks": {}, "capabilities": {"dpis": 150}}]}
        """);
    dock.plug(FourCc.MJPG, List.of());
    assertEquals("99 640x480", described("v4l2:/dev/video0?model-file=" + models));
    assertEquals("150 320x240", described("v4l2:/dev/video0?model=tall&model-file=" + models));
    assertEquals(
        "120 320x240", described("v4l2:/dev/video0?model=tall&dpi=120&model-file=" + models));
    assertThrows(
        IllegalArgumentException.class,
        () -> dock.scanner("v4l2:/dev/video0?model=odd&model-file=" + models));
  }

  private String described(String uri) throws InterruptedException {
    try (var scanner = dock.scanner(uri)) {
      var capabilities = scanner.status(dock.deadline()).capabilities();
      return capabilities.get("dpi") + " " + capabilities.get("size");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v4l2://host/dev/video0",
        "v4l2:video0",
        "v4l2:/dev/video0?dpi=0",
        "v4l2:/dev/video0?dpi=many",
        "v4l2:/dev/video0?format=h264",
        "v4l2:/dev/video0?size=big",
        "v4l2:/dev/video0?fps=0",
        "v4l2:/dev/video0?focus=-1"
      })
  void aUriThatCantBeIsRefusedAtOnce(String uri) {
    var parsed = DeviceUri.parse(uri);
    var context = DeviceContext.of(dock.ticker);
    assertThrows(IllegalArgumentException.class, () -> new V4l2Scanner(parsed, context));
  }

  /// A camera before which nothing ever rests, and whose first frame is announced.
  private CountDownLatch restless() throws Exception {
    var running = new CountDownLatch(1);
    var ends = V4l2ScannerTest.moving(2).iterator();
    var two = List.of(ends.next(), ends.next());
    dock.replay(
        FourCc.MJPG,
        new Iterator<>() {
          private int count;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Event next() {
            running.countDown();
            return two.get(count++ % 2);
          }
        });
    return running;
  }

  @Test
  void anInterruptionEndsTheScanAndClosesTheCamera() throws Exception {
    var running = restless();
    try (var scanner = dock.scanner(URI)) {
      var scan = new FutureTask<>(() -> scanner.scan(COLOR, _ -> {}, dock.deadline()));
      var thread = Thread.ofPlatform().start(scan);
      running.await();
      thread.interrupt();
      thread.join();
      var ended = assertThrows(ExecutionException.class, scan::get);
      assertInstanceOf(InterruptedException.class, ended.getCause());
      assertTrue(dock.camera().closed);
    }
  }

  @Test
  void aCancellationFromAnotherThreadEndsTheScan() throws Exception {
    var running = restless();
    try (var scanner = dock.scanner(URI)) {
      var scan = new FutureTask<>(() -> scanner.scan(COLOR, _ -> {}, dock.deadline()));
      Thread.ofPlatform().start(scan);
      running.await();
      scanner.operations().cancel();
      assertEquals(
          "canceled", assertInstanceOf(Outcome.Faulted.class, scan.get()).fault().reason());
      assertTrue(dock.camera().closed);
    }
  }

  @Test
  void closingTheDeviceEndsTheScan() throws Exception {
    var running = restless();
    var scanner = dock.scanner(URI);
    var scan = new FutureTask<>(() -> scanner.scan(COLOR, _ -> {}, dock.deadline()));
    Thread.ofPlatform().start(scan);
    running.await();
    scanner.close();
    var fault = assertInstanceOf(Outcome.Faulted.class, scan.get()).fault();
    assertEquals("disconnected", fault.reason());
    assertEquals(DeviceState.OFFLINE, scanner.status(dock.deadline()).state());
  }
}
