// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import hall.device.scan.JpegCheck;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/// Frames of Motion JPEG as whole JPEG images.
///
/// Many cameras leave the Huffman tables out, as the Motion JPEG of AVI files does, and pad a frame
/// behind its end. The tables meant are those of ITU-T T.81 Annex K.3.3.
final class MjpegCodec {

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DHT = 0xC4;

  /// What a frame turned out to be.
  sealed interface Image {}

  /// A JPEG image from SOI to EOI, with Huffman tables.
  record Whole(byte[] jpeg, int widthPx, int heightPx, int components) implements Image {

    /// Never the picture.
    @Override
    public String toString() {
      return "Whole[%dx%d]".formatted(widthPx, heightPx);
    }
  }

  /// The frame ended early.
  record Cut(String raw) implements Image {}

  /// Not a JPEG image.
  record Foreign(String raw) implements Image {}

  private MjpegCodec() {}

  /// Looks through a frame; the result shares no bytes with it unless it is whole as it is.
  static Image decode(byte[] frame) {
    return switch (JpegCheck.of(frame)) {
      case JpegCheck.Whole(int width, int height, int components, _) ->
          new Whole(completed(frame), width, height, components);
      case JpegCheck.Cut(var raw) -> new Cut(raw);
      case JpegCheck.Foreign(var raw) -> new Foreign(raw);
    };
  }

  /// Walks a frame that [JpegCheck] found whole, so every length in it can be trusted.
  private static byte[] completed(byte[] frame) {
    int at = 2;
    int firstScan = -1;
    boolean tables = false;
    while (true) {
      int marker = frame[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++;
      } else if (marker == EOI) {
        return assembled(frame, tables ? -1 : firstScan, at + 2);
      } else if (marker == 0x01 || (marker >= 0xD0 && marker <= SOI)) {
        at += 2;
      } else {
        tables |= marker == DHT && firstScan < 0;
        if (marker == SOS && firstScan < 0) {
          firstScan = at;
        }
        at += 2 + ((frame[at + 2] & 0xFF) << 8 | (frame[at + 3] & 0xFF));
        if (marker == SOS) {
          at = entropyCodedEnd(frame, at);
        }
      }
    }
  }

  private static int entropyCodedEnd(byte[] frame, int from) {
    for (int at = from; ; at++) {
      int next = frame[at + 1] & 0xFF;
      if (frame[at] == (byte) 0xFF && next != 0 && (next < 0xD0 || next > 0xD7)) {
        return at;
      }
    }
  }

  private static byte[] assembled(byte[] frame, int tablesAt, int end) {
    if (tablesAt < 0) {
      return end == frame.length ? frame : Arrays.copyOf(frame, end);
    }
    var image = new ByteArrayOutputStream(end + 512);
    image.write(frame, 0, tablesAt);
    image.writeBytes(standardTables());
    image.write(frame, tablesAt, end - tablesAt);
    return image.toByteArray();
  }

  /// One DHT segment (T.81 B.2.4.2): FF C4, its length, then four times class and destination, 16
  /// counts, values.
  private static byte[] standardTables() {
    var body = new ByteArrayOutputStream();
    add(body, 0x00, JPEGHuffmanTable.StdDCLuminance);
    add(body, 0x10, JPEGHuffmanTable.StdACLuminance);
    add(body, 0x01, JPEGHuffmanTable.StdDCChrominance);
    add(body, 0x11, JPEGHuffmanTable.StdACChrominance);
    int length = body.size() + 2;
    var segment = new ByteArrayOutputStream();
    segment.writeBytes(new byte[] {(byte) 0xFF, (byte) DHT, (byte) (length >> 8), (byte) length});
    segment.writeBytes(body.toByteArray());
    return segment.toByteArray();
  }

  /// @param destination class in the upper half (0 DC, 1 AC), table in the lower
  private static void add(ByteArrayOutputStream body, int destination, JPEGHuffmanTable table) {
    body.write(destination);
    var lengths = new byte[16];
    for (int i = 0; i < table.getLengths().length; i++) {
      lengths[i] = (byte) table.getLengths()[i];
    }
    body.writeBytes(lengths);
    for (short value : table.getValues()) {
      body.write(value);
    }
  }
}
