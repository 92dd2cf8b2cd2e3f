// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static final Instant NOW = Instant.parse("2026-11-01T01:30:00Z");

  private final Words chinese = new Words(Language.CHINESE, NOW);
  private final Words english = new Words(Language.ENGLISH, NOW);

  @Test
  void bothLanguagesSayTheSameThings() {
    assertEquals(
        new TreeSet<>(chinese.sentences().keySet()), new TreeSet<>(english.sentences().keySet()));
    chinese.sentences().values().forEach(sentence -> assertFalse(sentence.isBlank()));
    english.sentences().values().forEach(sentence -> assertFalse(sentence.isBlank()));
  }

  @Test
  void anApostropheIsWrittenTwiceWhereThereAreBlanksAndNowhereElse() {
    Pattern alone = Pattern.compile("(?<!')'(?!')");
    for (Words words : List.of(chinese, english)) {
      words
          .sentences()
          .forEach((key, sentence) ->
              assertFalse(
                  sentence.indexOf('{') < 0
                      ? sentence.contains("''")
                      : alone.matcher(sentence).find(),
                  key));
    }
  }

  @Test
  void timesAreThoseOfTheHall() {
    OffsetDateTime at = OffsetDateTime.parse("2026-10-31T23:30:00Z");
    assertEquals("2026-11-01 07:30", chinese.minute(at));
    assertEquals("2 小时前", chinese.ago(at));
    assertEquals("2 h ago", english.ago(at));
    assertEquals("1 working day", english.say("case_promise_days", 1));
    assertEquals("5 working days", english.say("case_promise_days", 5));
  }

  @Test
  void aWordOfALaterVersionIsShownAsItCame() {
    assertEquals("卡纸", chinese.word("reason_", "media-jam"));
    assertEquals("ghost in the machine", chinese.word("reason_", "ghost-in-the-machine"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "-     | -                       | CHINESE",
        "-     | en-GB,en;q=0.9          | ENGLISH",
        "-     | zh-CN,zh;q=0.9,en;q=0.8 | CHINESE",
        "-     | fr,en;q=0.5             | ENGLISH",
        "-     | fr                      | CHINESE",
        "-     | ;;;                     | CHINESE",
        "en    | zh-CN                   | ENGLISH",
        "zh-CN | en                      | CHINESE",
        "xx    | en                      | ENGLISH",
      })
  void theLanguageIsWhatWasAskedFor(String wish, String acceptLanguage, Language language) {
    assertEquals(language, Language.choose(wish, acceptLanguage));
  }
}
