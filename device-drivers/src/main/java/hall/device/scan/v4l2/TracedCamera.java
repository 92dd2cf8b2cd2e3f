// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.trace.Recorder;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A camera with everything that it says taken down, its pictures overwritten before that.
///
/// A frame is taken down when the driver comes for the next one: the times of a recording are then
/// those at which the driver judged its frames, and a replay judges them at the same times.
final class TracedCamera implements CaptureSource {

  /// A call of the kernel.
  @FunctionalInterface
  private interface Call<T> {
    T now() throws IOException;
  }

  private final CaptureSource camera;
  private final Recorder recorder;
  private final int channel;
  private @Nullable FrameRedaction redaction;
  private byte @Nullable [] looked;

  private TracedCamera(CaptureSource camera, Recorder recorder, int channel) {
    this.camera = camera;
    this.recorder = recorder;
    this.channel = channel;
  }

  static CaptureSource open(String path, Recorder recorder, CaptureSource.Opener opener)
      throws IOException {
    int channel = recorder.open(CameraTapeCodec.channel(path));
    try {
      return new TracedCamera(opener.open(path), recorder, channel);
    } catch (IOException e) {
      recorder.failed(channel, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  @Override
  public Camera describe() throws IOException {
    return asked(CameraTapeCodec.describe(), camera::describe, CameraTapeCodec::encode);
  }

  @Override
  public boolean busy() throws IOException {
    return asked(CameraTapeCodec.busy(), camera::busy, CameraTapeCodec::encode);
  }

  @Override
  public V4l2Codec.Format start(Wish wish) throws IOException {
    var format =
        asked(CameraTapeCodec.start(wish), () -> camera.start(wish), CameraTapeCodec::encode);
    redaction = new FrameRedaction(format);
    return format;
  }

  private <T> T asked(byte[] question, Call<T> call, Function<T, byte[]> words) throws IOException {
    noteFrame();
    recorder.sent(channel, question);
    try {
      var answer = call.now();
      received(words.apply(answer));
      return answer;
    } catch (IOException e) {
      recorder.failed(channel, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private void received(byte[] bytes) {
    recorder.received(channel, bytes, 0, bytes.length);
  }

  @Override
  public Optional<Frame> next(Deadline deadline) throws IOException, InterruptedException {
    noteFrame();
    try {
      var frame = camera.next(deadline);
      if (frame.isEmpty()) {
        received(new byte[0]);
      } else if (redaction != null) {
        looked = FrameTapeCodec.encode(redaction.of(frame.get()));
      }
      return frame;
    } catch (IOException e) {
      recorder.failed(channel, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /// Takes down the frame that the driver has looked at by now.
  private void noteFrame() {
    if (looked != null) {
      recorder.overwritten(channel, looked, FrameTapeCodec.PICTURE_AT);
      looked = null;
    }
  }

  @Override
  public void close() throws IOException {
    noteFrame();
    try {
      camera.close();
      recorder.closed(channel);
    } catch (IOException e) {
      recorder.failed(channel, String.valueOf(e.getMessage()));
      throw e;
    }
  }
}
