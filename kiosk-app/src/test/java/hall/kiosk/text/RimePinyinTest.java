// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.text.PinyinOpening.Opened;
import hall.kiosk.text.PinyinOpening.Reason;
import hall.kiosk.text.PinyinOpening.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the installed librime; fails without it.
class RimePinyinTest {

  private static final List<String> PHRASES =
      List.of("公租房", "个体工商户", "低保", "居住证", "重度残疾", "居住证（补办）");

  @TempDir Path work;

  private RimePinyin open() {
    return switch (RimePinyin.open(work, PHRASES)) {
      case Opened(RimePinyin pinyin) -> pinyin;
      case Unavailable(Reason reason, String detail) ->
          throw new AssertionError(reason + ": " + detail);
    };
  }

  private static Reason reason(PinyinOpening opening) {
    return switch (opening) {
      case Opened(RimePinyin pinyin) -> {
        pinyin.close();
        throw new AssertionError("It opened");
      }
      case Unavailable(Reason reason, String _) -> reason;
    };
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
    try (var rime = open()) {
      assertEquals(best, rime.candidates(pinyin).getFirst());
    }
  }

  @Test
  void aPhraseWithoutTheCatalogueComesOutWrong() {
    var folder = new RimeFolder(work, RimePinyin.SHARED);
    try (var rime = opened(RimePinyin.open(RimeLibrary.NAME, folder, List.of()))) {
      assertTrue(!rime.candidates("gongzufang").getFirst().equals("公租房"));
    }
  }

  private static RimePinyin opened(PinyinOpening opening) {
    return switch (opening) {
      case Opened(RimePinyin pinyin) -> pinyin;
      case Unavailable(Reason reason, String detail) ->
          throw new AssertionError(reason + ": " + detail);
    };
  }

  @Test
  void wholePhrasesComeBeforeTheirBeginnings() {
    try (var rime = open()) {
      List<String> found = rime.candidates("juzhuzheng");

      assertEquals(List.of("居住证", "居住"), found.subList(0, 2));
      assertTrue(found.contains("据"));
    }
  }

  @Test
  void thereAreAtMostThirtyAndEachOnce() {
    try (var rime = open()) {
      for (String pinyin : List.of("shi", "dibao", "gzf", "s")) {
        List<String> found = rime.candidates(pinyin);

        assertTrue(found.size() <= 30);
        assertEquals(found.size(), new HashSet<>(found).size());
      }
      assertEquals(30, rime.candidates("shi").size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v", "3", "申请", "shi3", "{Return}"})
  void whatIsNoPinyinHasNoCandidates(String typed) {
    try (var rime = open()) {
      assertEquals(List.of(), rime.candidates(typed));
    }
  }

  @Test
  void theLongestInputHasAnAnswer() {
    try (var rime = open()) {
      assertTrue(!rime.candidates("zhuang".repeat(10)).isEmpty());
      assertTrue(!rime.candidates("z".repeat(60)).isEmpty());
    }
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
    try (var rime = open()) {
      assertEquals(rest, rime.rest(pinyin, choice));
    }
  }

  @Test
  void oneQuestionLeavesNothingToTheNext() {
    try (var rime = open()) {
      List<String> fresh = rime.candidates("dibao");
      rime.candidates("gongzu");
      rime.rest("zhangshouyi", "张");

      assertEquals(fresh, rime.candidates("dibao"));

      rime.forget();
      assertEquals(fresh, rime.candidates("dibao"));
    }
  }

  @Test
  void anyThreadMayAsk() throws Exception {
    try (var rime = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
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

  @Test
  void theLibraryMissingIsSaid() {
    var folder = new RimeFolder(work, RimePinyin.SHARED);

    assertEquals(
        Reason.LIBRARY_MISSING, reason(RimePinyin.open("librime.so.none", folder, PHRASES)));
    open().close();
  }

  @Test
  void theTableMissingIsSaid() {
    assertEquals(
        Reason.TABLE_MISSING,
        reason(RimePinyin.open(RimeLibrary.NAME, new RimeFolder(work, work), PHRASES)));
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.writeString(work.resolve("file"), "");

    assertEquals(Reason.FOLDER_UNUSABLE, reason(RimePinyin.open(file, PHRASES)));
    open().close();
  }

  @Test
  void aTableThatDoesNotCompileIsSaid() throws IOException {
    Path shared = Files.createDirectory(work.resolve("shared"));
    Files.writeString(shared.resolve("pinyin_simp.dict.yaml"), "no dictionary");

    assertEquals(
        Reason.REFUSED,
        reason(RimePinyin.open(RimeLibrary.NAME, new RimeFolder(work, shared), PHRASES)));
    open().close();
  }

  @Test
  void aProcessHasOne() {
    try (var _ = open()) {
      assertEquals(Reason.ALREADY_OPEN, reason(RimePinyin.open(work, PHRASES)));
    }
    open().close();
  }

  @Test
  void closedTwiceIsClosedAndAnswersNobody() {
    var rime = open();
    rime.close();
    rime.close();

    assertThrows(RejectedExecutionException.class, () -> rime.candidates("shi"));
  }
}
