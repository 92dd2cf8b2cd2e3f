// SPDX-License-Identifier: Apache-2.0
package hall.server;

import hall.server.Problem.Defect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What the filters of lists have in common: each is a part of the address of its list.
public final class Filters {
  private Filters() {}

  /// A part of an address.
  ///
  /// @param namesAndValues a name, its value, the next name; null counts as empty
  public static String query(@Nullable String... namesAndValues) {
    StringJoiner query = new StringJoiner("&");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query.add(
          namesAndValues[i]
              + "="
              + URLEncoder.encode(
                  Objects.requireNonNullElse(namesAndValues[i + 1], ""), StandardCharsets.UTF_8));
    }
    return query.toString();
  }

  /// A day of the halls; null where there is none.
  public static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /// Adds a defect where a day was meant and is none.
  public static void checkDay(String parameter, String text, List<Defect> defects) {
    if (!text.isEmpty() && day(text) == null) {
      defects.add(new Defect("?" + parameter, "A day as yyyy-mm-dd."));
    }
  }

  /// Ends with the problem `filter-defective` where there are defects.
  public static void refuse(List<Defect> defects) {
    if (!defects.isEmpty()) {
      throw Problem.of(400, "filter-defective", "Correct the listed parameters.")
          .with(defects)
          .asException();
    }
  }
}
