// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.Filters;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of the inbox is wanted; null for everything. `group` lists the alerts of a group one by
/// one.
public record AlertFilter(
    @Nullable String hall,
    @Nullable Severity severity,
    @Nullable AlertState state,
    @Nullable Long group) {

  /// Everything.
  public static final AlertFilter ALL = new AlertFilter(null, null, null, null);

  /// Reads the parameters of a request; empty ones filter nothing. Problem: `filter-defective`.
  public static AlertFilter of(
      @Nullable String hall,
      @Nullable String severity,
      @Nullable String state,
      @Nullable Long group) {
    List<Defect> defects = new ArrayList<>();
    if (given(severity) && Severity.find(severity).isEmpty()) {
      defects.add(new Defect("$.severity", "One of critical, major, minor, warning."));
    }
    if (given(state) && AlertState.find(state).isEmpty()) {
      defects.add(new Defect("$.state", "One of open, acknowledged, cleared."));
    }
    Filters.refuse(defects);
    return new AlertFilter(
        given(hall) ? hall : null,
        Severity.find(severity).orElse(null),
        AlertState.find(state).orElse(null),
        group);
  }

  private static boolean given(@Nullable String parameter) {
    return parameter != null && !parameter.isBlank();
  }
}
