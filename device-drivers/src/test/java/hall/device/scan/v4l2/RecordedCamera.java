// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.HandTicker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A camera whose frames were taken before: each one comes a frame's time after the other.
final class RecordedCamera implements CaptureSource {

  /// What comes next from the stream.
  sealed interface Event {}

  record Shown(Frame frame) implements Event {}

  record Refused(int errno) implements Event {}

  private static final Duration FRAME_TIME = Duration.ofMillis(33);
  private static final V4l2Codec.Capability NODE =
      new V4l2Codec.Capability("uvcvideo", "Hall Sample Camera", "usb-1-2", 0x0420_0001);

  private final HandTicker ticker;
  private final int fourCc;
  private final Iterator<Event> events;
  private V4l2Codec.Capability node = NODE;
  private V4l2Codec.@Nullable Format format;
  private @Nullable CallFailed startFailure;
  private boolean inUse;
  Optional<Wish> wish = Optional.empty();
  boolean closed;

  RecordedCamera(HandTicker ticker, int fourCc, Iterator<Event> events) {
    this.ticker = ticker;
    this.fourCc = fourCc;
    this.events = events;
  }

  RecordedCamera node(int capabilities) {
    node = new V4l2Codec.Capability("uvcvideo", "Hall Sample Camera", "usb-1-2", capabilities);
    return this;
  }

  RecordedCamera turningInto(V4l2Codec.Format other) {
    format = other;
    return this;
  }

  RecordedCamera failing(String call, int errno) {
    startFailure = new CallFailed(call, errno);
    return this;
  }

  RecordedCamera inUse() {
    inUse = true;
    return this;
  }

  static Frame frame(byte[] bytes) {
    return new Frame(bytes, bytes.length, false, 0);
  }

  static List<Event> shown(byte[] bytes, int times) {
    var events = new ArrayList<Event>();
    for (int i = 0; i < times; i++) {
      events.add(new Shown(frame(bytes)));
    }
    return events;
  }

  @Override
  public Camera describe() {
    return new Camera(
        node,
        List.of(
            new Kind(
                fourCc,
                "recorded",
                List.of(
                    new V4l2Codec.FrameSizes(320, 320, 240, 240),
                    new V4l2Codec.FrameSizes(
                        Scene.WIDTH, Scene.WIDTH, Scene.HEIGHT, Scene.HEIGHT)))),
        List.of(new V4l2Codec.ControlRange(CameraControl.FOCUS_AUTO.id, "Focus", 0, 1, 1, 0)));
  }

  @Override
  public boolean busy() {
    return inUse;
  }

  @Override
  public V4l2Codec.Format start(Wish wanted) throws IOException {
    wish = Optional.of(wanted);
    if (startFailure != null) {
      throw startFailure;
    }
    return format != null
        ? format
        : new V4l2Codec.Format(
            wanted.width(),
            wanted.height(),
            wanted.fourCc(),
            FourCc.compressed(fourCc) ? 0 : 2 * wanted.width(),
            2 * wanted.width() * wanted.height(),
            8,
            0);
  }

  @Override
  public Optional<Frame> next(Deadline deadline) throws IOException, InterruptedException {
    if (!events.hasNext()) {
      ticker.pause(deadline.left());
      return Optional.empty();
    }
    ticker.pause(FRAME_TIME);
    return switch (events.next()) {
      case Shown(var frame) -> Optional.of(frame);
      case Refused(int errno) -> throw new CallFailed("VIDIOC_DQBUF", errno);
    };
  }

  @Override
  public void close() {
    closed = true;
  }
}
