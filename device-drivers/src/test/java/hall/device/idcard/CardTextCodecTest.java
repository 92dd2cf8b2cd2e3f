// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.idcard.IdCard.Layout;
import hall.device.idcard.IdCard.Sex;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CardTextCodecTest {

  @Test
  void aResidentCardIsTakenApart() {
    var card = CardRecord.resident().decode();
    assertEquals(Layout.RESIDENT, card.layout());
    assertEquals("张测试", card.name());
    assertNull(card.englishName());
    assertEquals(Sex.MALE, card.sex());
    assertEquals("汉", card.nation());
    assertEquals("01", card.nationCode());
    assertEquals(LocalDate.of(1990, 1, 1), card.birthDate());
    assertEquals("样例省测试市演示区1号", card.address());
    assertEquals("110101199001010015", card.idNumber());
    assertEquals("测试市公安局", card.issuer());
    assertEquals(LocalDate.of(2020, 1, 1), card.validFrom());
    assertEquals(LocalDate.of(2040, 1, 1), card.validTo());
    assertFalse(card.longTerm());
    assertNull(card.passNumber());
    assertNull(card.issueCount());
    assertNull(card.oldNumber());
    assertEquals(new Photo.Absent(), card.photo());
    assertEquals(List.of(), card.fingerprints());
    assertNull(card.managementNumber());
  }

  @Test
  void aCardForLifeHasNoLastDay() {
    var card = CardRecord.resident().put(204, 16, "长期").decode();
    assertTrue(card.longTerm());
    assertNull(card.validTo());
    assertTrue(card.consistent());
  }

  @Test
  void aPermitOfHongKongMacaoOrTaiwanIsTakenApart() {
    var card = CardRecord.hkMoTw().decode();
    assertEquals(Layout.HK_MO_TW, card.layout());
    assertEquals("T00000000", card.passNumber());
    assertEquals(2, card.issueCount());
    assertNull(card.nation());
    assertNull(card.nationCode());
    assertEquals("样例省测试市演示区1号", card.address());
  }

  @Test
  void aForeignCardOf2017IsTakenApart() {
    var card = CardRecord.foreign2017().decode();
    assertEquals(Layout.FOREIGN_PERMANENT_2017, card.layout());
    assertEquals("样例人", card.name());
    assertEquals("SAMPLE, TEST PERSON", card.englishName());
    assertEquals(Sex.FEMALE, card.sex());
    assertEquals("UTO", card.nationality());
    assertEquals("UTO110085010119", card.idNumber());
    assertEquals("1500", card.issuer());
    assertEquals(LocalDate.of(1985, 1, 1), card.birthDate());
    assertNull(card.address());
  }

  @Test
  void aForeignCardOf2023JoinsTheTwoPartsOfTheName() {
    var card = CardRecord.foreign2023().decode();
    assertEquals(Layout.FOREIGN_PERMANENT_2023, card.layout());
    assertEquals("TESTPERSON, MAXIMILIANE SAMPLE DEMONSTRATION", card.englishName());
    assertEquals("932682198501010017", card.idNumber());
    assertEquals("682", card.nationality());
    assertEquals(3, card.issueCount());
    assertEquals("1", card.oldNumber());
    assertNull(card.issuer());
  }

  @Test
  void aSpaceWhereTheNameIsSplitStays() {
    var card =
        CardRecord.foreign2023().put(52, 70, "A".repeat(34) + " ").put(220, 22, "B").decode();
    assertEquals("A".repeat(34) + " B", card.englishName());
  }

  @Test
  void aCardFilledWithNulIsAResidentCard() {
    var card = CardRecord.resident().nul(220, 36).decode();
    assertEquals(Layout.RESIDENT, card.layout());
    assertTrue(card.consistent());
  }

  @Test
  void theAppendedAddressReplacesThePrintedOne() {
    var appended = "样例省测试市演示区新街2号".getBytes(StandardCharsets.UTF_16LE);
    var besides =
        new CardTextCodec.Besides(new Photo.Undecoded(), appended, Fingerprint.Found.NONE, null);
    var card = CardTextCodec.decode(CardRecord.resident().bytes(), besides);
    assertEquals("样例省测试市演示区新街2号", card.address());
    assertEquals(new Photo.Undecoded(), card.photo());
  }

  @Test
  void aManagementNumberIsReadInEitherCodingAndNothingElse() {
    var number = "0123456789ABCDEF0123456789AB";
    assertEquals(
        number, CardTextCodec.managementNumber(number.getBytes(StandardCharsets.US_ASCII)));
    assertEquals(
        "01234567890123",
        CardTextCodec.managementNumber("01234567890123".getBytes(StandardCharsets.UTF_16LE)));
    assertNull(CardTextCodec.managementNumber(new byte[28]));
    assertNull(CardTextCodec.managementNumber(new byte[0]));
  }

  @Test
  void aDayThatIsNoneIsNotRepaired() {
    var card = CardRecord.resident().put(36, 16, "19900230").decode();
    assertNull(card.birthDate());
  }

  @Test
  void anUnknownNationKeepsItsCode() {
    var card = CardRecord.resident().put(32, 4, "57").decode();
    assertNull(card.nation());
    assertEquals("57", card.nationCode());
  }

  @Test
  void anUnknownSexIsUnknown() {
    assertEquals(Sex.UNKNOWN, CardRecord.resident().put(30, 2, "9").decode().sex());
  }

  @Test
  void anotherLengthIsAMistakeOfTheCaller() {
    assertThrows(
        IllegalArgumentException.class,
        () -> CardTextCodec.decode(new byte[255], CardTextCodec.Besides.NOTHING));
  }

  @Test
  void everyRandomNameComesBack() {
    var random = new Random(1866);
    for (int i = 0; i < 2_000; i++) {
      var name = new StringBuilder();
      for (int n = 1 + random.nextInt(15); n > 0; n--) {
        name.append((char) (0x4E00 + random.nextInt(0x5200)));
      }
      assertEquals(
          name.toString(), CardRecord.resident().put(0, 30, name.toString()).decode().name());
    }
  }

  @Test
  void noBytesMakeItFail() {
    var random = new Random(20260103);
    CardRecord[] originals = {
      CardRecord.resident(), CardRecord.hkMoTw(), CardRecord.foreign2017(), CardRecord.foreign2023()
    };
    for (int i = 0; i < 20_000; i++) {
      var bytes = originals[i % originals.length].bytes();
      for (int n = random.nextInt(20); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      var card = CardTextCodec.decode(bytes, CardTextCodec.Besides.NOTHING);
      assertFalse(card.checks().isEmpty());
      assertEquals("IdCard[" + card.layout().word() + "]", card.toString());
    }
  }
}
