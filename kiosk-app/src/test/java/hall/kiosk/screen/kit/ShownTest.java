// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.ServiceItem.Days;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.ServiceItem.FieldType;
import hall.kiosk.journey.ServiceItem.Option;
import hall.kiosk.journey.ServiceItem.Prefill;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

  @ParameterizedTest
  @CsvSource({
    "NAME,张测试,张**",
    "ID_NUMBER,11010119491001002X,1101**********002X",
    "ADDRESS,北京市东城区示例胡同 1 号,北京市东城区******",
    "BIRTH_DATE,1949-10-01,1949-**-**",
    "SEX,女,女"
  })
  void whatTheCardSaidIsMasked(Prefill from, String answer, String shown) {
    var field = field(FieldType.TEXT, Optional.of(from));
    assertEquals(shown, Shown.answer(field, answer, Language.ZH_CN));
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE,13800003210,138****3210",
    "DIGITS,6222000000001234,6222********1234",
    "TEXT,示范路八十八号一楼,示范路******",
    "TEXT,王,王*",
    "ADDRESS,990101001000|示例省/示例市/示范区|示例路 88 号,示例省示例市******",
    "DATE,1986-05-12,1986年5月**日",
    "NUMBER,3200,3200",
    "MONEY,12345.60,'12,345.60 元'"
  })
  void whatWasTypedIsMaskedUnlessItIsACount(FieldType type, String answer, String shown) {
    assertEquals(shown, Shown.answer(field(type, Optional.empty()), answer, Language.ZH_CN));
  }

  @Test
  void aChoiceShowsItsLabel() {
    var field = field(FieldType.CHOICE, Optional.empty());
    assertEquals("务工", Shown.answer(field, "work", Language.ZH_CN));
    assertEquals("Work", Shown.answer(field, "work", Language.EN));
  }

  @Test
  void sexIsTranslated() {
    var field = field(FieldType.TEXT, Optional.of(Prefill.SEX));
    assertEquals("Female", Shown.answer(field, "女", Language.EN));
  }

  @Test
  void emptyTextStaysEmpty() {
    assertEquals("", Shown.text(""));
  }

  @Test
  void digitsAreGroupedForReading() {
    assertEquals("138 0000 3210", Shown.grouped("13800003210", 3, 4));
    assertEquals("138 00", Shown.grouped("13800", 3, 4));
    assertEquals("", Shown.grouped("", 4, 4));
  }

  private static Field field(FieldType type, Optional<Prefill> prefill) {
    return new Field(
        "any",
        new LocalText("任意", "Any"),
        Optional.empty(),
        type,
        true,
        prefill,
        Optional.empty(),
        List.of(new Option("work", new LocalText("务工", "Work"))),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Days.ANY,
        List.of(),
        Optional.empty());
  }
}
