// SPDX-License-Identifier: Apache-2.0
package hall.server.user;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What a password must not be. Length counts most: no mixture of kinds of characters is asked for,
/// but what a list of guesses begins with is refused, also under the usual disguises.
final class PasswordRules {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 200;
  private static final int FEWEST_LETTERS = 4;
  private static final int FEWEST_DIFFERENT = 6;
  private static final int SHORTEST_NAME = 4;

  /// Longest first, so that no word hides in the rest of a longer one.
  private static final List<String> WELL_KNOWN = wellKnown();

  private PasswordRules() {}

  /// Why a password is refused.
  enum Refusal {
    TOO_SHORT("too-short", "At least 12 characters."),
    TOO_LONG("too-long", "At most 200 characters."),
    CONTAINS_NAME("contains-name", "Without the name of the account."),
    WELL_KNOWN("well-known", "Not one that everybody guesses first, nor a variant of it."),
    TOO_SIMPLE("too-simple", "Not only digits, repetitions or a row of keys."),
    THE_SAME("the-same", "Another one than before.");

    private final String word;
    private final String message;

    Refusal(String word, String message) {
      this.word = word;
      this.message = message;
    }

    /// A kebab-case word, the key of its sentence.
    String word() {
      return word;
    }

    String message() {
      return message;
    }
  }

  /// All that is wrong with a password; nothing when it will do.
  static List<Refusal> check(String name, String password) {
    List<Refusal> refusals = new ArrayList<>();
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      refusals.add(Refusal.TOO_SHORT);
    }
    if (password.length() > LONGEST) {
      refusals.add(Refusal.TOO_LONG);
      return refusals;
    }
    if (name.length() >= SHORTEST_NAME && lower.contains(name.toLowerCase(Locale.ROOT))) {
      refusals.add(Refusal.CONTAINS_NAME);
    }
    if (isSimple(lower)) {
      refusals.add(Refusal.TOO_SIMPLE);
    } else if (isWellKnown(lower) || isWellKnown(undisguised(lower))) {
      refusals.add(Refusal.WELL_KNOWN);
    }
    return refusals;
  }

  /// Well-known words, with too little beside them to tell it from others.
  private static boolean isWellKnown(String password) {
    String rest = password;
    for (String word : WELL_KNOWN) {
      rest = rest.replace(word, " ");
    }
    return !rest.equals(password) && letters(rest) < FEWEST_LETTERS;
  }

  private static boolean isSimple(String password) {
    if (letters(password) == 0 || password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      return true;
    }
    int steps = 0;
    for (int i = 1; i < password.length(); i++) {
      if (Math.abs(password.charAt(i) - password.charAt(i - 1)) <= 1) {
        steps++;
      }
    }
    return steps * 3 >= password.length() * 2;
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).count();
  }

  private static String undisguised(String password) {
    return password
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('7', 't')
        .replace('@', 'a')
        .replace('$', 's')
        .replace('!', 'i');
  }

  private static List<String> wellKnown() {
    try (InputStream list =
        Objects.requireNonNull(
            PasswordRules.class.getResourceAsStream("/words/well-known-passwords.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
