// SPDX-License-Identifier: Apache-2.0
package hall.server.supervision;

import hall.server.Filters;
import hall.server.HallTime;
import hall.server.Problem.Defect;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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
    Filters.checkDay("from", from, defects);
    Filters.checkDay("to", to, defects);
    Filters.refuse(defects);
    return this;
  }

  /// The same from the first day of this month on where it names no day.
  public SupervisionFilter orThisMonth(LocalDate today) {
    return (from + to).isEmpty()
        ? new SupervisionFilter(today.withDayOfMonth(1).toString(), today.toString(), hall, item)
        : this;
  }

  Instant since() {
    LocalDate day = Filters.day(from);
    return day == null ? Instant.EPOCH : day.atStartOfDay(HallTime.ZONE).toInstant();
  }

  /// The first instant that is looked at no more.
  Instant until() {
    LocalDate day = Filters.day(to);
    return (day == null ? LocalDate.of(9999, 1, 1) : day.plusDays(1))
        .atStartOfDay(HallTime.ZONE)
        .toInstant();
  }

  /// The same as a part of an address.
  public String query() {
    return Filters.query("from", from, "to", to, "hall", hall, "item", item);
  }
}
