// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.idcard.Ga450Codec.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Map;

/// The number of a security module, as it is printed on its label.
final class SamId {

  private static final int BYTES = 16;

  private SamId() {}

  /// The identity that the answer to *SAM id* gives; empty where it gives none.
  ///
  /// The raw bytes stand beside the printed form, because labels differ in how they pad it.
  static Map<String, String> identity(Frame answer) {
    if (answer.sw3() != 0x90 || answer.data().length != BYTES) {
      return Map.of();
    }
    return Map.of(
        "samId",
        print(answer.data()),
        "samIdRaw",
        HexFormat.of().withUpperCase().formatHex(answer.data()));
  }

  /// Bytes: u16 u16 u32 u32 u32, little-endian.
  private static String print(byte[] data) {
    var numbers = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    return "%02d.%02d-%d-%010d-%010d"
        .formatted(
            Short.toUnsignedInt(numbers.getShort(0)),
            Short.toUnsignedInt(numbers.getShort(2)),
            Integer.toUnsignedLong(numbers.getInt(4)),
            Integer.toUnsignedLong(numbers.getInt(8)),
            Integer.toUnsignedLong(numbers.getInt(12)));
  }
}
