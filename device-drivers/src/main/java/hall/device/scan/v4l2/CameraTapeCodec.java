// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.scan.v4l2.CaptureSource.Camera;
import hall.device.scan.v4l2.CaptureSource.Kind;
import hall.device.scan.v4l2.CaptureSource.Wish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is said to a camera and by it, as it stands in recordings.
///
/// Questions are words in ASCII. In answers, numbers are big-endian, of 4 bytes unless it says
/// otherwise; a text is its length (2) and UTF-8; a list is its length (2) and its members.
///
/// | question | answer |
/// |---|---|
/// | `describe` | the node: texts driver, card, bus, then capabilities; list of kinds; list of controls |
/// | `busy` | 1 byte: 1 or 0 |
/// | `start MJPG 640x480 fps 30 FOCUS_AUTO=1` | width, height, pixel format, bytes per line, size, colour space, quantization |
///
/// A kind is its pixel format, a text and a list of sizes, each the least and most width, the least
/// and most height; a control is its number, a text, the least, most, step and flags.
///
/// Frames come without a question: [FrameTapeCodec].
final class CameraTapeCodec {

  private static final Pattern REFUSAL = Pattern.compile("(.*): errno ([0-9]{1,9})");

  private CameraTapeCodec() {}

  /// What a recording calls the way to a camera.
  static String channel(String path) {
    return "camera " + path;
  }

  /// The question what it is.
  static byte[] describe() {
    return ascii("describe");
  }

  /// The question whether it is busy.
  static byte[] busy() {
    return ascii("busy");
  }

  /// The question to start; an exclamation mark follows what the camera must take.
  static byte[] start(Wish wish) {
    return ascii(
        "start %s %dx%d fps %s %s"
            .formatted(
                FourCc.text(wish.fourCc()),
                wish.width(),
                wish.height(),
                wish.framesPerSecond().map(String::valueOf).orElse("any"),
                wish.settings().stream()
                    .map(set -> "%s=%d%s".formatted(set.control(), set.value(), mark(set)))
                    .collect(Collectors.joining(" "))));
  }

  private static String mark(CaptureSource.Setting setting) {
    return setting.required() ? "!" : "";
  }

  private static byte[] ascii(String words) {
    return words.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] encode(Camera camera) {
    var out = new Out();
    out.text(camera.node().driver()).text(camera.node().card()).text(camera.node().busInfo());
    out.number(camera.node().capabilities());
    out.length(camera.kinds().size());
    for (var kind : camera.kinds()) {
      out.number(kind.fourCc()).text(kind.description()).length(kind.sizes().size());
      for (var size : kind.sizes()) {
        out.number(size.minWidth()).number(size.maxWidth());
        out.number(size.minHeight()).number(size.maxHeight());
      }
    }
    out.length(camera.controls().size());
    for (var control : camera.controls()) {
      out.number(control.id()).text(control.name());
      out.number(control.minimum()).number(control.maximum());
      out.number(control.step()).number(control.flags());
    }
    return out.bytes();
  }

  /// The same answer.
  static Camera camera(byte[] answer) throws IOException {
    return read(
        answer,
        in ->
            new Camera(
                new V4l2Codec.Capability(text(in), text(in), text(in), in.getInt()),
                list(
                    in,
                    () ->
                        new Kind(
                            in.getInt(),
                            text(in),
                            list(
                                in,
                                () ->
                                    new V4l2Codec.FrameSizes(
                                        in.getInt(), in.getInt(), in.getInt(), in.getInt())))),
                list(
                    in,
                    () ->
                        new V4l2Codec.ControlRange(
                            in.getInt(),
                            text(in),
                            in.getInt(),
                            in.getInt(),
                            in.getInt(),
                            in.getInt()))));
  }

  static byte[] encode(boolean busy) {
    return new byte[] {(byte) (busy ? 1 : 0)};
  }

  static boolean busy(byte[] answer) throws IOException {
    return read(answer, in -> in.get() == 1);
  }

  static byte[] encode(V4l2Codec.Format format) {
    return new Out()
        .number(format.width())
        .number(format.height())
        .number(format.fourCc())
        .number(format.bytesPerLine())
        .number(format.sizeImage())
        .number(format.colorspace())
        .number(format.quantization())
        .bytes();
  }

  /// The same answer.
  static V4l2Codec.Format format(byte[] answer) throws IOException {
    return read(
        answer,
        in ->
            new V4l2Codec.Format(
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt()));
  }

  /// The call that failed, from its message in a recording; or what else went wrong with it.
  static IOException failure(IOException told) {
    var matcher = REFUSAL.matcher(String.valueOf(told.getMessage()));
    return matcher.matches()
        ? new CallFailed(matcher.group(1), Integer.parseInt(matcher.group(2)))
        : told;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(ByteBuffer in) throws IOException;
  }

  @FunctionalInterface
  private interface Member<T> {
    T next() throws IOException;
  }

  /// All of an answer, and nothing behind it.
  private static <T> T read(byte[] answer, Reading<T> reading) throws IOException {
    var in = ByteBuffer.wrap(answer);
    try {
      var read = reading.from(in);
      if (in.hasRemaining()) {
        throw new IOException("the recording has an answer that is too long");
      }
      return read;
    } catch (BufferUnderflowException e) {
      throw new IOException("the recording has an answer that is too short", e);
    }
  }

  private static String text(ByteBuffer in) throws IOException {
    int length = Short.toUnsignedInt(in.getShort());
    if (length > in.remaining()) {
      throw new IOException("the recording has a text that is too short");
    }
    var bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static <T> List<T> list(ByteBuffer in, Member<T> member) throws IOException {
    var list = new ArrayList<T>();
    for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
      list.add(member.next());
    }
    return list;
  }

  private static final class Out {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Out number(int number) {
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
      return this;
    }

    Out length(int length) {
      bytes.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) length).array());
      return this;
    }

    Out text(String text) {
      var utf8 = text.getBytes(StandardCharsets.UTF_8);
      length(utf8.length).bytes.writeBytes(utf8);
      return this;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
