// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// A visibly fake card as it lies in the chip: 256 bytes of text, 1024 of photo, and the address
/// that was appended after the holder moved.
///
/// @param appended empty where nothing was appended
record SampleCard(byte[] text, byte[] photo, String appended) {

  /// The cards of the dock by the name that `lay` takes.
  static SampleCard named(String name) {
    return switch (name) {
      case "resident" ->
          resident("张测试", "1", "01", "19900101", "11010119900101001", "20200101", "20400101", "");
      case "resident2" ->
          resident(
              "李样例",
              "2",
              "01",
              "19491001",
              "11010119491001002",
              "20100101",
              "长期",
              "样例省测试市演示区敬老路49号幸福院3单元101室");
      case "foreign-2017" -> foreign2017();
      case "foreign-2023" -> foreign2023();
      case "hk-mo-tw" -> hkMoTw();
      default ->
          throw new IllegalArgumentException(
              "no card \"%s\": there are resident, resident2, foreign-2017, foreign-2023, hk-mo-tw"
                  .formatted(name));
    };
  }

  private static SampleCard resident(
      String name,
      String sex,
      String nation,
      String birth,
      String number17,
      String from,
      String to,
      String appended) {
    var text = blank();
    put(text, 0, 30, name);
    put(text, 30, 2, sex);
    put(text, 32, 4, nation);
    put(text, 36, 16, birth);
    put(text, 52, 70, "样例省测试市演示区样例街道测试路1号");
    put(text, 122, 36, number17 + checkDigit(number17));
    put(text, 158, 30, "测试市公安局演示分局");
    put(text, 188, 16, from);
    put(text, 204, 16, to);
    return new SampleCard(text, photo(1), appended);
  }

  private static SampleCard foreign2017() {
    var text = blank();
    put(text, 0, 120, "SAMPLE, TEST PERSON");
    put(text, 120, 2, "1");
    put(text, 122, 30, "UTO110085010119");
    put(text, 152, 6, "UTO");
    put(text, 158, 30, "样例人");
    put(text, 188, 16, "20180101");
    put(text, 204, 16, "20280101");
    put(text, 220, 16, "19850101");
    put(text, 236, 4, "01");
    put(text, 240, 8, "1500");
    put(text, 248, 2, "I");
    return new SampleCard(text, photo(2), "");
  }

  private static SampleCard foreign2023() {
    var english = "TESTPERSON, MAXIMILIANE SAMPLE DEMONSTRATION";
    var text = blank();
    put(text, 0, 30, "测试丽");
    put(text, 30, 2, "2");
    put(text, 32, 4, "01");
    put(text, 36, 16, "19810803");
    put(text, 52, 70, english.substring(0, 35));
    put(text, 122, 36, "911124198108030024");
    put(text, 188, 16, "20231201");
    put(text, 204, 16, "20331201");
    put(text, 220, 22, english.substring(35));
    put(text, 242, 6, "124");
    put(text, 248, 2, "Y");
    return new SampleCard(text, photo(3), "");
  }

  private static SampleCard hkMoTw() {
    var number17 = "81000019920202002";
    var text = blank();
    put(text, 0, 30, "陈测试");
    put(text, 30, 2, "2");
    put(text, 36, 16, "19920202");
    put(text, 52, 70, "样例省测试市演示区样例街道测试路2号");
    put(text, 122, 36, number17 + checkDigit(number17));
    put(text, 158, 30, "测试市公安局演示分局");
    put(text, 188, 16, "20190101");
    put(text, 204, 16, "20240101");
    put(text, 220, 18, "H00000000");
    put(text, 238, 4, "01");
    put(text, 248, 2, "J");
    return new SampleCard(text, photo(4), "");
  }

  /// GB 11643 (ISO 7064 MOD 11-2): the place weights are the powers of two modulo 11.
  private static char checkDigit(String number17) {
    int remainder = 0;
    for (int i = 0; i < number17.length(); i++) {
      remainder = (remainder + number17.charAt(i) - '0') * 2 % 11;
    }
    return "0123456789X".charAt((12 - remainder) % 11);
  }

  private static byte[] blank() {
    var text = new byte[256];
    put(text, 0, 256, "");
    return text;
  }

  private static void put(byte[] record, int offset, int length, String value) {
    var padded = value + " ".repeat(length / 2 - value.length());
    var bytes = padded.getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(bytes, 0, record, offset, length);
  }

  /// No real picture, but with the preamble of the protocol inside, as any picture may have.
  private static byte[] photo(long seed) {
    var photo = new byte[1024];
    new Random(seed).nextBytes(photo);
    byte[] preamble = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69, 0x00, 0x04};
    System.arraycopy(preamble, 0, photo, 400, preamble.length);
    return photo;
  }

  /// A block as cards hold them: mark, state, finger, quality, and a template that is only noise.
  static byte[] fingerprint(int finger, int quality, int state) {
    var block = new byte[512];
    new Random(finger).nextBytes(block);
    block[0] = 0x43;
    block[4] = (byte) state;
    block[5] = (byte) finger;
    block[6] = (byte) quality;
    return block;
  }

  byte[] appendedBytes() {
    var bytes = new byte[70];
    put(bytes, 0, 70, appended);
    return bytes;
  }

  /// Never the fields, even though they are invented.
  @Override
  public String toString() {
    return "SampleCard[" + Arrays.hashCode(text) + "]";
  }
}
