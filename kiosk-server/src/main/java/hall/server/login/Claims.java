// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

import hall.server.IdNumber;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Reads who somebody is from the claims of a token that was believed. Pure.
final class Claims {
  private static final int LONGEST_NAME = 60;

  private Claims() {}

  /// What claims come to.
  sealed interface Finding {
    record Known(Person person) implements Finding {}

    /// They are not good enough.
    ///
    /// @param why a kebab-case word: `name-missing`, `number-defective`, `level-too-low`
    record Flawed(String why) implements Finding {}
  }

  static Finding read(LoginSettings settings, Map<String, Object> claims) {
    String name = text(claims, settings.nameClaim());
    String number = text(claims, settings.numberClaim()).toUpperCase(Locale.ROOT);
    String level = text(claims, settings.levelClaim());
    if (!settings.levels().contains(level)) {
      return new Finding.Flawed("level-too-low");
    }
    if (!isName(name)) {
      return new Finding.Flawed("name-missing");
    }
    if (!IdNumber.isOne(number)) {
      return new Finding.Flawed("number-defective");
    }
    return new Finding.Known(new Person(name, number, level));
  }

  /// Whether all that is needed stands in them, right or wrong.
  static boolean complete(LoginSettings settings, Map<String, Object> claims) {
    return claims.containsKey(settings.nameClaim())
        && claims.containsKey(settings.numberClaim())
        && claims.containsKey(settings.levelClaim());
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.codePoints().noneMatch(Character::isISOControl);
  }

  /// Levels come as words or as numbers.
  private static String text(Map<String, Object> claims, String claim) {
    Object value = Objects.requireNonNullElse(claims.get(claim), "");
    return value instanceof String || value instanceof Number ? value.toString().strip() : "";
  }
}
