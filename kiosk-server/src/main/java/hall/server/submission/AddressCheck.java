// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.catalogue.ServiceItem.Field;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether an answer is an address: `code|division/division/…|street and door`. Pure.
///
/// The divisions are not looked up: they change, and a case keeps those of its day.
final class AddressCheck {
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{12}\\|[^|/]{1,30}(?:/[^|/]{1,30}){0,4}\\|(?<detail>.*)");
  private static final int LONGEST = 200;

  private AddressCheck() {}

  static Optional<String> defect(Field field, String text) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      return Optional.of("A division code, its names and the street part, parted by bars.");
    }
    String detail = address.group("detail").strip();
    int length = detail.codePointCount(0, detail.length());
    int least = field.minLength() == null ? 1 : field.minLength();
    int most = field.maxLength() == null ? LONGEST : field.maxLength();
    return length < least || length > most
        ? Optional.of("A street part of %d to %d characters.".formatted(least, most))
        : Optional.empty();
  }
}
