// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import java.util.Arrays;

/// The data of a good answer to 30 01 or 30 10, taken apart by the lengths it declares.
///
/// Bytes, big-endian: textLen(2) photoLen(2), with fingerprints also fingerLen(2), then text, photo
/// and fingerprints. A module that answers 30 10 without fingerprints in the form of 30 01 is
/// understood too.
sealed interface ReadAnswer {

  /// What the lengths cut out.
  ///
  /// @param text the 256 bytes of the text record
  /// @param photo as stored on the card; empty where none is stored
  record Parts(byte[] text, byte[] photo, Fingerprint.Found fingerprints) implements ReadAnswer {

    /// Forgets text and photo.
    void wipe() {
      Arrays.fill(text, (byte) 0);
      Arrays.fill(photo, (byte) 0);
    }

    /// Never the bytes.
    @Override
    public String toString() {
      return "Parts[%d, %d, %d]"
          .formatted(text.length, photo.length, fingerprints.fingerprints().size());
    }
  }

  /// The declared lengths can't be true.
  record Malformed(String why) implements ReadAnswer {}

  int TEXT_BYTES = 256;

  /// The length of the fingerprints in the frames known: 1024, 512 or 0.
  int FINGERPRINTS_MOST = 2 * Fingerprint.BLOCK;

  static ReadAnswer parse(byte[] data, boolean withFingerprints) {
    if (data.length < 4) {
      return new Malformed("%d bytes of data have no lengths".formatted(data.length));
    }
    int text = unsigned16(data, 0);
    int photo = unsigned16(data, 2);
    if (text != TEXT_BYTES) {
      return new Malformed("text of %d bytes, expected %d".formatted(text, TEXT_BYTES));
    }
    boolean short4 = !withFingerprints || data.length == 4 + text + photo;
    int head = short4 ? 4 : 6;
    int fingers = short4 || data.length < head ? 0 : unsigned16(data, 4);
    if (fingers % Fingerprint.BLOCK != 0 || fingers > FINGERPRINTS_MOST) {
      return new Malformed("fingerprints of %d bytes".formatted(fingers));
    }
    int declared = head + text + photo + fingers;
    if (declared > data.length) {
      return new Malformed("declared %d bytes, got %d".formatted(declared, data.length));
    }
    return new Parts(
        Arrays.copyOfRange(data, head, head + text),
        Arrays.copyOfRange(data, head + text, head + text + photo),
        Fingerprint.find(data, head + text + photo, fingers));
  }

  private static int unsigned16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
