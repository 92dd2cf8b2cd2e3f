// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.rollout.RolloutPlan;
import jakarta.ws.rs.FormParam;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How to publish, as the form says it. What cannot be read becomes a number that the plan refuses.
public class PlanForm {
  private static final Pattern COMMA = Pattern.compile("[\\s,，、%]+");
  private static final int UNREADABLE = -1;

  @FormParam("way")
  @Nullable String way;

  @FormParam("percents")
  @Nullable String percents;

  @FormParam("soakMinutes")
  @Nullable String soakMinutes;

  @FormParam("deadlineMinutes")
  @Nullable String deadlineMinutes;

  @FormParam("failureCap")
  @Nullable String failureCap;

  @FormParam("windowFrom")
  @Nullable String windowFrom;

  @FormParam("windowUntil")
  @Nullable String windowUntil;

  @FormParam("rollBack")
  @Nullable String rollBack;

  boolean inRings() {
    return "rings".equals(way);
  }

  RolloutPlan plan() {
    String typed = Objects.requireNonNullElse(percents, "").strip();
    List<Integer> rings =
        typed.isEmpty()
            ? null
            : COMMA
                .splitAsStream(typed)
                .filter(word -> !word.isEmpty())
                .map(word -> Objects.requireNonNullElse(number(word), UNREADABLE))
                .toList();
    return new RolloutPlan(
        rings,
        null,
        number(failureCap),
        null,
        number(soakMinutes),
        number(deadlineMinutes),
        windowFrom,
        windowUntil,
        rollBack != null,
        null);
  }

  private static @Nullable Integer number(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    return typed.strip().matches("\\d{1,6}") ? Integer.parseInt(typed.strip()) : UNREADABLE;
  }
}
