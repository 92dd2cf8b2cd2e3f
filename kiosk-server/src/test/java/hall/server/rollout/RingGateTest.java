// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import static hall.server.rollout.Target.State.CONFIRMED;
import static hall.server.rollout.Target.State.FAILED;
import static hall.server.rollout.Target.State.RELEASED;
import static hall.server.rollout.Target.State.WAITING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingGateTest {
  private static final Instant BEGAN = Instant.parse("2026-11-01T00:00:00Z");
  private static final LocalTime NOON = LocalTime.NOON;
  private static final RolloutPlan.Whole PLAN =
      new RolloutPlan(List.of(10, 100), 90, 3, 1, 10, 60, null, null, true, true).whole();

  private static Target target(String id, String hall, Target.State state, boolean online) {
    return new Target(
        id,
        hall,
        0,
        state,
        online,
        null,
        null,
        state == WAITING ? null : BEGAN,
        state == RELEASED && online ? BEGAN : null,
        state == CONFIRMED || state == FAILED ? BEGAN : null);
  }

  private static Target told(String id, @Nullable String told, @Nullable String reason) {
    return new Target(id, "h-" + id, 0, RELEASED, true, told, reason, BEGAN, BEGAN, null);
  }

  private static Decision after(Duration time, List<Target> targets) {
    return after(time, targets, Outcomes.NONE);
  }

  private static Decision after(Duration time, List<Target> targets, Outcomes outcomes) {
    return new RingGate(PLAN, 0, BEGAN, BEGAN.plus(time), NOON, null).decide(targets, outcomes);
  }

  private static List<String> released(Decision decision) {
    return assertInstanceOf(Decision.Go.class, decision).release();
  }

  @Test
  void afterSomebodyResumedOnlyNewFailuresCount() {
    List<Target> ring =
        new ArrayList<>(
            List.of(
                target("a", "h1", FAILED, true),
                target("b", "h2", FAILED, true),
                target("c", "h3", FAILED, true),
                target("d", "h4", CONFIRMED, true),
                told("e", "reverted", "software-crashed")));
    Instant now = BEGAN.plus(Duration.ofMinutes(5));
    Instant resumed = BEGAN.plus(Duration.ofMinutes(1));
    assertEquals(
        "failure-cap",
        assertInstanceOf(
                Decision.Stop.class,
                new RingGate(PLAN, 0, BEGAN, now, NOON, null).decide(ring, Outcomes.NONE))
            .reason());
    assertEquals(
        "success-ratio",
        assertInstanceOf(
                Decision.Stop.class,
                new RingGate(PLAN, 0, BEGAN, now, NOON, resumed).decide(ring, Outcomes.NONE))
            .reason(),
        "one of two failed since");
    ring.removeLast();
    assertInstanceOf(
        Decision.Go.class,
        new RingGate(PLAN, 0, BEGAN, now, NOON, resumed).decide(ring, Outcomes.NONE));
    assertInstanceOf(
        Decision.NextRing.class,
        new RingGate(PLAN, 0, BEGAN, now.plus(Duration.ofMinutes(10)), NOON, resumed)
            .decide(ring, Outcomes.NONE),
        "what failed before has ended all the same");
  }

  @Test
  void neverChangesAllTerminalsOfAHallAtOnce() {
    List<Target> hall = new ArrayList<>();
    for (String id : List.of("a", "b", "c", "d")) {
      hall.add(target(id, "north", WAITING, true));
    }
    assertEquals(List.of("a", "b"), released(after(Duration.ZERO, hall)));
    hall.set(0, target("a", "north", RELEASED, true));
    assertEquals(List.of("b"), released(after(Duration.ZERO, hall)));
    assertEquals(
        List.of("x"),
        released(
            after(
                Duration.ZERO,
                List.of(
                    target("x", "south", WAITING, true), target("y", "south", WAITING, true)))));
    assertEquals(
        List.of("only"),
        released(after(Duration.ZERO, List.of(target("only", "east", WAITING, true)))));
  }

  @Test
  void offlineTerminalsNeitherFailNorHoldARingUp() {
    List<Target> ring =
        List.of(
            target("a", "h1", RELEASED, false),
            target("b", "h2", CONFIRMED, true),
            target("c", "h3", RELEASED, false));
    assertEquals(List.of(), released(after(Duration.ofMinutes(9), ring)));
    assertInstanceOf(Decision.NextRing.class, after(Duration.ofMinutes(10), ring));
    assertEquals(Map.of(), after(Duration.ofDays(30), ring).ended());
  }

  @Test
  void aRingThatNobodySawIsGivenTheDeadline() {
    List<Target> ring = List.of(target("a", "h1", RELEASED, false));
    assertEquals(List.of(), released(after(Duration.ofMinutes(59), ring)));
    assertInstanceOf(Decision.NextRing.class, after(Duration.ofMinutes(60), ring));
  }

  @Test
  void whoIsOnlineAndSilentHasFailed() {
    List<Target> ring = List.of(told("a", "staged", null), told("b", null, null));
    assertEquals(Map.of(), after(Duration.ofMinutes(60), ring).ended());
    Decision decision = after(Duration.ofMinutes(61), ring);
    assertEquals(new Decision.Ending(FAILED, "silent"), decision.ended().get("a"));
    assertEquals("success-ratio", assertInstanceOf(Decision.Stop.class, decision).reason());
  }

  @Test
  void whatTerminalsTellEndsThem() {
    Decision decision =
        after(
            Duration.ofMinutes(1),
            List.of(
                told("a", "confirmed", null),
                told("b", "reverted", "device-broken"),
                told("c", "refused", null),
                told("d", "applied-unconfirmed", null)));
    assertEquals(
        Map.of(
            "a", new Decision.Ending(CONFIRMED, ""),
            "b", new Decision.Ending(FAILED, "device-broken"),
            "c", new Decision.Ending(FAILED, "refused")),
        decision.ended());
    assertEquals(List.of(), released(decision), "one is still on its way");
  }

  @Test
  void theCapCountsFailuresOfAllRings() {
    Decision decision =
        after(
            Duration.ofMinutes(1),
            List.of(
                new Target("x", "h", 1, FAILED, true, null, null, BEGAN, null, BEGAN),
                target("a", "h1", FAILED, true),
                told("b", "reverted", "crashed"),
                target("c", "h3", WAITING, true)));
    assertEquals("failure-cap", assertInstanceOf(Decision.Stop.class, decision).reason());
  }

  @Test
  void aRingIsWatchedAfterItsLastTerminal() {
    Target late =
        new Target("b", "h2", 0, CONFIRMED, true, null, null, BEGAN, null, BEGAN.plusSeconds(1800));
    List<Target> ring = List.of(target("a", "h1", CONFIRMED, true), late);
    assertEquals(List.of(), released(after(Duration.ofMinutes(39), ring)));
    assertInstanceOf(Decision.NextRing.class, after(Duration.ofMinutes(40), ring));
    RingGate lastRing = new RingGate(PLAN, 1, BEGAN, BEGAN.plus(Duration.ofHours(2)), NOON, null);
    Target last = new Target("z", "h", 1, CONFIRMED, true, null, null, BEGAN, null, BEGAN);
    assertInstanceOf(Decision.Finish.class, lastRing.decide(List.of(late, last), Outcomes.NONE));
  }

  @Test
  void changesBeginOnlyInTheWindow() {
    RolloutPlan.Whole night =
        new RolloutPlan(List.of(100), null, null, null, null, null, "22:00", "06:00", null, null)
            .whole();
    List<Target> ring = List.of(target("a", "h1", WAITING, true));
    for (Map.Entry<LocalTime, Boolean> each :
        Map.of(
                LocalTime.of(21, 59), false,
                LocalTime.of(22, 0), true,
                LocalTime.of(0, 0), true,
                LocalTime.of(5, 59), true,
                LocalTime.of(6, 0), false)
            .entrySet()) {
      Decision decision =
          new RingGate(night, 0, BEGAN, BEGAN.plus(Duration.ofDays(3)), each.getKey(), null)
              .decide(ring, Outcomes.NONE);
      assertEquals(each.getValue() ? List.of("a") : List.of(), released(decision), each.toString());
    }
  }

  @Test
  void harmToCitizensStopsARollout() {
    Outcomes faults = new Outcomes(new Outcomes.Group(2, 8, 0), new Outcomes.Group(20, 10, 0));
    List<Target> ring = List.of(target("a", "h1", CONFIRMED, true));
    assertEquals(
        "device-faults",
        assertInstanceOf(Decision.Stop.class, after(Duration.ofMinutes(1), ring, faults)).reason());
    Outcomes few = new Outcomes(new Outcomes.Group(2, 2, 0), new Outcomes.Group(20, 0, 0));
    assertTrue(few.harm().isEmpty(), "two faults are chance");
    Outcomes submissions =
        new Outcomes(new Outcomes.Group(10, 0, 9), new Outcomes.Group(100, 0, 200));
    assertEquals("submissions", submissions.harm().orElseThrow());
    Outcomes fair = new Outcomes(new Outcomes.Group(10, 0, 10), new Outcomes.Group(100, 0, 200));
    assertTrue(fair.harm().isEmpty());
  }

  /// Fleets that behave by chance: whatever happens, a rollout ends, never takes a whole hall, and
  /// never goes on after its gate is shut.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void everyRolloutEnds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, String> halls = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      halls.put("t" + i, "hall-" + random.nextInt(12));
    }
    Map<String, Integer> rings = RingDraw.draw(halls, List.of(5, 30, 100), random);
    RolloutPlan.Whole plan =
        new RolloutPlan(List.of(5, 30, 100), 80, 5, 1, 5, 30, null, null, true, true).whole();
    Map<String, Target> targets = new HashMap<>();
    halls.forEach((id, hall) ->
        targets.put(
            id,
            new Target(
                id,
                hall,
                Objects.requireNonNull(rings.get(id)),
                WAITING,
                random.nextInt(10) > 1,
                null,
                null,
                null,
                null,
                null)));
    double bad = random.nextDouble() * 0.3;
    Instant now = BEGAN;
    Instant ringBegan = BEGAN;
    int ring = 0;
    for (int step = 0; step < 5000; step++) {
      now = now.plusSeconds(30);
      Decision decision =
          new RingGate(plan, ring, ringBegan, now, NOON, null)
              .decide(List.copyOf(targets.values()), Outcomes.NONE);
      Instant at = now;
      decision.ended().forEach((id, end) -> targets.put(id, ended(targets.get(id), end, at)));
      switch (decision) {
        case Decision.Go(_, List<String> release) ->
            release.forEach(id -> targets.put(id, released(targets.get(id), at)));
        case Decision.NextRing(_, int next) -> {
          assertEquals(ring + 1, next);
          ring = next;
          ringBegan = now;
        }
        case Decision.Finish _ -> {
          assertTrue(targets.values().stream().noneMatch(t -> t.state() == WAITING));
          return;
        }
        case Decision.Stop _ -> {
          assertTrue(targets.values().stream().anyMatch(t -> t.state() == FAILED));
          return;
        }
      }
      assertHallsServe(targets);
      live(targets, random, bad);
    }
    throw new AssertionError("The rollout never ended");
  }

  private static void assertHallsServe(Map<String, Target> targets) {
    Map<String, Integer> all = new HashMap<>();
    Map<String, Integer> changing = new HashMap<>();
    targets
        .values()
        .forEach(target -> {
          all.merge(target.hallId(), 1, Integer::sum);
          if (target.state() == RELEASED && target.online()) {
            changing.merge(target.hallId(), 1, Integer::sum);
          }
        });
    changing.forEach((hall, count) ->
        assertTrue(
            Objects.requireNonNull(all.get(hall)) == 1
                || count < Objects.requireNonNull(all.get(hall)),
            hall + " changes as a whole"));
  }

  /// What the terminals do meanwhile; those that come back do so one by one.
  private static void live(Map<String, Target> targets, SplittableRandom random, double bad) {
    targets.replaceAll((_, target) -> {
      if (target.state() == RELEASED && target.online() && random.nextInt(4) == 0) {
        String told =
            random.nextDouble() < bad ? "reverted" : random.nextInt(30) == 0 ? null : "confirmed";
        return new Target(
            target.terminalId(),
            target.hallId(),
            target.ring(),
            RELEASED,
            true,
            told,
            null,
            target.releasedAt(),
            target.reachableSince(),
            null);
      }
      return target;
    });
  }

  private static Target ended(@Nullable Target target, Decision.Ending ending, Instant now) {
    assertEquals(RELEASED, Objects.requireNonNull(target).state());
    return new Target(
        target.terminalId(),
        target.hallId(),
        target.ring(),
        ending.state(),
        target.online(),
        null,
        null,
        target.releasedAt(),
        null,
        now);
  }

  private static Target released(@Nullable Target target, Instant now) {
    assertEquals(WAITING, Objects.requireNonNull(target).state());
    return new Target(
        target.terminalId(),
        target.hallId(),
        target.ring(),
        RELEASED,
        target.online(),
        null,
        null,
        now,
        target.online() ? now : null,
        null);
  }
}
