// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Sql;
import hall.server.audit.Audit;
import hall.server.configuration.Publication;
import hall.server.configuration.Publications;
import hall.server.configuration.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rollouts for operators: begin one, pause, resume, abort, take back.
@ApplicationScoped
public class Rollouts {
  private static final Set<Rollout.State> LIVE =
      Set.of(Rollout.State.PREPARING, Rollout.State.RUNNING, Rollout.State.PAUSED);

  private final Database database;
  private final RolloutStore store;
  private final TargetStore targets;
  private final ChangeStore changes;
  private final Publications publications;
  private final Releases releases;
  private final WayBack wayBack;
  private final Audit audit;
  private final InstantSource clock;

  Rollouts(
      Database database,
      RolloutStore store,
      TargetStore targets,
      ChangeStore changes,
      Publications publications,
      Releases releases,
      WayBack wayBack,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.targets = targets;
    this.changes = changes;
    this.publications = publications;
    this.releases = releases;
    this.wayBack = wayBack;
    this.audit = audit;
    this.clock = clock;
  }

  /// What an operator can do with a rollout.
  public enum Order {
    PAUSE,
    RESUME,
    ABORT,
    TAKE_BACK;

    /// The order that is written so.
    public static Optional<Order> find(@Nullable String word) {
      return List.of(values()).stream().filter(order -> order.word().equals(word)).findFirst();
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Something that happened.
  public record Event(OffsetDateTime at, String actor, String event, @Nullable String detail) {}

  /// What a rollout changes at some terminals.
  ///
  /// @param kind `software`, `catalogue` or `configuration`
  /// @param was the release or edition that they were told before; null for none
  /// @param becomes what they are told now; empty where there is more than one thing to say
  public record Change(
      String kind, @Nullable String was, @Nullable String becomes, int terminals) {}

  /// Publishes the draft through rings. Problems: `plan-defective` and those of
  /// [Publications#request].
  public Rollout begin(String note, @Nullable RolloutPlan plan, String operator) {
    RolloutPlan wish =
        Objects.requireNonNullElseGet(
            plan,
            () -> new RolloutPlan(null, null, null, null, null, null, null, null, null, null));
    List<Defect> defects = wish.defects();
    if (!defects.isEmpty()) {
      throw Problem.of(422, "plan-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    Instant now = clock.instant();
    return database.transaction(sql -> {
      Publication asked = publications.request(sql, note, true, operator);
      long id = store.add(sql, asked.id(), wish.whole(), operator, now);
      store.event(sql, id, now, operator, "begun", null);
      audit.record(
          sql, operator, "rollout-begun", Long.toString(id), Map.of("publication", asked.id()));
      return shown(sql, store.find(sql, id).orElseThrow());
    });
  }

  /// The newest rollouts before one, newest first.
  public List<Rollout> newest(long before, int most) {
    return database.transaction(sql -> {
      List<Rollout> shown = new ArrayList<>();
      for (RolloutStore.Stored each : store.newest(sql, before, most)) {
        shown.add(shown(sql, each));
      }
      return shown;
    });
  }

  /// One rollout. Problem: `rollout-unknown`.
  public Rollout find(long id) {
    return database.transaction(
        sql -> shown(sql, store.find(sql, id).orElseThrow(Rollouts::unknown)));
  }

  /// What happened to it, newest first.
  public List<Event> events(long id) {
    return database.transaction(sql ->
        store.events(sql, id).stream()
            .map(each ->
                new Event(HallTime.at(each.at()), each.actor(), each.event(), each.detail()))
            .toList());
  }

  /// What it changes; nothing yet while it is prepared. Problem: `rollout-unknown`.
  public List<Change> changes(long id) {
    return database.transaction(
        sql -> changes.of(sql, store.find(sql, id).orElseThrow(Rollouts::unknown)));
  }

  private Rollout shown(Sql sql, RolloutStore.Stored stored) throws SQLException {
    return stored.with(targets.rings(sql, stored));
  }

  /// Does what an operator orders. Problems: `rollout-unknown`, `rollout-over`.
  public Rollout order(long id, Order order, String operator) {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      RolloutStore.Stored rollout = store.hold(sql, id).orElseThrow(Rollouts::unknown);
      if (!allowed(rollout.state(), order)) {
        throw Problem.of(409, "rollout-over", "It is not at a point where this can be done.")
            .asException();
      }
      store.event(sql, id, now, operator, order.word(), null);
      switch (order) {
        case PAUSE -> store.move(sql, id, Rollout.State.PAUSED, "operator", null);
        case RESUME -> {
          store.resume(sql, id, now);
          store.move(sql, id, Rollout.State.RUNNING, null, null);
        }
        case ABORT -> {
          wayBack.withdraw(sql, rollout, now);
          releases.withdrawn(sql, rollout.publicationId());
          store.move(sql, id, Rollout.State.ABORTED, "operator", now);
        }
        case TAKE_BACK -> wayBack.begin(sql, rollout, "operator", now);
      }
      audit.record(sql, operator, "rollout-" + order.word(), Long.toString(id), Map.of());
      return shown(sql, store.find(sql, id).orElseThrow());
    });
  }

  private static boolean allowed(Rollout.State state, Order order) {
    return switch (order) {
      case PAUSE -> state == Rollout.State.RUNNING;
      case RESUME -> state == Rollout.State.PAUSED;
      case ABORT -> LIVE.contains(state);
      case TAKE_BACK -> state == Rollout.State.RUNNING || state == Rollout.State.PAUSED;
    };
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "rollout-unknown", "Look for it in the list.").asException();
  }
}
