// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a terminal tells of a generation.
///
/// @param reason of a refusal or a reversal: a stable kebab-case word
/// @param checks what its self-test looked at
public record ConfigurationReport(
    long generation,
    @Nullable String state,
    @Nullable String reason,
    @Nullable List<Check> checks) {

  private static final Set<String> STATES =
      Set.of(
          "received",
          "validated",
          "staged",
          "applied-unconfirmed",
          "confirmed",
          "reverted",
          "refused");
  private static final Set<String> NEED_A_REASON = Set.of("reverted", "refused");
  private static final int MOST_CHECKS = 64;
  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_DETAIL = 200;

  /// One thing that a self-test looked at.
  public record Check(
      @Nullable String device, @Nullable String check, boolean passed, @Nullable String detail) {}

  /// All that is wrong with this report.
  List<Defect> defects() {
    List<Defect> defects = new ArrayList<>();
    if (state == null || !STATES.contains(state)) {
      defects.add(
          new Defect("$.state", "One of " + String.join(", ", new TreeSet<>(STATES)) + "."));
    }
    if (reason == null
        ? state != null && NEED_A_REASON.contains(state)
        : reason.length() > LONGEST_WORD || !reason.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      defects.add(new Defect("$.reason", "A kebab-case word of at most 64 characters."));
    }
    if (checks != null
        && (checks.size() > MOST_CHECKS || !checks.stream().allMatch(ConfigurationReport::fits))) {
      defects.add(new Defect("$.checks", "At most 64 checks, each with device and check."));
    }
    return defects;
  }

  @Nullable String checksJson() {
    if (checks == null || checks.isEmpty()) {
      return null;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    checks.forEach(check ->
        list.addObject()
            .put("device", check.device())
            .put("check", check.check())
            .put("passed", check.passed())
            .put("detail", check.detail()));
    return list.toString();
  }

  private static boolean fits(Check check) {
    return check.device() != null
        && check.check() != null
        && check.device().length() <= LONGEST_WORD
        && check.check().length() <= LONGEST_WORD
        && (check.detail() == null || check.detail().length() <= LONGEST_DETAIL);
  }
}
