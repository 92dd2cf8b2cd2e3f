// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.Outcome;
import hall.device.scan.v4l2.CaptureSource.Frame;
import hall.device.scan.v4l2.RecordedCamera.Event;
import hall.device.scan.v4l2.RecordedCamera.Shown;
import hall.device.trace.Recorder;
import hall.device.trace.Tape;
import hall.device.trace.TraceEntry;
import hall.device.trace.TraceEntry.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Recordings of cameras and their replay, which must end as the camera did.
final class CameraTapeTest {

  private final CameraDock dock = new CameraDock();

  private Tape scan(String format, List<Event> events) throws InterruptedException {
    dock.plug(FourCc.of(format), events);
    return TapedCamera.record(dock, TapedCamera::scan);
  }

  private static void assertReplays(Tape tape, String result) throws InterruptedException {
    assertEquals(result, tape.result());
    var replay = TapedCamera.replay(tape, TapedCamera::scan);
    assertEquals(Optional.empty(), replay.divergence());
    assertEquals(
        result,
        switch (replay.outcome()) {
          case Outcome.Faulted<?>(var fault) -> "fault " + fault.reason();
          case Outcome.Done<?>(var pages) -> pages.equals(1) ? "done" : "pages " + pages;
          default -> replay.outcome().toString();
        });
  }

  private static byte[] picture(String format, Scene scene) throws IOException {
    return format.equals("MJPG") ? scene.jpeg() : scene.yuyv(2 * Scene.WIDTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MJPG", "YUYV"})
  void aPageIsAPageAgain(String format) throws Exception {
    var bytes = picture(format, Scene.STILL);
    var tape = scan(format, RecordedCamera.shown(bytes, 40));
    var frames = TapedCamera.frames(tape);
    assertEquals(17, frames.size(), "half a second");
    for (var frame : frames) {
      assertEquals(bytes.length, frame.bytes().length);
      assertEquals(bytes.length, frame.declared());
    }
    assertReplays(tape, "done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MJPG", "YUYV"})
  void aSheetThatNeverRestsDoesNotRestInTheReplay(String format) throws Exception {
    var here = RecordedCamera.shown(picture(format, Scene.STILL), 1);
    var there = RecordedCamera.shown(picture(format, Scene.STILL.shifted(40)), 1);
    var events = new ArrayList<Event>();
    for (int i = 0; i < 400; i++) {
      events.addAll(here);
      events.addAll(there);
    }
    assertReplays(scan(format, events), "fault picture-unsteady");
  }

  @Test
  void aSheetThatWasMovedRestsWhereItDid() throws Exception {
    var events = new ArrayList<Event>();
    events.addAll(RecordedCamera.shown(Scene.STILL.lit(-40).jpeg(), 12));
    events.addAll(RecordedCamera.shown(Scene.STILL.blurred(4).jpeg(), 12));
    events.addAll(RecordedCamera.shown(Scene.STILL.withHand(300).jpeg(), 12));
    events.addAll(RecordedCamera.shown(Scene.STILL.jpeg(), 40));
    var tape = scan("MJPG", events);
    assertReplays(tape, "done");
    assertEquals(36 + 17, TapedCamera.frames(tape).size());
    // Had the replay taken one of the runs of twelve for longer, it would not miss the last frame.
    var cut = new ArrayList<>(tape.entries());
    cut.set(cut.size() - 2, new TraceEntry(9_000_000, 1, Kind.RECEIVED, new byte[0]));
    var replay =
        TapedCamera.replay(new Tape(tape.device(), "scan", 60_000, "done", cut), TapedCamera::scan);
    assertInstanceOf(Outcome.Faulted.class, replay.outcome());
  }

  @Test
  void damagedFramesAreDamagedAgain() throws Exception {
    var jpeg = Scene.STILL.jpeg();
    var holed = Arrays.copyOf(jpeg, jpeg.length - 6000);
    System.arraycopy(jpeg, jpeg.length - 3000, holed, holed.length - 3000, 3000);
    var bad =
        List.of(
            new Frame(jpeg, jpeg.length, true, 7),
            new Frame(new byte[0], 0, false, 8),
            new Frame(jpeg, jpeg.length + 5000, false, 9),
            new Frame(jpeg, -1, false, 10),
            RecordedCamera.frame(Arrays.copyOf(jpeg, jpeg.length / 2)),
            RecordedCamera.frame(new byte[900]),
            RecordedCamera.frame(holed),
            RecordedCamera.frame(Scene.jpeg(Scene.STILL.image().getSubimage(0, 0, 320, 240))));
    var events = new ArrayList<Event>();
    bad.forEach(frame -> events.add(new Shown(frame)));
    events.addAll(RecordedCamera.shown(jpeg, 40));
    var tape = scan("MJPG", events);
    var format = new V4l2Codec.Format(640, 480, FourCc.MJPG, 0, 0, 0, 0);
    var clean = TapedCamera.frames(tape);
    for (int i = 0; i < bad.size(); i++) {
      var before = assertInstanceOf(FramePicture.Bad.class, FramePicture.of(format, bad.get(i)));
      var after = assertInstanceOf(FramePicture.Bad.class, FramePicture.of(format, clean.get(i)));
      assertEquals(before.cut(), after.cut(), before + " became " + after);
      assertEquals(bad.get(i).sequence(), clean.get(i).sequence());
    }
    assertReplays(tape, "done");
  }

  @ParameterizedTest
  @CsvSource({"MJPG, truncated", "YUYV, truncated", "none, protocol"})
  void nothingButDamageIsTheSameFault(String format, String reason) throws Exception {
    boolean raw = format.equals("YUYV");
    var bytes = picture(raw ? "YUYV" : "MJPG", Scene.STILL);
    var damaged = format.equals("none") ? new byte[5000] : Arrays.copyOf(bytes, bytes.length / 2);
    var events = RecordedCamera.shown(damaged, 300);
    assertReplays(scan(raw ? "YUYV" : "MJPG", events), "fault " + reason);
  }

  @Test
  void silenceIsSilentAgain() throws Exception {
    assertReplays(scan("MJPG", List.of()), "fault no-picture");
    assertReplays(scan("MJPG", RecordedCamera.shown(Scene.STILL.jpeg(), 3)), "fault no-picture");
  }

  @ParameterizedTest
  @CsvSource({
    "19, disconnected",
    "5, io-error",
  })
  void aCallThatFailsWhileFramesFlowFailsAgain(int errno, String reason) throws Exception {
    var events = new ArrayList<>(RecordedCamera.shown(Scene.STILL.jpeg(), 4));
    events.add(new RecordedCamera.Refused(errno));
    var tape = scan("MJPG", events);
    assertTrue(
        tape.entries().stream()
            .anyMatch(entry ->
                entry.kind() == Kind.FAILED
                    && new String(entry.data(), StandardCharsets.UTF_8)
                        .equals("VIDIOC_DQBUF: errno " + errno)));
    assertReplays(tape, "fault " + reason);
  }

  @Test
  void aStartThatIsRefusedIsRefusedAgain() throws Exception {
    dock.plug(FourCc.MJPG, List.of()).failing("VIDIOC_STREAMON", CallFailed.ENOSPC);
    assertReplays(TapedCamera.record(dock, TapedCamera::scan), "fault no-bandwidth");
    dock.plug(FourCc.MJPG, List.of()).turningInto(CameraTapeCases.FORMAT);
    assertReplays(TapedCamera.record(dock, TapedCamera::scan), "fault format-unsupported");
    dock.plug(FourCc.MJPG, List.of()).node(1);
    assertReplays(TapedCamera.record(dock, TapedCamera::scan), "fault not-a-camera");
    dock.unplug(CallFailed.EACCES);
    assertReplays(TapedCamera.record(dock, TapedCamera::scan), "fault access-denied");
  }

  @Test
  void aStatusIsWordForWordTheSame() throws Exception {
    TapedCamera.Operation status = (scanner, deadline) -> scanner.status(deadline);
    var recorded = new ArrayList<DeviceStatus>();
    TapedCamera.Operation kept =
        (scanner, deadline) -> {
          recorded.add(scanner.status(deadline));
          return recorded.getLast();
        };
    dock.plug(FourCc.YUYV, List.of()).inUse();
    var tape = TapedCamera.record(dock, kept);
    assertEquals(DeviceState.DEVICE_BUSY, recorded.getFirst().state());
    var replay = TapedCamera.replay(tape, status);
    assertEquals(recorded.getFirst(), replay.outcome());
    assertEquals(Optional.empty(), replay.divergence());
  }

  @ParameterizedTest
  @CsvSource({"MJPG, 0", "YUYV, 0", "MJPG, -250", "YUYV, -250"})
  void aSelfTestFindsTheSame(String format, int light) throws Exception {
    var found = new ArrayList<List<String>>();
    TapedCamera.Operation selfTest =
        (scanner, deadline) -> {
          found.add(
              scanner.selfTest(deadline).checks().stream()
                  .map(check -> "%s %s".formatted(check.name(), check.passed()))
                  .toList());
          return found.getLast();
        };
    dock.plug(
        FourCc.of(format), RecordedCamera.shown(picture(format, Scene.STILL.lit(light)), 300));
    var replay = TapedCamera.replay(TapedCamera.record(dock, selfTest), selfTest);
    assertEquals(found.getFirst(), replay.outcome());
    assertEquals(Optional.empty(), replay.divergence());
  }

  @Test
  void aFrameIsTakenDownWhenItWasJudged() throws Exception {
    var recorder = new Recorder(dock.ticker::nanos);
    dock.plug(FourCc.MJPG, RecordedCamera.shown(Scene.STILL.jpeg(), 2));
    try (var camera = TracedCamera.open("/dev/video0", recorder, dock)) {
      var wish = new CaptureSource.Wish(FourCc.MJPG, 640, 480, Optional.empty(), List.of());
      var _ = camera.start(wish);
      var _ = camera.next(dock.deadline());
      dock.ticker.pause(Duration.ofMillis(300)); // as long as it takes to decode
      var _ = camera.next(dock.deadline());
    }
    var times =
        recorder.entries().stream()
            .filter(entry -> !entry.redacted().isEmpty())
            .map(TraceEntry::micros)
            .toList();
    assertEquals(List.of(333_000L, 366_000L), times);
  }

  @Test
  void aDriverThatWishesSomethingElseIsNoticed() throws Exception {
    var tape = scan("MJPG", RecordedCamera.shown(Scene.STILL.jpeg(), 40));
    var smaller =
        new Tape(
            tape.device().replace("640x480", "320x240"), "scan", 60_000, "done", tape.entries());
    var replay = TapedCamera.replay(smaller, TapedCamera::scan);
    assertTrue(replay.divergence().orElseThrow().contains("sends other bytes"));
    assertInstanceOf(Outcome.Faulted.class, replay.outcome());
    var status = TapedCamera.replay(tape, (scanner, deadline) -> scanner.status(deadline));
    assertTrue(status.divergence().isPresent());
  }

  @Test
  void aDriverThatTakesAFrameMoreOrFewerDoesTheSame() throws Exception {
    var tape = scan("MJPG", RecordedCamera.shown(Scene.STILL.jpeg(), 40));
    var fewer = new ArrayList<>(tape.entries());
    fewer.remove(fewer.size() - 2);
    var more = new ArrayList<>(tape.entries());
    more.add(more.size() - 1, more.get(more.size() - 2));
    for (var entries : List.of(fewer, more)) {
      assertReplays(new Tape(tape.device(), "scan", 60_000, "done", entries), "done");
    }
  }
}
