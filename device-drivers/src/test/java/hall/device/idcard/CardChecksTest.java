// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
    "122, 36, 19010119900101001X, region-known",
    "204, 16, 20191231, validity-order",
    "248, 2, Z, type-flag",
    "0, 30, 张\u0007试, text-encoding",
    "0, 30, 张\uD840试, text-encoding",
  })
  void aResidentCardThatContradictsItselfFailsThatOneCheck(
      int offset, int length, String value, String check) {
    assertEquals(List.of(check), failed(CardRecord.resident().put(offset, length, value)));
  }

  @ParameterizedTest
  @CsvSource({"2020-01-01, true", "2019-12-31, false", "2040-01-01, true", "2040-01-02, false"})
  void aCardIsValidFromItsFirstToItsLastDay(LocalDate day, boolean valid) {
    var check = CardRecord.resident().decode().validOn(day);
    assertEquals("valid-on-date", check.check());
    assertEquals(valid, !check.failed());
  }

  @Test
  void aCardForLifeDoesNotExpireAndOneWithoutADayIsNotValid() {
    var far = LocalDate.of(2999, 1, 1);
    assertFalse(CardRecord.resident().put(204, 16, "长期").decode().validOn(far).failed());
    assertTrue(CardRecord.resident().put(204, 16, "").decode().validOn(far).failed());
    assertTrue(CardRecord.resident().put(188, 16, "").decode().validOn(far).failed());
  }

  @Test
  void everyLayoutHasTheSameChecksAndSaysWhichDoNotApply() {
    var all =
        List.of(
            CardRecord.resident(),
            CardRecord.hkMoTw(),
            CardRecord.foreign2017(),
            CardRecord.foreign2023());
    var names = all.getFirst().decode().checks().stream().map(IdCard.Check::check).toList();
    for (var record : all) {
      assertEquals(names, record.decode().checks().stream().map(IdCard.Check::check).toList());
    }
    assertEquals(List.of("nationality-matches-number"), skipped(CardRecord.resident()));
    assertEquals(
        List.of("region-known", "nation-known", "nationality-matches-number"),
        skipped(CardRecord.hkMoTw()));
    assertEquals(
        List.of(
            "region-known",
            "check-digit",
            "birth-matches-number",
            "sex-matches-number",
            "nation-known"),
        skipped(CardRecord.foreign2017()));
    assertEquals(List.of("nation-known"), skipped(CardRecord.foreign2023()));
  }

  private static List<String> skipped(CardRecord record) {
    return record.decode().checks().stream()
        .filter(check -> check.verdict() == IdCard.Verdict.NOT_APPLICABLE)
        .map(IdCard.Check::check)
        .toList();
  }

  @Test
  void aNumberOfFifteenDigitsAndItsSuccessorAreDerivedFromEachOther() {
    var number = new IdNumber("110101199001010015");
    assertEquals(Optional.of("110101900101001"), number.former());
    assertEquals(Optional.of(number), IdNumber.ofFormer("110101900101001"));
    var young = new IdNumber("11010120050101001" + IdNumber.checkDigit("11010120050101001"));
    assertEquals(Optional.empty(), young.former());
    assertEquals(Optional.empty(), new IdNumber("110101199001010016").former());
    assertEquals(Optional.empty(), IdNumber.ofFormer("110101900230001"));
    assertEquals(Optional.empty(), IdNumber.ofFormer("11010190010100"));
  }

  @Test
  void daysAreThoseOfTheCalendar() {
    var random = new Random(20260104);
    var strict = DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    for (int i = 0; i < 20_000; i++) {
      var digits =
          "%04d%02d%02d".formatted(random.nextInt(10_000), random.nextInt(14), random.nextInt(33));
      assertEquals(parsed(digits, strict), IdNumber.date(digits), digits);
    }
    for (var odd : List.of("", "1990010", "199001011", "1990 101", "-9900101", "１９９００１０１")) {
      assertEquals(Optional.empty(), IdNumber.date(odd), odd);
    }
  }

  private static Optional<LocalDate> parsed(String digits, DateTimeFormatter strict) {
    try {
      return Optional.of(LocalDate.parse(digits, strict));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
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
        .filter(IdCard.Check::failed)
        .map(IdCard.Check::check)
        .toList();
  }
}
