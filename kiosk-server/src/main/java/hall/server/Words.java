// SPDX-License-Identifier: Apache-2.0
package hall.server;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The sentences of the web pages in one language, and times as that language writes them.
public final class Words {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Language language;
  private final Instant now;
  private final Map<String, String> sentences = new HashMap<>();

  public Words(Language language, Instant now) {
    this.language = language;
    this.now = now;
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "words.words",
            language == Language.ENGLISH ? Locale.ENGLISH : Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    bundle.keySet().forEach(key -> sentences.put(key, bundle.getString(key)));
  }

  public Language language() {
    return language;
  }

  /// All sentences by key, for templates.
  public Map<String, String> sentences() {
    return sentences;
  }

  /// A sentence with its blanks filled. Only one that has some is a pattern, in which an apostrophe
  /// is written twice.
  public String say(String key, Object... blanks) {
    String sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("No sentence " + key + " in " + language.tag());
    }
    return blanks.length == 0 || sentence.indexOf('{') < 0
        ? sentence
        : new MessageFormat(sentence, Locale.ROOT).format(blanks);
  }

  /// The word under `prefix` + `word`; a word that this version does not know is shown as it came.
  public String word(String prefix, @Nullable String word) {
    if (word == null) {
      return "";
    }
    String known = sentences.get(prefix + word);
    return known == null ? word.replace('-', ' ') : known;
  }

  /// Names beside each other, as this language lists them.
  public String list(List<String> names) {
    return String.join(language == Language.ENGLISH ? ", " : "、", names);
  }

  public String text(Text text) {
    return text.in(language);
  }

  public String minute(OffsetDateTime at) {
    return MINUTE.format(at.atZoneSameInstant(HallTime.ZONE));
  }

  public String second(OffsetDateTime at) {
    return SECOND.format(at.atZoneSameInstant(HallTime.ZONE));
  }

  public boolean isPast(OffsetDateTime at) {
    return !at.toInstant().isAfter(now);
  }

  /// How long ago, in the largest unit.
  public String ago(OffsetDateTime at) {
    return span(Math.max(0, Duration.between(at.toInstant(), now).toSeconds()), "ago_");
  }

  /// A number of seconds in the largest unit.
  public String span(long seconds) {
    return span(seconds, "span_");
  }

  private String span(long seconds, String prefix) {
    if (seconds < 60) {
      return say(prefix + "seconds", seconds);
    }
    if (seconds < 3600) {
      return say(prefix + "minutes", seconds / 60);
    }
    return seconds < 86_400
        ? say(prefix + "hours", seconds / 3600)
        : say(prefix + "days", seconds / 86_400);
  }

  /// A file size.
  public String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    return bytes < 1024 * 1024
        ? String.format(Locale.ROOT, "%.0f KB", bytes / 1024.0)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
  }
}
