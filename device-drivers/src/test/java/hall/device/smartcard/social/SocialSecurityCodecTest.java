// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.social;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.idcard.IdCard.Sex;
import hall.device.smartcard.SocialSecurityCard;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocialSecurityCodecTest {

  private static final Charset GBK = Charset.forName("GBK");

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  static Map<SocialField, byte[]> records() {
    var records = new EnumMap<SocialField, byte[]>(SocialField.class);
    records.put(SocialField.CARD_ID, new byte[16]);
    records.put(SocialField.CARD_CLASS, ascii("2"));
    records.put(SocialField.SPEC_VERSION, ascii("2.00"));
    records.put(SocialField.INITIALISER, new byte[12]);
    records.put(SocialField.ISSUE_DATE, hex("20200101"));
    records.put(SocialField.EXPIRY_DATE, hex("20300101"));
    records.put(SocialField.CARD_NUMBER, ascii("A12345678"));
    records.put(SocialField.ID_NUMBER, ascii("110101199001010015"));
    records.put(SocialField.NAME, Arrays.copyOf("张测试".getBytes(GBK), 30));
    records.put(SocialField.SEX, ascii("1"));
    records.put(SocialField.NATION, hex("01"));
    records.put(SocialField.BIRTH_PLACE, hex("110101"));
    records.put(SocialField.BIRTH_DATE, hex("19900101"));
    return records;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static SocialSecurityCard decode(Map<SocialField, byte[]> records) {
    return SocialSecurityCodec.decode("3B00", records, "number");
  }

  private static boolean passed(SocialSecurityCard card, String check) {
    return card.checks().stream().anyMatch(c -> c.check().equals(check) && !c.failed());
  }

  @Test
  void everyFieldIsRead() {
    var card = decode(records());
    assertEquals("00".repeat(16), card.cardId());
    assertEquals("2", card.cardClass());
    assertEquals("2.00", card.specVersion());
    assertEquals("00".repeat(12), card.initialiser());
    assertEquals(LocalDate.of(2020, 1, 1), card.issueDate());
    assertEquals(LocalDate.of(2030, 1, 1), card.expiryDate());
    assertEquals("A12345678", card.cardNumber());
    assertEquals("110101199001010015", card.idNumber());
    assertEquals("张测试", card.name());
    assertEquals(Sex.MALE, card.sex());
    assertEquals("汉", card.nation());
    assertEquals("01", card.nationCode());
    assertEquals("110101", card.birthPlace());
    assertEquals(LocalDate.of(1990, 1, 1), card.birthDate());
    assertTrue(card.checks().stream().allMatch(check -> !check.failed()), card.checks().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "ID_NUMBER,313130313031313939303031303130303136,check-digit",
    "BIRTH_DATE,19900102,birth-matches-number",
    "SEX,32,sex-matches-number",
    "NATION,77,nation-known",
    "NAME,D5C5FF41,text-encoding"
  })
  void whatDoesNotFitIsACheckThatFailed(SocialField field, String value, String check) {
    var records = records();
    records.put(field, hex(value));
    var card = decode(records);
    assertTrue(card.checks().stream().anyMatch(c -> c.check().equals(check)), check);
    assertFalse(passed(card, check), check);
    assertTrue(passed(decode(records()), check), check);
  }

  @Test
  void aMissingRecordIsNullAndSaidSo() {
    var records = records();
    records.remove(SocialField.BIRTH_PLACE);
    var card = decode(records);
    assertNull(card.birthPlace());
    assertFalse(passed(card, "records-complete"));
  }

  @ParameterizedTest
  @CsvSource({
    "3139393030313031,1990-01-01",
    "19900101,1990-01-01",
    "19900230,",
    "FFFFFFFF,",
    "00,"
  })
  void aBirthDateIsPackedOrWrittenOut(String value, String date) {
    var records = records();
    records.put(SocialField.BIRTH_DATE, hex(value));
    assertEquals(date == null ? null : LocalDate.parse(date), decode(records).birthDate());
  }

  @ParameterizedTest
  @CsvSource({"01,MALE", "02,FEMALE", "31,MALE", "32,FEMALE", "39,UNKNOWN", "3131,UNKNOWN"})
  void theSexIsACharacterOrANumber(String value, Sex sex) {
    var records = records();
    records.put(SocialField.SEX, hex(value));
    assertEquals(sex, decode(records).sex());
  }

  @Test
  void nothingOfACardIsInItsText() {
    assertEquals("SocialSecurityCard", decode(records()).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0A0131", "0A01310000", "0A0131FFFF"})
  void aRecordMayBeFilledUp(String record) {
    var field = SocialSecurityCodec.record(hex(record)).orElseThrow();
    assertEquals(0x0A, field.tag());
    assertArrayEquals(hex("31"), field.value());
    assertEquals("Field[0A]", field.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0A", "0A02", "0A0231", "0A013100FF", "0A013131"})
  void anythingElseIsNoRecord(String record) {
    assertTrue(SocialSecurityCodec.record(hex(record)).isEmpty());
  }

  @Test
  void everyTruncationOfARecordIsNoRecord() {
    byte[] whole = hex("0812" + "31".repeat(18));
    for (int length = 0; length < whole.length; length++) {
      assertTrue(
          SocialSecurityCodec.record(Arrays.copyOf(whole, length)).isEmpty(), "at " + length);
    }
    assertTrue(SocialSecurityCodec.record(whole).isPresent());
  }

  @Test
  void everyRandomNameComesBack() {
    var random = new Random(20261125);
    for (int i = 0; i < 20_000; i++) {
      var name = new StringBuilder();
      for (int n = 1 + random.nextInt(15); n > 0; n--) {
        name.appendCodePoint(0x4E00 + random.nextInt(0x5000));
      }
      var records = records();
      records.put(SocialField.NAME, Arrays.copyOf(name.toString().getBytes(GBK), 30));
      assertEquals(name.toString(), decode(records).name());
    }
  }

  /// Mutated records never end in anything but a card whose checks say it.
  @Test
  void everyMutationIsACard() {
    var random = new Random(32);
    var fields = List.of(SocialField.values());
    for (int i = 0; i < 50_000; i++) {
      var records = records();
      var field = fields.get(random.nextInt(fields.size()));
      var value = new byte[random.nextInt(40)];
      random.nextBytes(value);
      records.put(field, value);
      var card = decode(records);
      assertEquals("social-security", card.kind());
      assertFalse(card.checks().isEmpty());
    }
  }
}
