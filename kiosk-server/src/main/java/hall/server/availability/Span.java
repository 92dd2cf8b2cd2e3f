// SPDX-License-Identifier: Apache-2.0
package hall.server.availability;

import hall.server.HallTime;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// From an instant up to but not including another one.
record Span(Instant from, Instant until) {

  /// A calendar month of the halls.
  static Span of(YearMonth month) {
    return new Span(
        month.atDay(1).atStartOfDay(HallTime.ZONE).toInstant(),
        month.plusMonths(1).atDay(1).atStartOfDay(HallTime.ZONE).toInstant());
  }

  long millis() {
    return Math.max(0, until.toEpochMilli() - from.toEpochMilli());
  }

  /// What is in both; empty, with `until` not after `from`, where nothing is.
  Span within(Span other) {
    return new Span(
        from.isAfter(other.from) ? from : other.from,
        until.isBefore(other.until) ? until : other.until);
  }

  /// The same time in spans that don't overlap, in order.
  static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      if (!merged.isEmpty() && !span.from.isAfter(merged.getLast().until)) {
        Span before = merged.removeLast();
        span = new Span(before.from, span.until.isAfter(before.until) ? span.until : before.until);
      }
      merged.add(span);
    }
    return merged;
  }
}
