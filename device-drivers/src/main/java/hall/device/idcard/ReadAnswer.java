// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import java.util.Arrays;

/// The data of a good answer to `READ` (30 01), taken apart by the lengths it declares.
///
/// Bytes: textLen(2, big-endian) photoLen(2) text photo.
sealed interface ReadAnswer {

  /// What the lengths cut out.
  ///
  /// @param text the 256 bytes of the text record
  /// @param photo as stored on the card; empty where none is stored
  record Parts(byte[] text, byte[] photo) implements ReadAnswer {

    /// Never the bytes.
    @Override
    public String toString() {
      return "Parts[%d, %d]".formatted(text.length, photo.length);
    }
  }

  /// The declared lengths can't be true.
  record Malformed(String why) implements ReadAnswer {}

  int TEXT_BYTES = 256;

  static ReadAnswer parse(byte[] data) {
    if (data.length < 4) {
      return new Malformed("%d bytes of data have no lengths".formatted(data.length));
    }
    int text = unsigned16(data, 0);
    int photo = unsigned16(data, 2);
    if (text != TEXT_BYTES) {
      return new Malformed("text of %d bytes, expected %d".formatted(text, TEXT_BYTES));
    }
    if (4 + text + photo > data.length) {
      return new Malformed("declared %d bytes, got %d".formatted(4 + text + photo, data.length));
    }
    return new Parts(
        Arrays.copyOfRange(data, 4, 4 + text),
        Arrays.copyOfRange(data, 4 + text, 4 + text + photo));
  }

  private static int unsigned16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
