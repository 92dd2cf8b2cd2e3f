// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Filters;
import hall.server.Problem.Defect;
import hall.server.casework.CaseState;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;

/// Which cases are looked for; what is empty asks for nothing.
public class CaseFilter {
  /// How near the deadline is.
  public static final List<String> DUES = List.of("soon", "overdue");

  @QueryParam("state")
  @DefaultValue("")
  String state = "";

  /// An implementation code.
  @QueryParam("item")
  @DefaultValue("")
  String item = "";

  @QueryParam("due")
  @DefaultValue("")
  String due = "";

  public CaseFilter() {}

  CaseFilter(String state, String item, String due) {
    this.state = state;
    this.item = item;
    this.due = due;
  }

  public String state() {
    return state;
  }

  public String item() {
    return item;
  }

  public String due() {
    return due;
  }

  public boolean isEmpty() {
    return (state + item + due).isBlank();
  }

  /// Itself. Problem: `filter-defective`.
  public CaseFilter checked() {
    List<Defect> defects = new ArrayList<>();
    if (!state.isEmpty() && CaseState.find(state).isEmpty()) {
      defects.add(new Defect("?state", "No state of cases."));
    }
    if (!due.isEmpty() && !DUES.contains(due)) {
      defects.add(new Defect("?due", "One of soon, overdue."));
    }
    Filters.refuse(defects);
    return this;
  }

  /// The same as a part of an address.
  public String query() {
    return Filters.query("state", state, "item", item, "due", due);
  }
}
