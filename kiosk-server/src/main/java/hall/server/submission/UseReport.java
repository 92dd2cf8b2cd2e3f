// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Problem;
import hall.server.Problem.Defect;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How often items were begun at a terminal on a day: all of it, again and again, so that what got
/// lost costs nothing.
public record UseReport(@Nullable List<@Nullable Begun> items) {
  private static final int MOST_ITEMS = 500;
  private static final int MOST = 10_000;

  /// In days; terminals forget sooner.
  private static final int OLDEST = 100;

  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{18}[345][0-9a-z]{12}");

  /// How often an item was begun.
  public record Begun(@Nullable String implementationCode, @Nullable Integer begun) {}

  /// A report that obeys the rules.
  record Checked(LocalDate day, Map<String, Integer> counts) {}

  /// What can be kept. Problem: `use-report-defective`.
  ///
  /// @param written the day as it stands in the address
  /// @param today in the halls; a terminal's clock may run a little ahead of it
  Checked checked(String written, LocalDate today) {
    List<Defect> defects = new ArrayList<>();
    LocalDate day = day(written);
    if (day == null || day.isAfter(today.plusDays(1)) || day.isBefore(today.minusDays(OLDEST))) {
      defects.add(new Defect("day", "A day such as 2026-11-01, at most " + OLDEST + " days ago."));
    }
    List<@Nullable Begun> told = Objects.requireNonNullElse(items, List.of());
    if (told.isEmpty() || told.size() > MOST_ITEMS) {
      defects.add(new Defect("$.items", "1 to " + MOST_ITEMS + " items."));
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < Math.min(told.size(), MOST_ITEMS); i++) {
      Begun item = Objects.requireNonNullElseGet(told.get(i), () -> new Begun(null, null));
      check(item, "$.items[" + i + "]", counts, defects);
    }
    if (day == null || !defects.isEmpty()) {
      throw Problem.of(422, "use-report-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return new Checked(day, counts);
  }

  private static void check(
      Begun item, String path, Map<String, Integer> counts, List<Defect> defects) {
    String code = Objects.requireNonNullElse(item.implementationCode(), "");
    int begun = Objects.requireNonNullElse(item.begun(), 0);
    if (!CODE.matcher(code).matches()) {
      defects.add(new Defect(path + ".implementationCode", "The code of an item."));
    } else if (counts.put(code, begun) != null) {
      defects.add(new Defect(path + ".implementationCode", "Name each item once."));
    }
    if (begun < 1 || begun > MOST) {
      defects.add(new Defect(path + ".begun", "From 1 to " + MOST + "."));
    }
  }

  private static @Nullable LocalDate day(String written) {
    try {
      return LocalDate.parse(written);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
