// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import hall.device.trace.Tracing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Where frames come from: the hardware boundary of the document camera.
///
/// Used by one thread and closed by it. What the kernel refuses is a [CallFailed].
interface CaptureSource extends AutoCloseable {

  /// What a camera is and what it delivers.
  ///
  /// @param kinds in the camera's own order
  /// @param controls those of [CameraControl] that it has
  record Camera(
      V4l2Codec.Capability node, List<Kind> kinds, List<V4l2Codec.ControlRange> controls) {
    public Camera {
      kinds = List.copyOf(kinds);
      controls = List.copyOf(controls);
    }
  }

  /// A kind of pixels and its sizes; none where the camera takes any size.
  record Kind(int fourCc, String description, List<V4l2Codec.FrameSizes> sizes) {
    public Kind {
      sizes = List.copyOf(sizes);
    }
  }

  /// What a control is to be set to.
  ///
  /// @param required whether a camera that does not take it can't be used
  record Setting(CameraControl control, int value, boolean required) {}

  /// How frames are to be taken.
  ///
  /// @param framesPerSecond empty leaves it to the camera
  record Wish(
      int fourCc,
      int width,
      int height,
      Optional<Integer> framesPerSecond,
      List<Setting> settings) {
    public Wish {
      settings = List.copyOf(settings);
    }
  }

  /// A frame as the kernel gave it.
  ///
  /// @param bytes as many as the kernel declared and the buffer holds
  /// @param declared the `bytesused` of the kernel
  /// @param damaged the driver knows that something is missing
  record Frame(byte[] bytes, int declared, boolean damaged, int sequence) {

    /// Never the picture.
    @Override
    public String toString() {
      return "Frame[%d: %d of %d bytes]".formatted(sequence, bytes.length, declared);
    }
  }

  /// Opens a source anew for each operation, so that a camera that was unplugged and plugged in
  /// again is found.
  @FunctionalInterface
  interface Opener {
    CaptureSource open(String path) throws IOException;

    /// The same, but recorded or from a recording where that is asked for.
    default Opener through(Tracing tracing) {
      return switch (tracing) {
        case Tracing.Off() -> this;
        case Tracing.Recording(var recorder) -> path -> TracedCamera.open(path, recorder, this);
        case Tracing.Replaying(var player) -> path -> ReplayedCamera.open(path, player);
      };
    }
  }

  Camera describe() throws IOException;

  /// Whether another program takes frames from it now.
  boolean busy() throws IOException;

  /// Begins to take frames; the camera may change the size, and says what it made of the wish.
  V4l2Codec.Format start(Wish wish) throws IOException;

  /// The next frame, or none until then.
  Optional<Frame> next(Deadline deadline) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
