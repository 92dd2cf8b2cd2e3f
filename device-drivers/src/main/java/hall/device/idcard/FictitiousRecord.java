// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import java.nio.charset.StandardCharsets;

/// Text records of nobody, for recordings: 256 bytes of UTF-16LE, padded with spaces, fields at the
/// offsets of their layout.
final class FictitiousRecord {

  private static final int SIZE = 256;
  private static final int FLAG_AT = 248;

  private final byte[] bytes = new byte[SIZE];

  private FictitiousRecord(char flag) {
    for (int i = 0; i < SIZE; i += 2) {
      bytes[i] = ' ';
    }
    put(FLAG_AT, String.valueOf(flag));
  }

  /// The record of the layout that a type flag names.
  static byte[] like(byte flag) {
    return switch (flag) {
      case 'I' ->
          new FictitiousRecord('I')
              .put(0, "SAMPLE")
              .put(120, "1")
              .put(122, "XXX110000000001")
              .put(152, "XXX")
              .put(158, "样例")
              .put(188, "20200101")
              .put(204, "20300101")
              .put(220, "19900101")
              .put(236, "01")
              .put(240, "1500")
              .bytes;
      case 'Y' ->
          common('Y', "932682198501010017").put(32, "01").put(52, "SAMPLE").put(242, "XXX").bytes;
      case 'J' -> common('J', "810000199001010019").put(220, "H00000000").put(238, "01").bytes;
      default -> common(' ', "110101199001010015").put(32, "01").bytes;
    };
  }

  /// What resident cards, permits and the cards of 2023 share.
  private static FictitiousRecord common(char flag, String number) {
    var record =
        new FictitiousRecord(flag)
            .put(0, "样例")
            .put(30, "1")
            .put(36, number.substring(6, 14))
            .put(122, number)
            .put(188, "20200101")
            .put(204, "20300101");
    return flag == 'Y' ? record : record.put(52, "样例").put(158, "样例");
  }

  private FictitiousRecord put(int offset, String text) {
    var field = text.getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(field, 0, bytes, offset, field.length);
    return this;
  }
}
