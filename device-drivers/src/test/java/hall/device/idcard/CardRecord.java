// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import java.util.Arrays;

/// A text record that a test writes field by field.
final class CardRecord {

  private final byte[] bytes = new byte[256];

  CardRecord() {
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = ' ';
    }
  }

  CardRecord put(int offset, int length, String text) {
    if (text.length() * 2 > length) {
      throw new IllegalArgumentException("too long for the field: " + text);
    }
    // Code unit by code unit, because an encoder would replace half surrogates.
    for (int i = 0; i < length / 2; i++) {
      char unit = i < text.length() ? text.charAt(i) : ' ';
      bytes[offset + 2 * i] = (byte) unit;
      bytes[offset + 2 * i + 1] = (byte) (unit >> 8);
    }
    return this;
  }

  CardRecord nul(int offset, int length) {
    Arrays.fill(bytes, offset, offset + length, (byte) 0);
    return this;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  IdCard decode() {
    return CardTextCodec.decode(bytes, CardTextCodec.Besides.NOTHING);
  }

  static CardRecord resident() {
    return new CardRecord()
        .put(0, 30, "张测试")
        .put(30, 2, "1")
        .put(32, 4, "01")
        .put(36, 16, "19900101")
        .put(52, 70, "样例省测试市演示区1号")
        .put(122, 36, "11010119900101001" + IdNumber.checkDigit("11010119900101001"))
        .put(158, 30, "测试市公安局")
        .put(188, 16, "20200101")
        .put(204, 16, "20400101");
  }

  static CardRecord hkMoTw() {
    return resident()
        .put(32, 4, "")
        .put(122, 36, "83000019900101001" + IdNumber.checkDigit("83000019900101001"))
        .put(220, 18, "T00000000")
        .put(238, 4, "02")
        .put(248, 2, "J");
  }

  static CardRecord foreign2017() {
    return new CardRecord()
        .put(0, 120, "SAMPLE, TEST PERSON")
        .put(120, 2, "2")
        .put(122, 30, "UTO110085010119")
        .put(152, 6, "UTO")
        .put(158, 30, "样例人")
        .put(188, 16, "20180101")
        .put(204, 16, "20280101")
        .put(220, 16, "19850101")
        .put(236, 4, "01")
        .put(240, 8, "1500")
        .put(248, 2, "I");
  }

  static CardRecord foreign2023() {
    return new CardRecord()
        .put(0, 30, "测试人")
        .put(30, 2, "1")
        .put(32, 4, "03")
        .put(36, 16, "19850101")
        .put(52, 70, "TESTPERSON, MAXIMILIANE SAMPLE DEMO")
        .put(122, 36, "932682198501010017")
        .put(188, 16, "20231201")
        .put(204, 16, "20331201")
        .put(220, 22, "NSTRATION")
        .put(242, 6, "682")
        .put(248, 2, "Y")
        .put(250, 6, "1");
  }
}
