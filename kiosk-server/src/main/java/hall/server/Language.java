// SPDX-License-Identifier: Apache-2.0
package hall.server;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages of the product; Chinese unless somebody asks for English.
public enum Language {
  CHINESE("zh-CN"),
  ENGLISH("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /// The BCP 47 tag, as it stands in JSON and HTML.
  public String tag() {
    return tag;
  }

  /// What was asked for: an explicit wish first, then `Accept-Language` (RFC 9110, 12.5.4), else
  /// Chinese.
  public static Language choose(@Nullable String wish, @Nullable String acceptLanguage) {
    for (Language language : values()) {
      if (language.tag.equalsIgnoreCase(wish)) {
        return language;
      }
    }
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return CHINESE;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
      String best = Locale.lookupTag(ranges, List.of("zh-CN", "zh", "en"));
      return "en".equals(best) ? ENGLISH : CHINESE;
    } catch (IllegalArgumentException unreadable) {
      return CHINESE;
    }
  }
}
