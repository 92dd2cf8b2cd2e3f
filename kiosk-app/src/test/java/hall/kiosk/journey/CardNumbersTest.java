// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "110101194910010021",
        "我是11010119491001002X。",
        "11010119491001002x",
        "110101194910010020",
        "110101491001002",
        "110101 19491001 002X",
        "６２２２ ０２０２ ００００ ００００",
        "6222020200000000123",
        "卡号 6222-0202-0000-0000，密码忘了",
        "6222  0202  0000",
        "13800003210 6222020200000000",
        "1380000321013900003210",
        "1380 0003 2101",
        "622202020000",
        "1101011949100100211101011949100100211"
      })
  void aNumberThatACardMayHaveIsFound(String text) {
    assertTrue(CardNumbers.in(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "打印机卡纸了",
        "我的电话是 13800003210",
        "010-12345678",
        "2026-11-26 9:30 来过",
        "13800003210，13900003210",
        "13800003210 13900003210",
        "13800003210  010-12345678",
        "第 3 页，共 12 页",
        "A123 号，排了 40 分钟"
      })
  void whatOneTellsAnAttendantIsNone(String text) {
    assertFalse(CardNumbers.in(text));
  }
}
