// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.scan.v4l2.CaptureSource.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Frames as they stand in recordings: declared bytes 0 (4, big-endian like all), 1 at 4 where the
/// frame is damaged, sequence 5 (4), length 9 (4), at 13 the bytes, compressed by RFC 1950 since
/// they are one grey all over.
final class FrameTapeCodec {

  /// Where the picture begins.
  static final int PICTURE_AT = 13;

  /// RFC 1951 can't make more of one byte.
  private static final int MOST_RATIO = 1032;

  private static final int PIECE = 8192;

  private FrameTapeCodec() {}

  static byte[] encode(Frame frame) {
    var head =
        ByteBuffer.allocate(PICTURE_AT)
            .putInt(frame.declared())
            .put((byte) (frame.damaged() ? 1 : 0))
            .putInt(frame.sequence())
            .putInt(frame.bytes().length);
    var out = new ByteArrayOutputStream();
    out.writeBytes(head.array());
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(frame.bytes());
      deflater.finish();
      var piece = new byte[PIECE];
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  /// The same frame.
  ///
  /// @throws IOException where the bytes are none
  static Frame decode(byte[] bytes) throws IOException {
    if (bytes.length < PICTURE_AT) {
      throw new IOException("the recording has a frame of %d bytes".formatted(bytes.length));
    }
    var in = ByteBuffer.wrap(bytes);
    int declared = in.getInt();
    boolean damaged = in.get() == 1;
    int sequence = in.getInt();
    return new Frame(picture(in, in.getInt()), declared, damaged, sequence);
  }

  private static byte[] picture(ByteBuffer in, int length) throws IOException {
    if (length < 0 || length > (long) MOST_RATIO * in.remaining()) {
      throw new IOException("the recording has a frame that is no picture of %d".formatted(length));
    }
    var inflater = new Inflater();
    try {
      inflater.setInput(in);
      var picture = new byte[length];
      int count = inflater.inflate(picture);
      // An array that is full does not yet say that all was read; a byte more would.
      int more = inflater.inflate(new byte[1]);
      if (count != length || more != 0 || !inflater.finished() || in.hasRemaining()) {
        throw new IOException("the recording has a frame that is not %d bytes".formatted(length));
      }
      return picture;
    } catch (DataFormatException e) {
      throw new IOException("the recording has a frame that is damaged", e);
    } finally {
      inflater.end();
    }
  }
}
