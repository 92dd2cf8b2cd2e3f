// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import hall.server.Filters;
import hall.server.Problem.Defect;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of the audit is wanted; null for everything. `subject` may be the beginning of one.
///
/// @param from the first moment
/// @param to the moment after the last
public record AuditFilter(
    @Nullable String actor,
    @Nullable String action,
    @Nullable String subject,
    @Nullable Instant from,
    @Nullable Instant to) {

  /// Reads the parameters of a request; empty ones filter nothing. Problem: `filter-defective`.
  public static AuditFilter of(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String subject,
      @Nullable String from,
      @Nullable String to) {
    List<Defect> defects = new ArrayList<>();
    Instant first = time("from", from, defects);
    Instant end = time("to", to, defects);
    Filters.refuse(defects);
    return new AuditFilter(given(actor), given(action), given(subject), first, end);
  }

  /// The condition in SQL; adds its arguments.
  String where(List<Object> arguments) {
    StringBuilder where = new StringBuilder("true");
    add(where, " and actor = ?", actor, arguments);
    add(where, " and action = ?", action, arguments);
    add(where, " and starts_with(subject, ?)", subject, arguments);
    add(where, " and at >= ?", from, arguments);
    add(where, " and at < ?", to, arguments);
    return where.toString();
  }

  private static void add(
      StringBuilder where, String condition, @Nullable Object value, List<Object> arguments) {
    if (value != null) {
      where.append(condition);
      arguments.add(value);
    }
  }

  private static @Nullable Instant time(
      String parameter, @Nullable String text, List<Defect> defects) {
    String typed = given(text);
    if (typed == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(typed).toInstant();
    } catch (DateTimeException unreadable) {
      defects.add(
          new Defect(
              "$." + parameter, "A time with an offset, such as 2026-11-01T00:00:00+08:00."));
      return null;
    }
  }

  private static @Nullable String given(@Nullable String parameter) {
    return parameter == null || parameter.isBlank() ? null : parameter.strip();
  }
}
