// SPDX-License-Identifier: Apache-2.0
package hall.server.supervision;

import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Problem.Defect;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What supervision looks at; what is empty leaves nothing out.
public class SupervisionFilter {
  /// On this day or later.
  @QueryParam("from")
  @DefaultValue("")
  String from = "";

  /// On this day or earlier.
  @QueryParam("to")
  @DefaultValue("")
  String to = "";

  /// The hall that the terminal of the case stands in.
  @QueryParam("hall")
  @DefaultValue("")
  String hall = "";

  /// An implementation code.
  @QueryParam("item")
  @DefaultValue("")
  String item = "";

  public SupervisionFilter() {}

  SupervisionFilter(String from, String to, String hall, String item) {
    this.from = from;
    this.to = to;
    this.hall = hall;
    this.item = item;
  }

  public String from() {
    return from;
  }

  public String to() {
    return to;
  }

  public String hall() {
    return hall;
  }

  public String item() {
    return item;
  }

  /// Itself. Problem: `filter-defective`.
  public SupervisionFilter checked() {
    List<Defect> defects = new ArrayList<>();
    if (!from.isEmpty() && day(from) == null) {
      defects.add(new Defect("?from", "A day as yyyy-mm-dd."));
    }
    if (!to.isEmpty() && day(to) == null) {
      defects.add(new Defect("?to", "A day as yyyy-mm-dd."));
    }
    if (!defects.isEmpty()) {
      throw Problem.of(400, "filter-defective", "Correct the listed parameters.")
          .with(defects)
          .asException();
    }
    return this;
  }

  /// The same from the first day of this month on where it names no day.
  public SupervisionFilter orThisMonth(LocalDate today) {
    return (from + to).isEmpty()
        ? new SupervisionFilter(today.withDayOfMonth(1).toString(), today.toString(), hall, item)
        : this;
  }

  Instant since() {
    LocalDate day = day(from);
    return day == null ? Instant.EPOCH : day.atStartOfDay(HallTime.ZONE).toInstant();
  }

  /// The first instant that is looked at no more.
  Instant until() {
    LocalDate day = day(to);
    return (day == null ? LocalDate.of(9999, 1, 1) : day.plusDays(1))
        .atStartOfDay(HallTime.ZONE)
        .toInstant();
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /// The same as a part of an address.
  public String query() {
    return "from="
        + encode(from)
        + "&to="
        + encode(to)
        + "&hall="
        + encode(hall)
        + "&item="
        + encode(item);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
