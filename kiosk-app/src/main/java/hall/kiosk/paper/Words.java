// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.kiosk.journey.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the papers in one language.
record Words(ResourceBundle bundle, Language language) {

  static Words in(Language language) {
    var locale =
        switch (language) {
          case ZH_CN -> Locale.ROOT;
          case EN -> Locale.ENGLISH;
        };
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Words(
        ResourceBundle.getBundle(
            "hall.kiosk.paper.words", locale, Words.class.getClassLoader(), control),
        language);
  }

  String get(String key) {
    return bundle.getString(key);
  }

  String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
  }
}
