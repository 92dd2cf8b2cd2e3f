// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the installed librime; fails without it.
class RimePinyinTest {

  private static final List<String> PHRASES =
      List.of("公租房", "个体工商户", "低保", "居住证", "重度残疾", "居住证（补办）");

  @TempDir static Path work;

  private static RimePinyin rime;

  @BeforeAll
  static void open() {
    rime = RimeOpeningTest.opened(RimePinyin.open(work, PHRASES));
  }

  @AfterAll
  static void close() {
    rime.close();
  }

  @ParameterizedTest
  @CsvSource({
    "gongzufang, 公租房",
    "gzf, 公租房",
    "gong zu fang, 公租房",
    "getigongshanghu, 个体工商户",
    "dibao, 低保",
    "juzhuzheng, 居住证",
    "zhongducanji, 重度残疾",
    "shenqinggongzufang, 申请公租房",
    "shenqing, 申请",
    "shenfenzheng, 身份证",
    "xi'an, 西安",
    "nü, 女",
    "nv, 女"
  })
  void theBestCandidateComesFirst(String pinyin, String best) {
    assertEquals(best, rime.candidates(pinyin).getFirst());
  }

  @Test
  void wholePhrasesComeBeforeTheirBeginnings() {
    List<String> found = rime.candidates("juzhuzheng");

    assertEquals(List.of("居住证", "居住"), found.subList(0, 2));
    assertTrue(found.contains("据"));
  }

  @Test
  void thereAreAtMostThirtyAndEachOnce() {
    for (String pinyin : List.of("shi", "dibao", "gzf", "s")) {
      List<String> found = rime.candidates(pinyin);

      assertTrue(found.size() <= 30);
      assertEquals(found.size(), new HashSet<>(found).size());
    }
    assertEquals(30, rime.candidates("shi").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v", "3", "申请", "shi3", "{Return}"})
  void whatIsNoPinyinHasNoCandidates(String typed) {
    assertEquals(List.of(), rime.candidates(typed));
  }

  @Test
  void theLongestInputHasAnAnswer() {
    assertFalse(rime.candidates("zhuang".repeat(10)).isEmpty());
    assertFalse(rime.candidates("z".repeat(60)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "zhangshouyi, 张, shouyi",
    "juzhuzheng, 居住, zheng",
    "juzhuzheng, 居住证, ''",
    "xi'an, 西, an",
    "shen qing ren, 深情, ren",
    "shi, 时, ''",
    "shi, 低保, ''"
  })
  void aChoiceLeavesTheLettersItDoesNotStandFor(String pinyin, String choice, String rest) {
    assertEquals(rest, rime.rest(pinyin, choice));
  }

  @Test
  void oneQuestionLeavesNothingToTheNext() {
    List<String> fresh = rime.candidates("dibao");
    rime.candidates("gongzu");
    rime.rest("zhangshouyi", "张");

    assertEquals(fresh, rime.candidates("dibao"));

    rime.forget();
    assertEquals(fresh, rime.candidates("dibao"));
  }

  @Test
  void lettersOneByOneMeanTheSameAsAllAtOnce() {
    String all = "shenqinggongzufang";
    rime.forget();
    List<String> atOnce = rime.candidates(all);
    for (int end = 1; end < all.length(); end++) {
      rime.candidates(all.substring(0, end));
    }

    assertEquals(atOnce, rime.candidates(all));
  }

  @Test
  void aLetterTakenBackIsTakenBack() {
    List<String> shorter = rime.candidates("juzhu");
    rime.candidates("juzhuz");

    assertEquals(shorter, rime.candidates("juzhu"));
  }

  @Test
  void anyThreadMayAsk() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> expected = rime.candidates("shenqing");
      List<Callable<List<String>>> questions =
          IntStream.range(0, 64)
              .<Callable<List<String>>>mapToObj(
                  i -> () -> rime.candidates(i % 2 == 0 ? "shenqing" : "gongzufang"))
              .toList();

      var answers = threads.invokeAll(questions);

      for (int i = 0; i < answers.size(); i += 2) {
        assertEquals(expected, answers.get(i).get());
      }
    }
  }
}
