// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

/// The requests of `linux/videodev2.h` that a camera needs, each with its number and the size of
/// the structure that it carries.
///
/// A number is `_IOC(direction, 'V', nr, size)` of `asm-generic/ioctl.h`: direction in bits 30-31,
/// size in bits 16-29, type in bits 8-15, nr in bits 0-7. The same on x86-64 and on aarch64.
enum V4l2Ioctl {
  QUERYCAP(2, 0, V4l2Codec.CAPABILITY_BYTES),
  ENUM_FMT(3, 2, V4l2Codec.FMTDESC_BYTES),
  S_FMT(3, 5, V4l2Codec.FORMAT_BYTES),
  REQBUFS(3, 8, V4l2Codec.REQUESTBUFFERS_BYTES),
  QUERYBUF(3, 9, V4l2Codec.BUFFER_BYTES),
  QBUF(3, 15, V4l2Codec.BUFFER_BYTES),
  DQBUF(3, 17, V4l2Codec.BUFFER_BYTES),
  STREAMON(1, 18, V4l2Codec.TYPE_BYTES),
  STREAMOFF(1, 19, V4l2Codec.TYPE_BYTES),
  S_PARM(3, 22, V4l2Codec.STREAMPARM_BYTES),
  S_CTRL(3, 28, V4l2Codec.CONTROL_BYTES),
  QUERYCTRL(3, 36, V4l2Codec.QUERYCTRL_BYTES),
  ENUM_FRAMESIZES(3, 74, V4l2Codec.FRMSIZEENUM_BYTES);

  private final int direction;
  private final int nr;
  final int bytes;

  /// @param direction 1 `_IOW`: the kernel reads the structure; 2 `_IOR`: it writes; 3 both
  V4l2Ioctl(int direction, int nr, int bytes) {
    this.direction = direction;
    this.nr = nr;
    this.bytes = bytes;
  }

  /// The second argument of `ioctl`, an `unsigned long`.
  long number() {
    return (long) direction << 30 | (long) bytes << 16 | 'V' << 8 | nr;
  }

  /// As the header and error messages name it.
  String word() {
    return "VIDIOC_" + name();
  }
}
