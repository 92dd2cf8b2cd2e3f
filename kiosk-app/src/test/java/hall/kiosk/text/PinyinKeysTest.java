// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinyinKeysTest {

  @ParameterizedTest
  @CsvSource({
    "shenqing, shenqing",
    "ShenQing, shenqing",
    "shen qing, shen'qing",
    "'  xi  an ', xi'an",
    "xi’an, xi'an",
    "lü, lv",
    "Lü, lv"
  })
  void whatWasTypedBecomesKeys(String typed, String keys) {
    assertEquals(Optional.of(new PinyinKeys(keys)), PinyinKeys.of(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "'", "'an", "3", "shen3", "{Return}", "申请", "a\0b", "a\nb"})
  void anythingElseIsNoPinyin(String typed) {
    assertEquals(Optional.empty(), PinyinKeys.of(typed));
  }

  @Test
  void aHandRestingOnTheKeyboardIsNoPinyin() {
    assertEquals(60, PinyinKeys.of("a".repeat(60)).orElseThrow().text().length());
    assertEquals(Optional.empty(), PinyinKeys.of("a".repeat(61)));
  }

  @Test
  void keysAreNotPrinted() {
    assertFalse(PinyinKeys.of("zhangceshi").orElseThrow().toString().contains("zhang"));
  }
}
