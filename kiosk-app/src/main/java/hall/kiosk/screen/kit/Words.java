// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/// What the screens say in one language, by key.
public final class Words {

  private static final Map<Language, Words> LANGUAGES = load();

  private final Properties texts;

  private Words(Properties texts) {
    this.texts = texts;
  }

  public static Words in(Language language) {
    return Objects.requireNonNull(LANGUAGES.get(language));
  }

  /// The text of a key, with {0}, {1}… replaced.
  ///
  /// @throws IllegalArgumentException for a key that the bundle lacks
  public String say(String key, Object... values) {
    var text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /// As [#say], with the key's ".one" form for one and ".many" otherwise; {0} is the count.
  public String count(String key, int count) {
    return say(key + (count == 1 ? ".one" : ".many"), count);
  }

  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  private static Map<Language, Words> load() {
    var all = new EnumMap<Language, Words>(Language.class);
    for (var language : Language.values()) {
      all.put(language, new Words(read(language)));
    }
    return all;
  }

  private static Properties read(Language language) {
    var name = "/hall/kiosk/screen/words_" + language.tag() + ".properties";
    try (var in = Words.class.getResourceAsStream(name);
        var reader =
            new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8)) {
      var texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
