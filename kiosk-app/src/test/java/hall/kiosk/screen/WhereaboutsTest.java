// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.journey.Whereabouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What an attendant from afar knows of every screen: nothing personal, and what the server has
/// words for.
class WhereaboutsTest {

  @Test
  void ofNoScreenAnythingPersonalIsTold() throws IOException {
    var words = words();
    var screens = new TreeSet<String>();
    for (var sample : SampleStates.all(Look.plain(Language.ZH_CN)).entrySet()) {
      if (sample.getValue() instanceof State.Visiting s) {
        var at = Whereabouts.of(s);
        screens.add(at.screen());
        // Only words that stand in the programme: no name, number or answer is one of these.
        assertTrue(words.containsKey("help_screen_" + at.screen()), sample.getKey());
        at.trouble().ifPresent(word -> assertTrue(words.containsKey("help_trouble_" + word), word));
        assertTrue(at.step() >= 0 && at.step() <= at.steps() && at.steps() < 100, sample.getKey());
        assertTrue(at.toString().matches("[\\x20-\\x7e]*"), at::toString);
        for (var secret : List.of("Test", "1101", "138", "6222", "TS2", "ZC", "insurance")) {
          assertTrue(!at.toString().contains(secret), () -> sample.getKey() + ": " + at);
        }
      }
    }
    var known = new TreeSet<String>();
    words.stringPropertyNames().stream()
        .filter(key -> key.startsWith("help_screen_"))
        .forEach(key -> known.add(key.substring("help_screen_".length())));
    assertEquals(known, screens, "every word is some screen's");
  }

  private static Properties words() throws IOException {
    var file =
        Path.of(
            System.getProperty("repository.root"),
            "kiosk-server/src/main/resources/words/words.properties");
    var words = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      words.load(in);
    }
    return words;
  }
}
