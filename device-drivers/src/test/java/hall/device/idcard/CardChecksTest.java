// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CardChecksTest {

  @ParameterizedTest
  @ValueSource(strings = {"932682198501010017", "911124198108030024"})
  void theOfficialSampleNumbersVerify(String number) {
    assertTrue(new IdNumber(number).checkDigitHolds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"932682198501010018", "911124198108030042", "91112419810803002", "", "X"})
  void otherNumbersDoNot(String number) {
    assertFalse(new IdNumber(number).checkDigitHolds());
  }

  @Test
  void anyTwoSwappedNeighboursOfANumberAreNoticed() {
    var number = "932682198501010017";
    for (int i = 0; i < 17; i++) {
      var swapped = new StringBuilder(number);
      swapped.setCharAt(i, number.charAt(i + 1));
      swapped.setCharAt(i + 1, number.charAt(i));
      if (!swapped.toString().equals(number)) {
        assertFalse(new IdNumber(swapped.toString()).checkDigitHolds());
      }
    }
  }

  @Test
  void wholeCardsOfAllLayoutsPassEveryCheck() {
    assertEquals(List.of(), failed(CardRecord.resident()));
    assertEquals(List.of(), failed(CardRecord.hkMoTw()));
    assertEquals(List.of(), failed(CardRecord.foreign2017()));
    assertEquals(List.of(), failed(CardRecord.foreign2023()));
  }

  @ParameterizedTest
  @CsvSource({
    "122, 36, 110101199001010011, check-digit",
    "36, 16, 19900102, birth-matches-number",
    "30, 2, 2, sex-matches-number",
    "30, 2, 0, sex-matches-number",
    "32, 4, 57, nation-known",
    "204, 16, 20191231, validity-order",
    "248, 2, Z, type-flag",
    "0, 30, 张\u0007试, text-encoding",
    "0, 30, 张\uD840试, text-encoding",
  })
  void aResidentCardThatContradictsItselfFailsThatOneCheck(
      int offset, int length, String value, String check) {
    assertEquals(List.of(check), failed(CardRecord.resident().put(offset, length, value)));
  }

  @Test
  void anImpossibleDayFailsTheChecksThatNeedIt() {
    assertEquals(
        List.of("dates-valid", "birth-matches-number"),
        failed(CardRecord.resident().put(36, 16, "19900230")));
    assertEquals(
        List.of("dates-valid", "validity-order"),
        failed(CardRecord.resident().put(204, 16, "20401301")));
  }

  @Test
  void aResidentCardWithThePrefixOfAPermitIsNoticed() {
    var number = "81000019900101001" + IdNumber.checkDigit("81000019900101001");
    assertEquals(List.of("number-structure"), failed(CardRecord.resident().put(122, 36, number)));
  }

  @Test
  void aPermitWithTheNumberOfAResidentIsNoticed() {
    var number = "11010119900101001" + IdNumber.checkDigit("11010119900101001");
    assertEquals(List.of("number-structure"), failed(CardRecord.hkMoTw().put(122, 36, number)));
  }

  @Test
  void theNationalityOfAForeignCardMatchesItsNumber() {
    assertEquals(
        List.of("nationality-matches-number"), failed(CardRecord.foreign2017().put(152, 6, "XXX")));
    assertEquals(
        List.of("nationality-matches-number"), failed(CardRecord.foreign2023().put(242, 6, "124")));
  }

  @Test
  void aNationalityInLettersIsNotComparedWithTheNumbersDigits() {
    assertEquals(List.of(), failed(CardRecord.foreign2023().put(242, 6, "SAU")));
  }

  @Test
  void nationsAreThoseOfTheStandard() {
    assertEquals("汉", Nations.name("01"));
    assertEquals("满", Nations.name("11"));
    assertEquals("基诺", Nations.name("56"));
    assertEquals("其他", Nations.name("97"));
    assertEquals("外国血统中国籍人士", Nations.name("98"));
    assertEquals(null, Nations.name("00"));
    assertEquals(null, Nations.name("99"));
    assertEquals(null, Nations.name("1"));
  }

  private static List<String> failed(CardRecord record) {
    return record.decode().checks().stream()
        .filter(check -> !check.passed())
        .map(IdCard.Check::check)
        .toList();
  }
}
