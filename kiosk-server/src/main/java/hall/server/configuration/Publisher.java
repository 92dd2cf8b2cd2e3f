// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Database;
import hall.server.News;
import hall.server.SigningKey;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes and signs what a publication gives each terminal, and releases it unless a rollout does: a
/// chunk a transaction, so that a server that dies leaves whole chunks, and any server goes on at
/// the next one.
@ApplicationScoped
public class Publisher {
  private static final Logger LOG = Logger.getLogger(Publisher.class);
  private static final int CHUNK = 500;

  private final Database database;
  private final LayerStore layers;
  private final SnapshotStore snapshots;
  private final PublicationStore store;
  private final SettingsSchema schema;
  private final SigningKeys keys;
  private final InstantSource clock;

  Publisher(
      Database database,
      LayerStore layers,
      SnapshotStore snapshots,
      PublicationStore store,
      SettingsSchema schema,
      SigningKeys keys,
      InstantSource clock) {
    this.database = database;
    this.layers = layers;
    this.snapshots = snapshots;
    this.store = store;
    this.schema = schema;
    this.keys = keys;
    this.clock = clock;
  }

  /// What one step came to.
  enum Progress {
    NOTHING_TO_DO,
    MORE,
    FINISHED
  }

  /// Whoever hears it first begins, here or on another server.
  void hear(@Observes News news) {
    if (news == News.PUBLICATIONS) {
      Thread.ofVirtual().name("publisher").start(this::tick);
    }
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    if (!keys.canSign()) {
      return;
    }
    Progress progress = step();
    while (progress != Progress.NOTHING_TO_DO) {
      progress = step();
    }
  }

  /// Serves the next chunk of terminals.
  Progress step() {
    Instant now = clock.instant();
    return database.transaction(sql -> {
      var open = store.takeOpen(sql);
      if (open.isEmpty()) {
        return Progress.NOTHING_TO_DO;
      }
      List<Membership> chunk = layers.members(sql, open.get().cursor(), CHUNK);
      if (chunk.isEmpty()) {
        store.finish(sql, open.get(), now);
        LOG.infof("Publication %d is signed for all terminals", open.get().id());
        return Progress.FINISHED;
      }
      Map<String, SnapshotStore.Last> known =
          snapshots.last(sql, open.get().cursor(), chunk.getLast().terminalId());
      List<Snapshot> made = serve(open.get(), chunk, known, now);
      snapshots.add(sql, made, open.get().id(), open.get().held() ? null : now);
      store.advance(sql, open.get().id(), chunk.getLast().terminalId(), made.size());
      return Progress.MORE;
    });
  }

  /// Terminals that were planned after the newest publication get what it has for them.
  @Scheduled(every = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void serveLatecomers() {
    if (!keys.canSign()) {
      return;
    }
    String after = "";
    while (after != null) {
      after = serveLatecomers(after);
    }
  }

  /// @return the last one that was looked at; null when there are no more
  private @Nullable String serveLatecomers(String after) {
    Instant now = clock.instant();
    return database
        .transaction(sql -> {
          Optional<PublicationStore.Open> newest = store.newest(sql);
          List<Membership> chunk = layers.membersNeverTold(sql, after, CHUNK);
          if (newest.isEmpty() || chunk.isEmpty()) {
            return Optional.<String>empty();
          }
          List<Snapshot> made = serve(newest.get(), chunk, Map.of(), now);
          snapshots.add(sql, made, newest.get().id(), now);
          return Optional.of(chunk.getLast().terminalId());
        })
        .orElse(null);
  }

  /// What a terminal gets once it is signed.
  private record Unsigned(
      String terminalId, Snapshot.@Nullable Previous previous, Snapshot.Content content) {}

  private List<Snapshot> serve(
      PublicationStore.Open open,
      List<Membership> chunk,
      Map<String, SnapshotStore.Last> known,
      Instant now) {
    Drawing drawing = new Drawing(open.layers(), open.overlays());
    SigningKey key = keys.key();
    IdentityHashMap<ObjectNode, Boolean> whole = new IdentityHashMap<>();
    IdentityHashMap<ObjectNode, String> written = new IdentityHashMap<>();
    List<Unsigned> wanted = new ArrayList<>();
    for (Membership terminal : chunk) {
      ObjectNode settings = drawing.effective(terminal).settings();
      ArrayNode overlays = drawing.overlays(terminal);
      SnapshotStore.Last last = known.get(terminal.terminalId());
      // A terminal that nobody wrote a whole configuration for keeps its own file.
      if (changes(last, settings, overlays)
          && whole.computeIfAbsent(settings, each -> schema.check(each).defects().isEmpty())) {
        wanted.add(
            new Unsigned(
                terminal.terminalId(),
                last == null ? null : last.previous(),
                new Snapshot.Content(
                    written.computeIfAbsent(settings, ObjectNode::toString), overlays.toString())));
      }
    }
    // The signatures are most of a publication's work, and none knows of another.
    return wanted.parallelStream()
        .map(each -> Snapshot.sign(each.terminalId(), each.previous(), each.content(), now, key))
        .toList();
  }

  private static boolean changes(
      SnapshotStore.@Nullable Last last, ObjectNode settings, ArrayNode overlays) {
    return last == null
        || last.told() == null
        || !last.told().settings().equals(settings)
        || !last.told().overlays().equals(overlays);
  }
}
