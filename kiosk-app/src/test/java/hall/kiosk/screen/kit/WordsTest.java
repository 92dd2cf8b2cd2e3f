// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.kiosk.journey.Language;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  private final Words chinese = Words.in(Language.ZH_CN);
  private final Words english = Words.in(Language.EN);

  @Test
  void bothLanguagesSayTheSameThings() {
    assertEquals(new TreeSet<>(chinese.keys()), new TreeSet<>(english.keys()));
  }

  @Test
  void noTranslationHasAPlaceThatTheOtherLacks() {
    for (var key : chinese.keys()) {
      if (!key.endsWith(".one")) {
        assertEquals(places(chinese.say(key)), places(english.say(key)), key);
      }
    }
  }

  /// What is only held on the terminal must never be called submitted.
  @Test
  void whatIsHeldIsNeverCalledSubmitted() {
    for (var key : chinese.keys()) {
      if (key.startsWith("receipt.held") || key.equals("receipt.local-number")) {
        assertFalse(chinese.say(key).contains("已提交"), key);
        assertFalse(english.say(key).contains("ubmitted"), key);
      }
    }
  }

  @Test
  void anUnknownKeyIsAMistakeOfTheProgrammer() {
    assertThrows(IllegalArgumentException.class, () -> chinese.say("no.such.key"));
  }

  private static Set<String> places(String text) {
    var places = new TreeSet<String>();
    PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
    return places;
  }
}
