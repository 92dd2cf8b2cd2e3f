// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.Deadline;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A camera of this machine, through the ioctls of its device node.
///
/// The kernel fills a ring of mapped buffers; each frame is copied out and its buffer queued again.
final class V4l2Device implements CaptureSource {

  private static final int BUFFERS = 4;

  /// No camera has more; a driver that never ends its lists must not hold up the kiosk.
  private static final int MOST_ENTRIES = 256;

  private final int descriptor;
  private final Arena mappings = Arena.ofConfined();
  private final List<MemorySegment> buffers = new ArrayList<>();
  private boolean streaming;

  private V4l2Device(int descriptor) {
    this.descriptor = descriptor;
  }

  static V4l2Device open(String path) throws CallFailed {
    return new V4l2Device(LinuxCalls.open(path));
  }

  @Override
  public Camera describe() throws CallFailed {
    var node = V4l2Codec.capability(ask(V4l2Ioctl.QUERYCAP, new byte[V4l2Codec.CAPABILITY_BYTES]));
    var kinds = new ArrayList<Kind>();
    if (node.camera()) {
      for (int i = 0; i < MOST_ENTRIES; i++) {
        var answer = entry(V4l2Ioctl.ENUM_FMT, V4l2Codec.formatQuestion(i));
        if (answer.isEmpty()) {
          break;
        }
        var format = V4l2Codec.pixelFormat(answer.get());
        kinds.add(new Kind(format.fourCc(), format.description(), sizes(format.fourCc())));
      }
    }
    return new Camera(node, kinds, controls());
  }

  private List<V4l2Codec.ControlRange> controls() throws CallFailed {
    var controls = new ArrayList<V4l2Codec.ControlRange>();
    for (var control : CameraControl.values()) {
      entry(V4l2Ioctl.QUERYCTRL, V4l2Codec.controlQuestion(control.id))
          .map(V4l2Codec::controlRange)
          .filter(range -> !range.disabled())
          .ifPresent(controls::add);
    }
    return controls;
  }

  private List<V4l2Codec.FrameSizes> sizes(int fourCc) throws CallFailed {
    var sizes = new ArrayList<V4l2Codec.FrameSizes>();
    for (int i = 0; i < MOST_ENTRIES; i++) {
      var answer = entry(V4l2Ioctl.ENUM_FRAMESIZES, V4l2Codec.sizeQuestion(i, fourCc));
      if (answer.isEmpty()) {
        break;
      }
      sizes.add(V4l2Codec.frameSizes(answer.get()));
    }
    return sizes;
  }

  /// An entry of a list; `EINVAL` is its end, `ENOTTY` says that there is no list.
  private Optional<byte[]> entry(V4l2Ioctl request, byte[] question) throws CallFailed {
    try {
      return Optional.of(ask(request, question));
    } catch (CallFailed e) {
      if (e.errno() == CallFailed.EINVAL || e.errno() == CallFailed.ENOTTY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Freeing buffers that were never asked for does nothing, except to be refused while another
  /// program has some.
  @Override
  public boolean busy() throws CallFailed {
    try {
      ask(V4l2Ioctl.REQBUFS, V4l2Codec.buffersWanted(0));
      return false;
    } catch (CallFailed e) {
      if (e.errno() == CallFailed.EBUSY) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public V4l2Codec.Format start(Wish wish) throws IOException {
    var wanted = new V4l2Codec.Format(wish.width(), wish.height(), wish.fourCc(), 0, 0, 0, 0);
    var format = V4l2Codec.format(ask(V4l2Ioctl.S_FMT, V4l2Codec.encode(wanted)));
    if (wish.framesPerSecond().isPresent()) {
      pace(wish.framesPerSecond().get());
    }
    for (var setting : wish.settings()) {
      set(setting);
    }
    int given = V4l2Codec.buffersGiven(ask(V4l2Ioctl.REQBUFS, V4l2Codec.buffersWanted(BUFFERS)));
    for (int i = 0; i < given; i++) {
      var buffer = V4l2Codec.buffer(ask(V4l2Ioctl.QUERYBUF, V4l2Codec.bufferQuestion(i)));
      buffers.add(
          LinuxCalls.map(
              descriptor,
              Integer.toUnsignedLong(buffer.offset()),
              Integer.toUnsignedLong(buffer.length()),
              mappings));
      ask(V4l2Ioctl.QBUF, V4l2Codec.bufferQuestion(i));
    }
    ask(V4l2Ioctl.STREAMON, V4l2Codec.stream());
    streaming = true;
    return format;
  }

  /// A camera that keeps its own time is no reason to give up.
  private void pace(int framesPerSecond) throws CallFailed {
    try {
      ask(V4l2Ioctl.S_PARM, V4l2Codec.pace(framesPerSecond));
    } catch (CallFailed e) {
      if (e.errno() != CallFailed.ENOTTY && e.errno() != CallFailed.EINVAL) {
        throw e;
      }
    }
  }

  /// Most cameras lack some control, or lock it in some mode; only a lost camera, or one that the
  /// URI demands, is told.
  private void set(Setting setting) throws CallFailed {
    try {
      ask(V4l2Ioctl.S_CTRL, V4l2Codec.control(setting.control().id, setting.value()));
    } catch (CallFailed e) {
      if (e.errno() == CallFailed.ENODEV) {
        throw e;
      }
      if (setting.required()) {
        throw new CallFailed("%s of %s".formatted(e.call(), setting.control()), e.errno());
      }
    }
  }

  @Override
  public Optional<Frame> next(Deadline deadline) throws CallFailed {
    while (true) {
      // Rounded up, so that the last part of a millisecond is not spun away.
      long millis = deadline.left().plusNanos(999_999).toMillis();
      if (!LinuxCalls.poll(descriptor, (int) Math.min(millis, Integer.MAX_VALUE))) {
        return Optional.empty();
      }
      try {
        var buffer = V4l2Codec.buffer(ask(V4l2Ioctl.DQBUF, V4l2Codec.bufferQuestion(0)));
        var frame = copy(buffer);
        ask(V4l2Ioctl.QBUF, V4l2Codec.bufferQuestion(buffer.index()));
        return Optional.of(frame);
      } catch (CallFailed e) {
        if (e.errno() != CallFailed.EAGAIN) {
          throw e;
        }
        if (deadline.passed()) {
          return Optional.empty();
        }
      }
    }
  }

  private Frame copy(V4l2Codec.Buffer buffer) throws CallFailed {
    if (buffer.index() < 0 || buffer.index() >= buffers.size()) {
      throw new CallFailed("VIDIOC_DQBUF of buffer " + buffer.index(), CallFailed.EPROTO);
    }
    var mapping = buffers.get(buffer.index());
    long count = Math.min(Integer.toUnsignedLong(buffer.bytesUsed()), mapping.byteSize());
    var bytes = mapping.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
    return new Frame(bytes, buffer.bytesUsed(), buffer.damaged(), buffer.sequence());
  }

  private byte[] ask(V4l2Ioctl request, byte[] structure) throws CallFailed {
    return LinuxCalls.ioctl(descriptor, request, structure);
  }

  /// Closing the node ends the stream by itself, but only once the mappings are gone are its
  /// buffers freed.
  @Override
  public void close() throws CallFailed {
    try {
      if (streaming) {
        ask(V4l2Ioctl.STREAMOFF, V4l2Codec.stream());
      }
    } catch (CallFailed e) {
      if (e.errno() != CallFailed.ENODEV) {
        throw e;
      }
    } finally {
      mappings.close();
      LinuxCalls.close(descriptor);
    }
  }
}
