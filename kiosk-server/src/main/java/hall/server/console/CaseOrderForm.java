// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.casework.CaseOrder;
import hall.server.casework.Correction;
import hall.server.casework.Step;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the form of a step of a case: a part whose two lines are left empty needs no correction.
record CaseOrderForm(MultivaluedMap<String, String> fields) {
  private static final String PROBLEM = "problem:";
  private static final String REMEDY = "remedy:";

  static CaseOrderForm empty() {
    return new CaseOrderForm(new MultivaluedHashMap<>());
  }

  CaseOrder order() {
    String order = fields.getFirst("order");
    return new CaseOrder(
        order,
        number("revision"),
        filled("reason"),
        Step.ASK.word().equals(order) ? corrections() : null,
        days(),
        filled("way"),
        filled("tracking"));
  }

  private @Nullable Integer days() {
    Long days = number("workingDays");
    return days == null ? null : (int) Math.min(days, Integer.MAX_VALUE);
  }

  private List<@Nullable Correction> corrections() {
    List<@Nullable Correction> corrections = new ArrayList<>();
    for (String field : fields.keySet().stream().sorted().toList()) {
      if (field.startsWith(PROBLEM)) {
        String part = field.substring(PROBLEM.length());
        if (!problem(part).isEmpty() || !remedy(part).isEmpty()) {
          corrections.add(new Correction(part, problem(part), remedy(part)));
        }
      }
    }
    return corrections;
  }

  String problem(String part) {
    return typed(PROBLEM + part);
  }

  String remedy(String part) {
    return typed(REMEDY + part);
  }

  String typed(String field) {
    return Objects.requireNonNullElse(fields.getFirst(field), "").strip();
  }

  private @Nullable String filled(String field) {
    String typed = typed(field);
    return typed.isEmpty() ? null : typed;
  }

  private @Nullable Long number(String field) {
    String typed = typed(field);
    return typed.matches("\\d{1,15}") ? Long.valueOf(typed) : null;
  }
}
