// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

/// Whether bytes are one whole IPP message; the library that reads them takes the end of the bytes
/// for the end of the message, so that a cut one would pass.
///
/// Message (RFC 8010 section 3.1): version 2, code 2, request-id 4, then tags. Below 10 they begin
/// a group, 03 ends the message, others are attributes: name length 2, name, value length 2, value.
final class IppFrame {

  private static final int HEADER = 8;
  private static final int END = 0x03;
  private static final int FIRST_VALUE_TAG = 0x10;
  private static final int BEGIN_COLLECTION = 0x34;
  private static final int END_COLLECTION = 0x37;
  private static final int DEEPEST = 16;

  /// Each value costs the reader far more memory than its five bytes; printers send some hundreds.
  private static final int MOST_VALUES = 20_000;

  private IppFrame() {}

  /// Returns for a whole message whose collections are nested within reason.
  static void check(byte[] bytes) throws IppFormatException {
    int at = HEADER;
    int depth = 0;
    int values = 0;
    while (at < bytes.length) {
      int tag = bytes[at++] & 0xFF;
      if (tag == END) {
        return;
      }
      if (tag >= FIRST_VALUE_TAG) {
        at = field(bytes, field(bytes, at));
        depth += tag == BEGIN_COLLECTION ? 1 : tag == END_COLLECTION ? -1 : 0;
        if (++values > MOST_VALUES) {
          throw new IppFormatException("more than %d values".formatted(MOST_VALUES));
        }
        if (depth > DEEPEST) {
          throw new IppFormatException("collections nested more than %d deep".formatted(DEEPEST));
        }
      }
    }
    throw new IppFormatException("no end in %d bytes".formatted(bytes.length));
  }

  /// The offset after a length and what it counts; past the end where that is cut.
  private static int field(byte[] bytes, int at) {
    return at + 2 > bytes.length
        ? bytes.length
        : at + 2 + (((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF));
  }
}
