// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Masking;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SmallTypesTest {
  private static final String CODE = "TE44011350000011705442106041002";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  @Test
  void aCaseNumberIsCodeDayAndSequence() {
    String number = CaseNumber.of(CODE, DAY, 7);
    assertEquals(CODE + "20261101" + "0007", number);
    assertEquals(43, number.length());
    assertTrue(CaseNumber.isOne(number));
    assertTrue(CaseNumber.isOne("1137030300421743465ac0a77037000" + "20261101" + "9999"));
    assertFalse(CaseNumber.isOne(number + "1"));
    assertThrows(IllegalArgumentException.class, () -> CaseNumber.of(CODE, DAY, 10_000));
    assertThrows(IllegalArgumentException.class, () -> CaseNumber.of(CODE, DAY, 0));
  }

  @Test
  void aLocalNumberHasItsForm() {
    assertTrue(LocalNumber.isOne("ZC-20261101-7KQM2RTX9F"));
    assertFalse(LocalNumber.isOne("ZC-20261101-7kqm2rtx9f"));
    assertFalse(LocalNumber.isOne("ZC-20261101-7KQM2RTX9FX"));
  }

  @Test
  void listsShowNamesAndNumbersMasked() {
    assertEquals("张*", Masking.name("张测试"));
    assertEquals("𠮷*", Masking.name("𠮷测试"));
    assertEquals("*", Masking.name(""));
    assertEquals("1101**********001X", Masking.idNumber("11010119491001001X"));
    assertEquals("********", Masking.idNumber("E1234567"));
  }
}
