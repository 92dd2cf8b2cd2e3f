// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import static hall.server.alert.Sightings.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Pace PACE = new Pace(Duration.ofSeconds(60), 10, Duration.ofMinutes(10));
  private static final AlertRule RULE =
      new AlertRule(
          "offline",
          new Condition.Silence(Duration.ofMinutes(3)),
          Severity.CRITICAL,
          true,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofMinutes(15),
          1);
  private static final Recipient ALL = new Recipient(1, null, Severity.WARNING, 1);
  private static final Recipient HALL_B = new Recipient(2, "b", Severity.WARNING, 1);
  private static final Recipient SECOND = new Recipient(3, null, Severity.CRITICAL, 2);
  private static final Recipient THIRD = new Recipient(4, "a", Severity.CRITICAL, 3);

  @Test
  void freshAlertsWaitForEachOther() {
    List<Alert> fresh = fresh(3, "a");
    assertEquals(List.of(), living(fresh, 59));
    List<Planner.Step> steps = living(fresh, 60);
    assertEquals(3, steps.size());
    assertEquals(List.of(1L), recipients(steps.getFirst()));
    assertInstanceOf(Planner.Gathering.Alone.class, steps.getFirst().gathering());
  }

  @Test
  void tenOfAHallBecomeOneGroupOfTheHallAndManyHallsOneOfTheFleet() {
    Planner.Step hall = living(fresh(10, "a"), 60).getFirst();
    assertEquals(new Planner.Gathering.Opened("a"), hall.gathering());
    assertEquals(10, hall.alerts().size());
    List<Alert> both = Stream.concat(fresh(9, "a").stream(), fresh(9, "b").stream()).toList();
    List<Planner.Step> fleet = living(both, 60);
    assertEquals(1, fleet.size());
    assertEquals(new Planner.Gathering.Opened(null), fleet.getFirst().gathering());
    assertEquals(List.of(1L, 2L), recipients(fleet.getFirst()));
    assertEquals(9, fleet.getFirst().letters().get(1).alerts().size());
  }

  @Test
  void whoeverComesLateJoinsWithoutAWordToThoseWhoKnow() {
    Storm storm = new Storm(7, "offline", null, START, START.plusSeconds(100));
    List<Alert> members = IntStream.range(0, 10).mapToObj(i -> told(i, "a", 7L, START, 1)).toList();
    List<Alert> all = Stream.concat(members.stream(), fresh(2, "b").stream()).toList();
    List<Planner.Step> steps = planner(150).living(all, List.of(storm), alert -> false);
    assertEquals(1, steps.size());
    assertEquals(new Planner.Gathering.Joined(7), steps.getFirst().gathering());
    assertEquals(List.of(2L), recipients(steps.getFirst()));
    assertEquals(Set.of(100L, 101L), steps.getFirst().reached());
  }

  @Test
  void whatNobodyHearsOfIsNotCalledTold() {
    Planner nobody =
        new Planner(PACE, List.of(RULE), List.of(HALL_B, THIRD), START.plusSeconds(60));
    Planner.Step step = nobody.living(fresh(1, "a"), List.of(), alert -> false).getFirst();
    assertEquals(List.of(), recipients(step));
    assertEquals(Set.of(), step.reached());
    // It still climbs to whoever hears of it later on.
    Alert unheard = told(1, "a", null, START, 0);
    assertEquals(List.of(1L), recipients(living(List.of(unheard), 900).getFirst()));
  }

  @Test
  void aGroupIsClosedAfterAMinuteOfQuietAndAfterTenMinutes() {
    Storm quiet = new Storm(7, "offline", null, START, START.plusSeconds(100));
    assertInstanceOf(
        Planner.Gathering.Alone.class,
        planner(161).living(fresh(1, "a"), List.of(quiet), alert -> false).getFirst().gathering());
    Storm old = new Storm(7, "offline", null, START, START.plusSeconds(601));
    assertInstanceOf(
        Planner.Gathering.Alone.class,
        planner(601).living(fresh(1, "a"), List.of(old), alert -> false).getFirst().gathering());
  }

  @Test
  void whatIsSilencedWaitsUntilTheSilenceEnds() {
    List<Alert> fresh = fresh(1, "a");
    assertEquals(List.of(), planner(9000).living(fresh, List.of(), alert -> true));
    assertEquals(1, planner(9000).living(fresh, List.of(), alert -> false).size());
  }

  @Test
  void whatNobodyAcknowledgesClimbsLevelByLevel() {
    Alert first = told(1, "a", null, START, 1);
    assertEquals(List.of(), living(List.of(first), 899));
    Planner.Step second = living(List.of(first), 900).getFirst();
    assertEquals(Kind.ESCALATED, second.kind());
    assertEquals(2, second.level());
    assertEquals(List.of(3L), recipients(second));
    Alert climbed = told(1, "a", null, START, 2);
    assertEquals(List.of(), living(List.of(climbed), 1799));
    assertEquals(List.of(4L), recipients(living(List.of(climbed), 1800).getFirst()));
    assertEquals(List.of(), living(List.of(told(1, "a", null, START, 3)), 90_000));
    assertEquals(List.of(), living(List.of(told(1, "b", null, START, 2)), 90_000));
  }

  @Test
  void whatIsAcknowledgedConcernsNobodyFurther() {
    Alert taken = alert(1, "a", null, AlertState.ACKNOWLEDGED, START, START, 1);
    Alert early = alert(2, "a", null, AlertState.ACKNOWLEDGED, START, null, 0);
    assertEquals(List.of(), living(List.of(taken, early), 90_000));
  }

  @Test
  void whoWasToldOfItIsToldThatItIsOver() {
    List<Planner.Step> steps =
        planner(60)
            .over(
                List.of(
                    told(1, "a", null, START, 2),
                    alert(2, "a", null, AlertState.OPEN, START, null, 0)));
    assertEquals(1, steps.size());
    assertEquals(List.of(1L, 3L), recipients(steps.getFirst()));
    assertEquals(1, steps.getFirst().letters().getFirst().alerts().size());
  }

  private static Planner planner(int second) {
    return new Planner(
        PACE, List.of(RULE), List.of(ALL, HALL_B, SECOND, THIRD), START.plusSeconds(second));
  }

  private static List<Planner.Step> living(List<Alert> alerts, int second) {
    return planner(second).living(alerts, List.of(), alert -> false);
  }

  private static List<Long> recipients(Planner.Step step) {
    return step.letters().stream().map(letter -> letter.recipient().id()).toList();
  }

  private static List<Alert> fresh(int count, String hall) {
    return IntStream.range(0, count)
        .mapToObj(i -> alert(100 + i, hall, null, AlertState.OPEN, START.plusSeconds(i), null, 0))
        .toList();
  }

  private static Alert told(
      long id, String hall, @Nullable Long group, Instant notifiedAt, int level) {
    return alert(id, hall, group, AlertState.OPEN, START, notifiedAt, level);
  }

  private static Alert alert(
      long id,
      String hall,
      @Nullable Long group,
      AlertState state,
      Instant raisedAt,
      @Nullable Instant notifiedAt,
      int level) {
    return new Alert(
        id,
        "offline",
        "t-" + id,
        "T " + id,
        hall,
        group,
        Severity.CRITICAL,
        state,
        List.of(),
        raisedAt,
        notifiedAt,
        level);
  }
}
