// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Readings;
import hall.kiosk.journey.Samples;
import hall.kiosk.journey.ServiceItem;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the packaged table and the sample catalogue.
class ReadingTableTest {

  private static final String BUSINESS = "440125044001";

  private static Readings readings;

  @BeforeAll
  static void read() throws IOException {
    readings = ReadingTable.read(RimePinyin.SHARED.resolve("pinyin_simp.dict.yaml"));
  }

  private static List<String> found(String words) {
    return Samples.catalogue().search(words, readings).stream().map(ServiceItem::code).toList();
  }

  @Test
  void aCharacterWithSeveralReadingsHasThemAll() {
    assertTrue(
        readings
            .of()
            .getOrDefault("行".codePointAt(0), List.of())
            .containsAll(List.of("xing", "hang")));
    assertTrue(
        readings.of().getOrDefault("绿".codePointAt(0), List.of()).containsAll(List.of("lv", "lu")));
    assertTrue(readings.of().size() > 6_000, () -> readings.of().size() + " characters");
  }

  @ParameterizedTest
  @CsvSource({
    "juzhuzheng, 442106041002",
    "ju zhu zheng, 442106041002",
    "ju'zhu'zheng, 442106041002",
    "jzz, 442106041002",
    "juzhuz, 442106041002",
    "JuZhu, 442106041002",
    "居zhu证, 442106041002",
    "zanzhuzheng, 442106041002",
    "getigongshanghu, 440125044001",
    "gtgsh, 440125044001",
    "kaidian, 440125044001",
    "kd, 440125044001",
    "yingyezhizhao, 440125044001",
    "dibao, ac0a77037000",
    "zuidishenghuobaozhang, ac0a77037000",
    "yibao, 442189207003",
    "kanbing, 442189207003",
    "shichangjiandu, 440125044001"
  })
  void pinyinAndItsInitialsFindTheItem(String words, String code) {
    assertEquals(code, found(words).getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "juzuzheng, 442106041002",
    "jizuzen, ''",
    "juzuzen, 442106041002",
    "kaidiang, 440125044001",
    "yinyezhizao, 440125044001",
    "局住证, 442106041002",
    "开电, 440125044001",
    "底保, ac0a77037000"
  })
  void soundsThatAreOftenConfusedFindItToo(String words, String code) {
    assertEquals(code, found(words).stream().findFirst().orElse(""));
  }

  @Test
  void theSurerMatchStandsHigher() {
    assertEquals("442106041002", found("居住").getFirst());
    // The record bears 社保 in its name, the insurance and the card only among their plain words.
    assertEquals("990000000105", found("shebao").getFirst());
    assertTrue(found("shebao").containsAll(List.of("442189207003", "002014010001")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "店电", "qqqq", "xyzzy", "👍👍", "𠮷𠮷", "'", "' '"})
  void whatMeansNothingFindsNothing(String words) {
    assertEquals(List.of(), found(words));
  }

  @Test
  void everyBeginningOfAnItemsPinyinFindsIt() {
    var pinyin = "getigongshanghushelidengji";
    for (int length = 2; length <= pinyin.length(); length++) {
      var typed = pinyin.substring(0, length);
      assertTrue(found(typed).contains(BUSINESS), typed);
    }
  }

  @Test
  void anyMixtureOfSyllablesAndInitialsFindsIt() {
    var syllables = List.of("ge", "ti", "gong", "shang", "hu", "she", "li", "deng", "ji");
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    for (int i = 0; i < 500; i++) {
      var typed = mixed(syllables, random);
      assertTrue(found(typed).contains(BUSINESS), typed);
    }
  }

  private static String mixed(List<String> syllables, RandomGenerator random) {
    var typed = new StringBuilder();
    for (var syllable : syllables) {
      typed.append(random.nextBoolean() ? syllable : syllable.substring(0, 1));
    }
    return typed.toString();
  }

  @Test
  void hostileInputIsAnsweredQuickly() {
    assertEquals(List.of(), found("shishi".repeat(2_000)));
    assertEquals(List.of(), found("登".repeat(5_000)));
  }
}
