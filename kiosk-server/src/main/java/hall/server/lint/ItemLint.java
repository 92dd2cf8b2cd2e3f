// SPDX-License-Identifier: Apache-2.0
package hall.server.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a schema can't see of an item: whether its law, its limits, its codes and its materials are
/// such that it may be published. It takes a document however broken; what a schema already says is
/// not said again. Pure.
public final class ItemLint {
  private static final Pattern LAW = Pattern.compile("《[^》]{2,}》");
  private static final Pattern NO_LAW =
      Pattern.compile(
          "^[\\s，。、]*(无|暂无|没有|略|待定|待补充|另行规定|n/?a|none|tbd|-+|/+)?[\\s，。、]*$",
          Pattern.CASE_INSENSITIVE);

  /// The mark of a state secret on a document (GB/T 9704, 7.2.2).
  private static final Pattern SECRET_MARK = Pattern.compile("(绝密|机密|秘密|涉密)\\s*★");

  private final JsonNode item;
  private final List<Finding> findings = new ArrayList<>();

  private ItemLint(JsonNode item) {
    this.item = item;
  }

  /// Everything found, in the order of the document's parts.
  public static List<Finding> findings(JsonNode item, Reference reference) {
    ItemLint lint = new ItemLint(item);
    lint.secrecy();
    lint.findings.addAll(CodeRules.findings(item));
    lint.basis();
    lint.limits();
    lint.findings.addAll(MaterialRules.findings(item.path("materials")));
    lint.findings.addAll(reference.differences(item));
    return List.copyOf(lint.findings);
  }

  private void secrecy() {
    if (item.path("classified").asBoolean()) {
      findings.add(Finding.of(Rule.CLASSIFIED, "$.classified"));
    } else if (SECRET_MARK.matcher(item.toString()).find()) {
      findings.add(Finding.of(Rule.CLASSIFIED, "$"));
    }
  }

  private void basis() {
    JsonNode basis = item.path("basis");
    boolean any = false;
    for (int i = 0; i < basis.size(); i++) {
      String text = basis.get(i).asText();
      boolean said = !NO_LAW.matcher(text).matches();
      any |= said;
      if (said && !LAW.matcher(text).find()) {
        findings.add(Finding.of(Rule.BASIS_VAGUE, "$.basis[" + i + "]", text));
      }
    }
    if (!any) {
      findings.add(Finding.of(Rule.BASIS_MISSING, "$.basis"));
    }
  }

  private void limits() {
    JsonNode limits = item.path("limits");
    int promised = limits.path("promisedWorkingDays").asInt();
    int statutory = limits.path("statutoryWorkingDays").asInt();
    if (promised > statutory) {
      findings.add(
          Finding.of(Rule.PROMISE_BEYOND_LAW, "$.limits.promisedWorkingDays", promised, statutory));
    }
    int kind = item.path("caseKind").asInt();
    if ((kind == 1 && promised > 1) || (kind == 2 && promised == 0)) {
      findings.add(Finding.of(Rule.KIND_DIFFERS, "$.caseKind", promised));
    }
  }
}
