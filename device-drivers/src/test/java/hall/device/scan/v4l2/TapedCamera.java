// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceLog;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.Ticker;
import hall.device.registry.DeviceRegistry;
import hall.device.scan.ScanSettings;
import hall.device.scan.Scanner;
import hall.device.scan.v4l2.CaptureSource.Frame;
import hall.device.trace.Player;
import hall.device.trace.Recorder;
import hall.device.trace.Redaction;
import hall.device.trace.Tape;
import hall.device.trace.TapeCodec;
import hall.device.trace.TapeFormatException;
import hall.device.trace.Tracing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Recordings of cameras that show sample frames.
public final class TapedCamera {

  static final String URI = "v4l2:/dev/video0?size=640x480";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What is done with the camera.
  @FunctionalInterface
  interface Operation {
    Object with(Scanner scanner, Deadline deadline) throws InterruptedException;
  }

  /// How a replay ended.
  record Replay(Object outcome, Optional<String> divergence) {}

  private TapedCamera() {}

  static Outcome<Integer> scan(Scanner scanner, Deadline deadline) throws InterruptedException {
    var settings = new ScanSettings(150, ScanSettings.Mode.COLOR, ScanSettings.Source.AUTO);
    return scanner.scan(settings, _ -> {}, deadline);
  }

  /// The whole way: recorded, without personal data, to text and back.
  static Tape record(CameraDock dock, Operation operation) throws InterruptedException {
    var recorder = new Recorder(dock.ticker::nanos);
    var uri = DeviceUri.parse(URI);
    Object outcome;
    try (var scanner =
        new V4l2Scanner(uri, context(dock.ticker, new Tracing.Recording(recorder)), dock)) {
      outcome = operation.with(scanner, Deadline.after(PATIENCE, dock.ticker));
    }
    var clean = Redaction.apply(DeviceRegistry.redaction(uri), recorder.entries());
    return reread(new Tape(uri.text(), "scan", PATIENCE.toMillis(), result(outcome), clean));
  }

  private static Tape reread(Tape tape) {
    try {
      return TapeCodec.decode(TapeCodec.encode(tape));
    } catch (TapeFormatException e) {
      throw new AssertionError(e);
    }
  }

  private static String result(Object outcome) {
    return switch (outcome) {
      case Outcome.Faulted<?>(var fault) -> "fault " + fault.reason();
      case Outcome.NoAnswer<?>() -> "no-answer";
      default -> "done";
    };
  }

  private static DeviceContext context(Ticker ticker, Tracing tracing) {
    return new DeviceContext(ticker, tracing, DeviceLog.system());
  }

  /// Time that passes with the entries of a recording, and by waiting.
  private record TapeTime(AtomicLong now) implements Ticker {
    @Override
    public long nanos() {
      return now.get();
    }

    @Override
    public void pause(Duration duration) {
      now.addAndGet(duration.toNanos());
    }
  }

  /// The same operation with the recording alone.
  static Replay replay(Tape tape, Operation operation) throws InterruptedException {
    var time = new TapeTime(new AtomicLong());
    var player =
        new Player(tape.entries(), micros -> time.now.accumulateAndGet(1000 * micros, Math::max));
    var uri = DeviceUri.parse(tape.device());
    var context = context(time, new Tracing.Replaying(player));
    try (var scanner = new DeviceRegistry(context).openScanner(uri)) {
      var outcome = operation.with(scanner, Deadline.after(PATIENCE, time));
      return new Replay(outcome, player.divergence());
    }
  }

  /// The frames of a recording.
  static List<Frame> frames(Tape tape) throws IOException {
    var frames = new ArrayList<Frame>();
    for (var entry : tape.entries()) {
      if (!entry.redacted().isEmpty()) {
        frames.add(FrameTapeCodec.decode(entry.data()));
      }
    }
    return frames;
  }

  /// A whole recording of a sheet that is laid and comes to rest.
  public static String ofASheet() throws IOException, InterruptedException {
    var dock = new CameraDock();
    dock.plug(
        FourCc.MJPG,
        List.of(
                RecordedCamera.shown(Scene.STILL.withHand(300).jpeg(), 9),
                RecordedCamera.shown(Scene.STILL.jpeg(), 40))
            .stream()
            .flatMap(List::stream)
            .toList());
    return TapeCodec.encode(record(dock, TapedCamera::scan));
  }
}
