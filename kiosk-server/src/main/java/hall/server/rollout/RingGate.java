// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides the next moment of a running rollout from what is known of its terminals. Pure.
///
/// Offline terminals are a bucket of their own: they are released like the others and get their
/// generation when they come back, but they neither count as failures nor hold a ring up. A
/// terminal that is online and says nothing within the deadline has failed. Of a hall with several
/// terminals at most half, and always fewer than all, change at the same time.
///
/// Whoever resumes a rollout has looked at what failed: from then on only what fails anew counts
/// toward the cap and the share, or it would stop again at once.
final class RingGate {
  private final RolloutPlan.Whole plan;
  private final int ring;
  private final Instant ringBegan;
  private final Instant now;
  private final LocalTime hallTime;
  private final @Nullable Instant resumed;

  /// @param resumed when somebody last resumed the rollout; null where nobody did
  RingGate(
      RolloutPlan.Whole plan,
      int ring,
      Instant ringBegan,
      Instant now,
      LocalTime hallTime,
      @Nullable Instant resumed) {
    this.plan = plan;
    this.ring = ring;
    this.ringBegan = ringBegan;
    this.now = now;
    this.hallTime = hallTime;
    this.resumed = resumed;
  }

  /// @param targets all of the rollout
  Decision decide(List<Target> targets, Outcomes outcomes) {
    Map<String, Decision.Ending> ended = endings(targets);
    Count all = new Count();
    Count inRing = new Count();
    Instant lastEnd = ringBegan;
    for (Target target : targets) {
      Target.State state = after(target, ended);
      boolean forgiven = forgiven(target);
      all.add(state, target.online(), forgiven);
      if (target.ring() == ring) {
        inRing.add(state, target.online(), forgiven);
        Instant end = ended.containsKey(target.terminalId()) ? now : target.endedAt();
        lastEnd = end != null && end.isAfter(lastEnd) ? end : lastEnd;
      }
    }
    Optional<String> shut = shut(all, inRing, outcomes);
    if (shut.isPresent()) {
      return new Decision.Stop(ended, shut.get());
    }
    List<String> release = plan.open(hallTime) ? releasable(targets, ended) : List.of();
    if (!release.isEmpty() || inRing.waiting > 0 || inRing.reachable > 0) {
      return new Decision.Go(ended, release);
    }
    return soaked(inRing, lastEnd)
        ? ring + 1 < plan.percents().size()
            ? new Decision.NextRing(ended, ring + 1)
            : new Decision.Finish(ended)
        : new Decision.Go(ended, List.of());
  }

  /// Whether it had ended before somebody resumed.
  private boolean forgiven(Target target) {
    Instant end = target.endedAt();
    return resumed != null && end != null && !end.isAfter(resumed);
  }

  /// Nobody of the ring is on the way any more. A ring in which nobody could be seen is given the
  /// deadline, since somebody may come back; a ring that was seen is watched for the soak time.
  private boolean soaked(Count inRing, Instant lastEnd) {
    boolean seenEnough =
        inRing.confirmed + inRing.failed + inRing.forgiven
            >= Math.min(plan.minimumSample(), inRing.size);
    Instant enough =
        seenEnough
            ? lastEnd.plus(Duration.ofMinutes(plan.soakMinutes()))
            : ringBegan.plus(Duration.ofMinutes(plan.deadlineMinutes()));
    return !now.isBefore(enough);
  }

  private Optional<String> shut(Count all, Count inRing, Outcomes outcomes) {
    if (all.failed >= plan.failureCap()) {
      return Optional.of("failure-cap");
    }
    int decided = inRing.confirmed + inRing.failed;
    // Judged once nobody of the ring is on the way: one early failure is no share.
    if (inRing.waiting == 0
        && inRing.reachable == 0
        && decided > 0
        && inRing.confirmed * 100 < plan.successPercent() * decided) {
      return Optional.of("success-ratio");
    }
    return plan.outcomes() ? outcomes.harm() : Optional.empty();
  }

  private Map<String, Decision.Ending> endings(List<Target> targets) {
    Map<String, Decision.Ending> ended = new LinkedHashMap<>();
    for (Target target : targets) {
      if (target.state() == Target.State.RELEASED) {
        ending(target).ifPresent(ending -> ended.put(target.terminalId(), ending));
      }
    }
    return ended;
  }

  private Optional<Decision.Ending> ending(Target target) {
    if ("confirmed".equals(target.told())) {
      return Optional.of(new Decision.Ending(Target.State.CONFIRMED, ""));
    }
    if ("reverted".equals(target.told()) || "refused".equals(target.told())) {
      return Optional.of(
          new Decision.Ending(
              Target.State.FAILED, Objects.requireNonNullElse(target.toldReason(), target.told())));
    }
    Instant since = target.reachableSince();
    return since != null && now.isAfter(since.plus(Duration.ofMinutes(plan.deadlineMinutes())))
        ? Optional.of(new Decision.Ending(Target.State.FAILED, "silent"))
        : Optional.empty();
  }

  private static Target.State after(Target target, Map<String, Decision.Ending> ended) {
    Decision.Ending ending = ended.get(target.terminalId());
    return ending == null ? target.state() : ending.state();
  }

  /// Waiting terminals of this ring, as far as their halls can spare them.
  private List<String> releasable(List<Target> targets, Map<String, Decision.Ending> ended) {
    Map<String, Integer> terminals = new HashMap<>();
    Map<String, Integer> changing = new HashMap<>();
    for (Target target : targets) {
      terminals.merge(target.hallId(), 1, Integer::sum);
      if (after(target, ended) == Target.State.RELEASED && target.online()) {
        changing.merge(target.hallId(), 1, Integer::sum);
      }
    }
    List<String> release = new ArrayList<>();
    targets.stream()
        .filter(target -> target.ring() == ring && target.state() == Target.State.WAITING)
        .sorted(Comparator.comparing(Target::terminalId))
        .forEach(target -> {
          int spare = Math.max(1, terminals.getOrDefault(target.hallId(), 1) / 2);
          if (!target.online()) {
            release.add(target.terminalId());
          } else if (changing.getOrDefault(target.hallId(), 0) < spare) {
            changing.merge(target.hallId(), 1, Integer::sum);
            release.add(target.terminalId());
          }
        });
    return release;
  }

  private static final class Count {
    private int size;
    private int waiting;
    private int reachable;
    private int confirmed;
    private int failed;
    private int forgiven;

    private void add(Target.State state, boolean online, boolean past) {
      size++;
      switch (state) {
        case WAITING -> waiting++;
        case RELEASED -> reachable += online ? 1 : 0;
        case CONFIRMED -> confirmed++;
        case FAILED -> {
          failed += past ? 0 : 1;
          forgiven += past ? 1 : 0;
        }
        case WITHDRAWN, RETURNING, RETURNED -> {}
      }
    }
  }
}
