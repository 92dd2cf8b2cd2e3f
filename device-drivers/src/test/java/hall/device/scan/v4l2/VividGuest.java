// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.cli.Run;
import hall.device.http.Stop;
import hall.device.model.DeviceModel;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScanSettings.Mode;
import hall.device.scan.ScanSettings.Source;
import hall.device.scan.ScannedPage;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;

/// What runs inside the emulated machine: the driver and the technician's tool against the kernel's
/// test camera, one line a scenario on the second serial port.
final class VividGuest {

  private static final String NODE = "/dev/video0";
  private static final String URI = "v4l2:" + NODE + "?size=640x480&dpi=100";
  private static final ScanSettings COLOR = new ScanSettings(100, Mode.COLOR, Source.AUTO);
  private static final int BARS = 8;

  private final PrintStream out;
  private final SystemTicker ticker = new SystemTicker();
  private final List<ScannedPage> pages = new ArrayList<>();

  private VividGuest(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    try (var out =
        new PrintStream(new FileOutputStream("/dev/ttyS1"), true, StandardCharsets.UTF_8)) {
      var guest = new VividGuest(out);
      guest.tool();
      guest.pictures();
      guest.refusals();
      guest.unplugging();
      out.println("end");
    }
  }

  private void tell(String name, Object value) {
    out.println(name + " " + value);
  }

  private void tool() throws IOException, InterruptedException {
    tell("cameras", Cameras.all());
    tell("tool-status", process("status", "v4l2:" + NODE));
    tell("tool-scan", tool("scan", URI, "--out", "/tmp/page.pdf", "--timeout", "120"));
    tell("tool-self-test", tool("self-test", URI, "--timeout", "120"));
    tell("tool-missing", tool("status", "v4l2:/dev/video7"));
    var tape = "/tmp/a.trace";
    tell("trace", tool("trace", URI, "--run", "scan", "--out", tape, "--timeout", "120"));
    tell("replay", tool("replay", tape));
  }

  private static String tool(String... words) throws InterruptedException {
    var command = new ArrayList<>(List.of(words));
    command.add("--json");
    return Run.of(command.toArray(String[]::new)).out().strip();
  }

  /// The same as a process of its own, whose start takes long in here.
  private static String process(String... words) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx400m",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "hall.device.cli.DevicesMain"));
    command.addAll(List.of(words));
    command.add("--json");
    return NativeProgram.output(List.of(0, 3), command.toArray(String[]::new)).strip();
  }

  private void pictures() throws IOException, InterruptedException {
    tell("scan", scan(60));
    tell("bars", bars());
    push("Inject V4L2_BUF_FLAG_ERROR", 1);
    tell("flagged-frame", scan(60));
    push("Horizontal Movement", 6); // "Move Right Fast"
    tell("moving", scan(8));
    push("Horizontal Movement", 3); // "No Movement"
  }

  private String bars() throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(pages.getLast().jpeg()));
    var bars = new StringBuilder();
    for (int bar = 0; bar < BARS; bar++) {
      int x = (2 * bar + 1) * image.getWidth() / (2 * BARS);
      var color = new Color(image.getRGB(x, image.getHeight() * 3 / 4));
      bars.append("%d,%d,%d ".formatted(color.getRed(), color.getGreen(), color.getBlue()));
    }
    return bars.toString().strip();
  }

  private void refusals() throws IOException, InterruptedException {
    push("Inject VIDIOC_REQBUFS Error", 1);
    tell("reqbufs", scan(60));
    push("Inject VIDIOC_QBUF Error", 1);
    tell("qbuf", scan(60));
    push("Inject VIDIOC_STREAMON Error", 1);
    tell("streamon", scan(60));
    push("Percentage of Dropped Buffers", 100);
    tell("dropped", scan(60));
    push("Percentage of Dropped Buffers", 0);
    try (var other = V4l2Device.open(NODE)) {
      var plan = CameraPlan.of(DeviceUri.parse(URI), new DeviceModel("generic", Map.of()));
      other.start(wish(plan, other));
      tell("busy", scan(60));
      try (var scanner = scanner()) {
        tell("busy-status", status(scanner).state().word());
      }
    }
    tell("free-again", scan(60));
  }

  private static CaptureSource.Wish wish(CameraPlan plan, V4l2Device device) throws IOException {
    try {
      return plan.wish(device.describe());
    } catch (Stop e) {
      throw new IOException(e);
    }
  }

  private void unplugging() throws Exception {
    push("Horizontal Movement", 6);
    tell("fatal", during("Inject Fatal Streaming Error"));
    tell("unplugged", during("Disconnect"));
    push("Horizontal Movement", 3);
    tell("plugged-in-again", scan(60));
  }

  /// Pushes a button of the camera while frames flow.
  private String during(String button) throws Exception {
    try (var other = V4l2Device.open(NODE);
        var scanner = scanner()) {
      var scan = new FutureTask<>(() -> said(scanner.scan(COLOR, pages::add, deadline(60))));
      Thread.ofPlatform().start(scan);
      while (!other.busy()) {
        ticker.pause(Duration.ofMillis(20));
      }
      while (!scan.isDone()) {
        pushIfThere(button); // again and again, since before the first frame it does nothing
        ticker.pause(Duration.ofMillis(100));
      }
      return scan.get();
    }
  }

  private Deadline deadline(int seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), ticker);
  }

  private V4l2Scanner scanner() {
    return new V4l2Scanner(DeviceUri.parse(URI), DeviceContext.of(ticker));
  }

  private DeviceStatus status(V4l2Scanner scanner) throws InterruptedException {
    return scanner.status(deadline(60));
  }

  private String scan(int seconds) throws InterruptedException {
    try (var scanner = scanner()) {
      return said(scanner.scan(COLOR, pages::add, deadline(seconds)));
    }
  }

  private String said(Outcome<Integer> outcome) {
    return switch (outcome) {
      case Outcome.Done<Integer> _ -> pages.getLast().toString();
      case Outcome.Faulted<Integer>(var fault) -> fault.reason() + " " + fault.raw();
      case Outcome.NoAnswer<Integer>() -> "no answer";
    };
  }

  private static void pushIfThere(String button) throws IOException {
    try {
      push(button, 1);
    } catch (CallFailed e) {
      if (e.errno() != CallFailed.ENODEV) {
        throw e;
      }
    }
  }

  /// Sets a control of the test camera, found by its name.
  private static void push(String name, int value) throws IOException {
    int descriptor = LinuxCalls.open(NODE);
    try {
      int id = 0;
      while (true) {
        var question = V4l2Codec.controlQuestion(id | 0x8000_0000); // V4L2_CTRL_FLAG_NEXT_CTRL
        var range =
            V4l2Codec.controlRange(LinuxCalls.ioctl(descriptor, V4l2Ioctl.QUERYCTRL, question));
        id = range.id();
        if (range.name().equals(name.substring(0, Math.min(31, name.length())))) {
          LinuxCalls.ioctl(descriptor, V4l2Ioctl.S_CTRL, V4l2Codec.control(id, value));
          return;
        }
      }
    } finally {
      LinuxCalls.close(descriptor);
    }
  }
}
