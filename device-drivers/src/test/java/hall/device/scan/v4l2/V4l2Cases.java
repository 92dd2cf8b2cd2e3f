// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.fuzz.CodecCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/// The ways into the codecs of cameras: structures of the kernel, and frames.
public final class V4l2Cases {

  private V4l2Cases() {}

  public static List<CodecCase> all() {
    return List.of(
        structure("capability", V4l2Codec::capability, V4l2Codec.CAPABILITY_BYTES),
        structure("pixel format", V4l2Codec::pixelFormat, V4l2Codec.FMTDESC_BYTES),
        structure("frame sizes", V4l2Codec::frameSizes, V4l2Codec.FRMSIZEENUM_BYTES),
        structure("buffers", V4l2Codec::buffersGiven, V4l2Codec.REQUESTBUFFERS_BYTES),
        structure("buffer", V4l2Codec::buffer, V4l2Codec.BUFFER_BYTES),
        structure("control", V4l2Codec::controlRange, V4l2Codec.QUERYCTRL_BYTES),
        CodecCase.of(YuyvCodec.class, "picture of any format", V4l2Cases::picture, yuyv()),
        CodecCase.of(MjpegCodec.class, "frame", MjpegCodec::decode, jpeg(0), jpeg(37))
            .within(24 << 10, 4));
  }

  /// The kernel fills structures of a fixed size; whatever is in them must be read.
  private static CodecCase structure(String what, CodecCase.Decoder decoder, int size) {
    return CodecCase.of(
        V4l2Codec.class, what, bytes -> decoder.decode(Arrays.copyOf(bytes, size)), new byte[size]);
  }

  /// A format as the kernel gives it, then as many bytes of picture as there are.
  private static void picture(byte[] bytes) {
    var format = V4l2Codec.format(Arrays.copyOf(bytes, V4l2Codec.FORMAT_BYTES));
    var pixels =
        Arrays.copyOfRange(
            bytes,
            Math.min(bytes.length, V4l2Codec.FORMAT_BYTES),
            Math.max(bytes.length, V4l2Codec.FORMAT_BYTES));
    if (YuyvCodec.trouble(format, pixels.length).isEmpty()) {
      var _ = YuyvCodec.image(format, pixels);
      var _ = YuyvCodec.levels(format);
    }
  }

  private static byte[] yuyv() {
    var format = V4l2Codec.encode(new V4l2Codec.Format(16, 8, FourCc.YUYV, 40, 320, 8, 0));
    var all = Arrays.copyOf(format, format.length + 8 * 40);
    Arrays.fill(all, format.length, all.length, (byte) 0x80);
    return all;
  }

  private static byte[] jpeg(int padding) {
    try {
      return Scene.withoutTables(Scene.STILL.jpeg(), padding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
