// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.emrtd;

import java.util.Arrays;
import java.util.Optional;

/// The first data object of some bytes: tag (1 or 2), length (1 to 3), value (ISO/IEC 7816-4, 5.2.2
/// BER-TLV, as far as the files of travel documents go).
record Tlv(int tag, byte[] value) {

  /// Empty where the bytes end before the object does.
  static Optional<Tlv> of(byte[] bytes) {
    var head = head(bytes);
    if (head.isEmpty() || head.get().end() > bytes.length) {
      return Optional.empty();
    }
    return Optional.of(
        new Tlv(
            head.get().tag(), Arrays.copyOfRange(bytes, head.get().valueAt(), head.get().end())));
  }

  /// How long the object is from its tag on; empty where too little of it is there to say.
  static Optional<Integer> length(byte[] bytes) {
    return head(bytes).map(Head::end);
  }

  private record Head(int tag, int valueAt, int end) {}

  private static Optional<Head> head(byte[] bytes) {
    if (bytes.length < 2) {
      return Optional.empty();
    }
    int tag = bytes[0] & 0xFF;
    int at = 1;
    if ((tag & 0x1F) == 0x1F) {
      tag = tag << 8 | (bytes[at++] & 0xFF);
    }
    if (at >= bytes.length) {
      return Optional.empty();
    }
    int first = bytes[at++] & 0xFF;
    int more = first < 0x80 ? 0 : first & 0x7F;
    if (more > 2 || first == 0x80 || at + more > bytes.length) {
      return Optional.empty();
    }
    int length = first < 0x80 ? first : 0;
    for (int i = 0; i < more; i++) {
      length = length << 8 | (bytes[at++] & 0xFF);
    }
    return Optional.of(new Head(tag, at, at + length));
  }

  @Override
  public String toString() {
    return "Tlv[%X]".formatted(tag);
  }
}
