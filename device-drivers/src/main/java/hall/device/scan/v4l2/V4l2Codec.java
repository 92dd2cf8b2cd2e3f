// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The structures of `linux/videodev2.h`, as they lie in memory on 64-bit little-endian Linux
/// (x86-64 and aarch64 alike).
///
/// Each method names the structure and, for each field, its byte offset. What the kernel leaves
/// reserved is zero on the way in and ignored on the way out. All structures are of the fixed size
/// that their request number carries; other sizes are a programmer's error.
final class V4l2Codec {

  static final int TYPE_BYTES = 4;
  static final int CAPABILITY_BYTES = 104;
  static final int FMTDESC_BYTES = 64;
  static final int FRMSIZEENUM_BYTES = 44;
  static final int FORMAT_BYTES = 208;
  static final int STREAMPARM_BYTES = 204;
  static final int REQUESTBUFFERS_BYTES = 20;
  static final int BUFFER_BYTES = 88;
  static final int CONTROL_BYTES = 8;
  static final int QUERYCTRL_BYTES = 68;

  /// `V4L2_BUF_TYPE_VIDEO_CAPTURE`.
  private static final int VIDEO_CAPTURE = 1;

  /// `V4L2_MEMORY_MMAP`.
  private static final int MMAP = 1;

  private static final int FRMSIZE_TYPE_DISCRETE = 1;

  /// What a device node is.
  record Capability(String driver, String card, String busInfo, int capabilities) {

    /// `V4L2_CAP_VIDEO_CAPTURE` and `V4L2_CAP_STREAMING`: a camera whose frames can be mapped.
    boolean camera() {
      return (capabilities & 0x0000_0001) != 0 && (capabilities & 0x0400_0000) != 0;
    }
  }

  /// A kind of pixels that the camera delivers.
  record PixelFormat(int index, int fourCc, String description) {}

  /// The sizes of one kind of pixels; a discrete size has equal ends.
  record FrameSizes(int minWidth, int maxWidth, int minHeight, int maxHeight) {}

  /// What frames look like.
  ///
  /// @param bytesPerLine 0 for compressed frames
  /// @param colorspace `V4L2_COLORSPACE_*`
  /// @param quantization `V4L2_QUANTIZATION_*`: 0 by the colour space, 1 full, 2 limited range
  record Format(
      int width,
      int height,
      int fourCc,
      int bytesPerLine,
      int sizeImage,
      int colorspace,
      int quantization) {}

  /// A buffer that the kernel has filled, or its place.
  ///
  /// @param flags `V4L2_BUF_FLAG_*`
  /// @param offset what `mmap` takes
  /// @param length of the mapping
  record Buffer(int index, int bytesUsed, int flags, int sequence, int offset, int length) {

    /// `V4L2_BUF_FLAG_ERROR`: the driver knows that the frame is damaged.
    boolean damaged() {
      return (flags & 0x40) != 0;
    }
  }

  /// A control and its range.
  ///
  /// @param flags `V4L2_CTRL_FLAG_*`
  record ControlRange(int id, String name, int minimum, int maximum, int step, int flags) {

    /// `V4L2_CTRL_FLAG_DISABLED`: listed, but never to be had.
    boolean disabled() {
      return (flags & 1) != 0;
    }
  }

  private V4l2Codec() {}

  /// `struct v4l2_capability`: driver 0/16, card 16/32, bus_info 48/32, version 80, capabilities
  /// 84, device_caps 88. With `V4L2_CAP_DEVICE_CAPS` the node's own capabilities count.
  static Capability capability(byte[] bytes) {
    var in = in(bytes, CAPABILITY_BYTES);
    int whole = in.getInt(84);
    int own = in.getInt(88);
    return new Capability(
        text(bytes, 0, 16), text(bytes, 16, 32), text(bytes, 48, 32), whole < 0 ? own : whole);
  }

  /// `struct v4l2_fmtdesc`: index 0, type 4.
  static byte[] formatQuestion(int index) {
    return out(FMTDESC_BYTES).putInt(0, index).putInt(4, VIDEO_CAPTURE).array();
  }

  /// `struct v4l2_fmtdesc`: index 0, flags 8, description 12/32, pixelformat 44.
  static PixelFormat pixelFormat(byte[] bytes) {
    var in = in(bytes, FMTDESC_BYTES);
    return new PixelFormat(in.getInt(0), in.getInt(44), text(bytes, 12, 32));
  }

  /// `struct v4l2_frmsizeenum`: index 0, pixel_format 4.
  static byte[] sizeQuestion(int index, int fourCc) {
    return out(FRMSIZEENUM_BYTES).putInt(0, index).putInt(4, fourCc).array();
  }

  /// `struct v4l2_frmsizeenum`: type 8; discrete: width 12, height 16; else stepwise: min_width 12,
  /// max_width 16, step_width 20, min_height 24, max_height 28, step_height 32.
  static FrameSizes frameSizes(byte[] bytes) {
    var in = in(bytes, FRMSIZEENUM_BYTES);
    if (in.getInt(8) == FRMSIZE_TYPE_DISCRETE) {
      int width = in.getInt(12);
      int height = in.getInt(16);
      return new FrameSizes(width, width, height, height);
    }
    return new FrameSizes(in.getInt(12), in.getInt(16), in.getInt(24), in.getInt(28));
  }

  /// `struct v4l2_format`: type 0; the union begins at 8, so `struct v4l2_pix_format`: width 8,
  /// height 12, pixelformat 16, field 20, bytesperline 24, sizeimage 28, colorspace 32, priv 36,
  /// flags 40, ycbcr_enc 44, quantization 48, xfer_func 52. A field of 0 (`V4L2_FIELD_ANY`) leaves
  /// the order of lines to the camera.
  static byte[] encode(Format format) {
    return out(FORMAT_BYTES)
        .putInt(0, VIDEO_CAPTURE)
        .putInt(8, format.width)
        .putInt(12, format.height)
        .putInt(16, format.fourCc)
        .putInt(24, format.bytesPerLine)
        .putInt(28, format.sizeImage)
        .putInt(32, format.colorspace)
        .putInt(48, format.quantization)
        .array();
  }

  /// The same structure.
  static Format format(byte[] bytes) {
    var in = in(bytes, FORMAT_BYTES);
    return new Format(
        in.getInt(8),
        in.getInt(12),
        in.getInt(16),
        in.getInt(24),
        in.getInt(28),
        in.getInt(32),
        in.getInt(48));
  }

  /// `struct v4l2_streamparm`: type 0; `struct v4l2_captureparm` at 4: capability 4, capturemode 8,
  /// timeperframe 12 / 16 in seconds, extendedmode 20, readbuffers 24.
  static byte[] pace(int framesPerSecond) {
    return out(STREAMPARM_BYTES)
        .putInt(0, VIDEO_CAPTURE)
        .putInt(12, 1)
        .putInt(16, framesPerSecond)
        .array();
  }

  /// `struct v4l2_requestbuffers`: count 0, type 4, memory 8. A count of 0 frees all.
  static byte[] buffersWanted(int count) {
    return out(REQUESTBUFFERS_BYTES)
        .putInt(0, count)
        .putInt(4, VIDEO_CAPTURE)
        .putInt(8, MMAP)
        .array();
  }

  /// The same structure: how many buffers there are.
  static int buffersGiven(byte[] bytes) {
    return in(bytes, REQUESTBUFFERS_BYTES).getInt(0);
  }

  /// `struct v4l2_buffer`: index 0, type 4, memory 60.
  static byte[] bufferQuestion(int index) {
    return out(BUFFER_BYTES).putInt(0, index).putInt(4, VIDEO_CAPTURE).putInt(60, MMAP).array();
  }

  /// `struct v4l2_buffer`: index 0, type 4, bytesused 8, flags 12, field 16, timestamp 24/16,
  /// timecode 40/16, sequence 56, memory 60, m.offset 64, length 72.
  static Buffer buffer(byte[] bytes) {
    var in = in(bytes, BUFFER_BYTES);
    return new Buffer(
        in.getInt(0), in.getInt(8), in.getInt(12), in.getInt(56), in.getInt(64), in.getInt(72));
  }

  /// The `int` that `VIDIOC_STREAMON` and `VIDIOC_STREAMOFF` point to: the buffer type.
  static byte[] stream() {
    return out(TYPE_BYTES).putInt(0, VIDEO_CAPTURE).array();
  }

  /// `struct v4l2_control`: id 0, value 4.
  static byte[] control(int id, int value) {
    return out(CONTROL_BYTES).putInt(0, id).putInt(4, value).array();
  }

  /// `struct v4l2_queryctrl`: id 0.
  static byte[] controlQuestion(int id) {
    return out(QUERYCTRL_BYTES).putInt(0, id).array();
  }

  /// `struct v4l2_queryctrl`: id 0, type 4, name 8/32, minimum 40, maximum 44, step 48,
  /// default_value 52, flags 56.
  static ControlRange controlRange(byte[] bytes) {
    var in = in(bytes, QUERYCTRL_BYTES);
    return new ControlRange(
        in.getInt(0),
        text(bytes, 8, 32),
        in.getInt(40),
        in.getInt(44),
        in.getInt(48),
        in.getInt(56));
  }

  private static ByteBuffer out(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer in(byte[] bytes, int size) {
    if (bytes.length != size) {
      throw new IllegalArgumentException("%d bytes instead of %d".formatted(bytes.length, size));
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Up to the first NUL; a device's name may be anything, and goes to logs.
  private static String text(byte[] bytes, int from, int length) {
    var field = Arrays.copyOfRange(bytes, from, from + length);
    var text = new String(field, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).replaceAll("\\p{Cntrl}", " ").strip();
  }
}
