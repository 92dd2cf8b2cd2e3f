// SPDX-License-Identifier: Apache-2.0
package hall.server.commitment;

import hall.server.Filters;
import hall.server.HallTime;
import hall.server.Problem.Defect;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which commitments are looked for; what is empty asks for nothing.
public class CommitmentFilter {
  /// Not checked yet, and what a check can come to.
  public static final List<String> RESULTS = List.of("open", "kept", "broken");

  @QueryParam("result")
  @DefaultValue("")
  String result = "";

  /// An implementation code.
  @QueryParam("item")
  @DefaultValue("")
  String item = "";

  /// A case number, or how it begins.
  @QueryParam("case")
  @DefaultValue("")
  String caseNumber = "";

  /// Signed on this day or later.
  @QueryParam("from")
  @DefaultValue("")
  String from = "";

  /// Signed on this day or earlier.
  @QueryParam("to")
  @DefaultValue("")
  String to = "";

  public CommitmentFilter() {}

  public String result() {
    return result;
  }

  public String item() {
    return item;
  }

  public String caseNumber() {
    return caseNumber;
  }

  public String from() {
    return from;
  }

  public String to() {
    return to;
  }

  public boolean isEmpty() {
    return (result + item + caseNumber + from + to).isBlank();
  }

  /// Itself. Problem: `filter-defective`.
  public CommitmentFilter checked() {
    List<Defect> defects = new ArrayList<>();
    if (!result.isEmpty() && !RESULTS.contains(result)) {
      defects.add(new Defect("?result", "One of open, kept, broken."));
    }
    Filters.checkDay("from", from, defects);
    Filters.checkDay("to", to, defects);
    Filters.refuse(defects);
    return this;
  }

  /// The first instant that is looked at; null where all are.
  @Nullable Instant since() {
    LocalDate day = Filters.day(from);
    return day == null ? null : day.atStartOfDay(HallTime.ZONE).toInstant();
  }

  /// The first instant that is looked at no more.
  @Nullable Instant until() {
    LocalDate day = Filters.day(to);
    return day == null ? null : day.plusDays(1).atStartOfDay(HallTime.ZONE).toInstant();
  }

  /// The same as a part of an address.
  public String query() {
    return Filters.query(
        "result", result, "item", item, "case", caseNumber, "from", from, "to", to);
  }
}
