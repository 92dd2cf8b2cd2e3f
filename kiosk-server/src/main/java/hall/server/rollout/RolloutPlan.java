// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import hall.server.Problem.Defect;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a rollout goes. What is left out is filled by [#whole].
///
/// @param percents how much of the fleet has it after each ring, rising to 100; a ring has at least
///   one terminal
/// @param successPercent of those that ended in a ring, how many must have confirmed
/// @param failureCap so many failures in the whole rollout stop it, whatever the share
/// @param minimumSample so many must have ended in a ring before the next one begins, as far as so
///   many are online
/// @param soakMinutes how long a ring is watched after its last terminal ended
/// @param deadlineMinutes a terminal that is online and says nothing for so long has failed
/// @param windowFrom changes begin only in this window of the day, local time; null: at any hour
/// @param rollBack whether a stopped rollout is taken back by itself
/// @param outcomes whether terminals that have it are compared with those that have not by how they
///   serve citizens
public record RolloutPlan(
    @Nullable List<Integer> percents,
    @Nullable Integer successPercent,
    @Nullable Integer failureCap,
    @Nullable Integer minimumSample,
    @Nullable Integer soakMinutes,
    @Nullable Integer deadlineMinutes,
    @Nullable String windowFrom,
    @Nullable String windowUntil,
    @Nullable Boolean rollBack,
    @Nullable Boolean outcomes) {

  /// A careful plan: one terminal or a hundredth first.
  private static final List<Integer> CAREFUL = List.of(1, 10, 50, 100);

  private static final int MOST_RINGS = 10;

  /// A plan with every field.
  public record Whole(
      List<Integer> percents,
      int successPercent,
      int failureCap,
      int minimumSample,
      int soakMinutes,
      int deadlineMinutes,
      @Nullable String windowFrom,
      @Nullable String windowUntil,
      boolean rollBack,
      boolean outcomes) {

    public Whole {
      percents = List.copyOf(percents);
    }

    /// Whether changes may begin at this time of the day; a window may go over midnight.
    boolean open(LocalTime now) {
      if (windowFrom == null || windowUntil == null) {
        return true;
      }
      LocalTime from = LocalTime.parse(windowFrom);
      LocalTime until = LocalTime.parse(windowUntil);
      return from.isBefore(until)
          ? !now.isBefore(from) && now.isBefore(until)
          : !now.isBefore(from) || now.isBefore(until);
    }
  }

  /// This plan with what it left out.
  Whole whole() {
    return new Whole(
        percents == null || percents.isEmpty() ? CAREFUL : percents,
        Objects.requireNonNullElse(successPercent, 95),
        Objects.requireNonNullElse(failureCap, 3),
        Objects.requireNonNullElse(minimumSample, 1),
        Objects.requireNonNullElse(soakMinutes, 10),
        Objects.requireNonNullElse(deadlineMinutes, 60),
        blankless(windowFrom),
        blankless(windowUntil),
        Objects.requireNonNullElse(rollBack, true),
        Objects.requireNonNullElse(outcomes, true));
  }

  /// All that is wrong with this plan.
  List<Defect> defects() {
    List<Defect> defects = new ArrayList<>();
    Whole plan = whole();
    List<Integer> rings = plan.percents();
    boolean rising = rings.getLast() == 100 && rings.size() <= MOST_RINGS && rings.getFirst() >= 1;
    for (int i = 1; i < rings.size(); i++) {
      rising &= rings.get(i) > rings.get(i - 1);
    }
    if (!rising) {
      defects.add(new Defect("$.percents", "At most 10 rising percentages, the last one 100."));
    }
    check(defects, "successPercent", plan.successPercent(), 1, 100);
    check(defects, "failureCap", plan.failureCap(), 1, 10_000);
    check(defects, "minimumSample", plan.minimumSample(), 1, 10_000);
    check(defects, "soakMinutes", plan.soakMinutes(), 0, 7 * 24 * 60);
    check(defects, "deadlineMinutes", plan.deadlineMinutes(), 5, 7 * 24 * 60);
    if ((plan.windowFrom() == null) != (plan.windowUntil() == null)
        || !isTime(plan.windowFrom())
        || !isTime(plan.windowUntil())) {
      defects.add(new Defect("$.windowFrom", "Both ends of the window such as 22:00, or none."));
    }
    return defects;
  }

  private static void check(List<Defect> defects, String field, int value, int least, int most) {
    if (value < least || value > most) {
      defects.add(new Defect("$." + field, "From " + least + " to " + most + "."));
    }
  }

  private static boolean isTime(@Nullable String text) {
    try {
      return text == null || LocalTime.parse(text).getSecond() == 0;
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  private static @Nullable String blankless(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
