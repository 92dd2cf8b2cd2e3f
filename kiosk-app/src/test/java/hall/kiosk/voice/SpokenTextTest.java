// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.journey.Language;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "还有 3 处要改|zh:还有 三 处要改",
        "12 个工作日|zh:十二 个工作日",
        "105 元|zh:一百零五 元",
        "2300|zh:两千三百",
        "1010|zh:一千零一十",
        "20|zh:二十",
        "10|zh:十",
        "第 0 页|zh:第 零 页",
        "2026年5月1日|zh:二零二六年五月一日",
        "2,000.50 元|zh:两千点五零 元",
        "13800003210|zh:一三八零，零零零三，二一零",
        "0007|zh:零零零七",
        "您好，张**|zh:您好，张某",
        "138****3210|zh:一三八，隐去，三二一零",
        "北京市东城区******|zh:北京市东城区，隐去，",
        "A4 回执|en:A,zh:四 回执",
        "T E 4 4, 0 1|en:T E,zh:四 四, 零 一",
        "切换到英文 English|zh:切换到英文,en:English",
        "“开店”|zh:“开店”",
        "…|''"
      })
  void inChinese(String text, String said) {
    assertEquals(said, said(text, Language.ZH_CN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Page 1 of 12|en:Page 1 of 12",
        "Hello, 张**|en:Hello,,zh:张某",
        "13800003210|en:1 3 8 0 0 0 0 3 2 1 0",
        "1,234 yuan|en:1234 yuan",
        "138****3210|en:1 3 8, hidden, 3 2 1 0",
        "中文|zh:中文",
        "It ends in 0 0 0 7.|en:It ends in 0 0 0 7.",
        "*|en:, hidden,"
      })
  void inEnglish(String text, String said) {
    assertEquals(said, said(text, Language.EN));
  }

  private static String said(String text, Language language) {
    return SpokenText.of(text, language).stream()
        .map(one -> (one.language() == Language.ZH_CN ? "zh:" : "en:") + one.text())
        .collect(Collectors.joining(","));
  }
}
