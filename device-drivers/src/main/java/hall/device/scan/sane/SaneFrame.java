// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.util.Arrays;

/// Puts one frame together from the records of the data connection (SANE Standard 5.3): a length of
/// 4 bytes, big-endian, and as many bytes of image; at the end the length FFFFFFFF and one byte of
/// status.
///
/// A frame of known height never holds more than its exact size; one of unknown height grows up to
/// [SaneParameters#LARGEST_FRAME].
final class SaneFrame {

  private static final int END = -1;
  private static final int HEADER = 4;
  private static final int FIRST_SIZE = 1 << 18;

  /// From here on a daemon is believed that a page of the size that it told comes: growing further
  /// by doubling would take half of a large page once more.
  private static final int EARNEST = 1 << 23;

  private final SaneParameters parameters;
  private final int limit;
  private byte[] image;
  private int size;
  private int header;
  private int headerBytes;
  private int left;
  private SaneStatus status = SaneStatus.GOOD;
  private boolean ended;

  /// @param parameters without [SaneParameters#trouble]
  SaneFrame(SaneParameters parameters) {
    this.parameters = parameters;
    this.limit = parameters.heightKnown() ? parameters.size() : SaneParameters.LARGEST_FRAME;
    this.image = new byte[Math.min(limit, FIRST_SIZE)];
  }

  /// Takes what came, in pieces of any size; what follows the end is not looked at.
  void take(byte[] bytes, int offset, int length) throws SaneFormatException {
    int at = offset;
    int end = offset + length;
    while (at < end && !ended) {
      if (left > 0) {
        int count = Math.min(left, end - at);
        append(bytes, at, count);
        left -= count;
        at += count;
      } else if (headerBytes < HEADER) {
        header = header << 8 | (bytes[at++] & 0xFF);
        headerBytes++;
        if (headerBytes == HEADER && header != END) {
          begin();
        }
      } else {
        status = SaneStatus.of(bytes[at++] & 0xFF);
        ended = true;
      }
    }
  }

  private void begin() throws SaneFormatException {
    if (header < 0 || header > limit - size) {
      throw new SaneFormatException(
          "a record of %d bytes after %d of at most %d"
              .formatted(Integer.toUnsignedLong(header), size, limit));
    }
    left = header;
    headerBytes = 0;
  }

  private void append(byte[] bytes, int offset, int length) {
    if (length > image.length - size) {
      long doubled = Math.max(2L * image.length, size + (long) length);
      boolean sure = parameters.heightKnown() && doubled > EARNEST;
      image = Arrays.copyOf(image, sure ? limit : (int) Math.min(limit, doubled));
    }
    System.arraycopy(bytes, offset, image, size, length);
    size += length;
  }

  boolean ended() {
    return ended;
  }

  /// How the scanner ended the frame; GOOD as long as it has not.
  SaneStatus status() {
    return status;
  }

  /// Bytes of image so far.
  int size() {
    return size;
  }

  /// Whether the scanner ended the frame and no byte of it is missing.
  boolean whole() {
    return ended
        && status == SaneStatus.EOF
        && (parameters.heightKnown()
            ? size == limit
            : size > 0 && size % parameters.bytesPerLine() == 0);
  }

  /// How much of it came, for the engineer.
  String progress() {
    return parameters.heightKnown()
        ? "%d of %d bytes".formatted(size, limit)
        : "%d bytes in lines of %d".formatted(size, parameters.bytesPerLine());
  }

  int lines() {
    return size / parameters.bytesPerLine();
  }

  /// Not a copy; may be longer than [#size].
  byte[] image() {
    return image;
  }
}
