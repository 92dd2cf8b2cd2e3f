// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Settings for a time: an emergency that ends by itself, words that count from a date on. Like a
/// layer's edit, a change reaches terminals when it is published.
@ApplicationScoped
public class Overlays {
  private static final int LONGEST_REASON = 500;

  private final Database database;
  private final LayerStore store;
  private final SettingsSchema schema;
  private final Audit audit;
  private final InstantSource clock;
  private final SecureRandom random;

  Overlays(
      Database database,
      LayerStore store,
      SettingsSchema schema,
      Audit audit,
      InstantSource clock,
      SecureRandom random) {
    this.database = database;
    this.store = store;
    this.schema = schema;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /// An overlay that shall begin.
  ///
  /// @param set values by path
  /// @param without paths that terminals shall not have meanwhile
  public record Wish(
      @Nullable String scope,
      @Nullable String from,
      @Nullable String until,
      @Nullable Map<String, JsonNode> set,
      @Nullable List<String> without,
      @Nullable String reason) {}

  /// A wish without defects.
  record Begun(
      Scope scope,
      @Nullable Instant from,
      @Nullable Instant until,
      ObjectNode settings,
      String reason) {}

  /// Overlays that were not ended and whose time is not over.
  public List<Overlay> current() {
    return current(null, Integer.MAX_VALUE);
  }

  /// Those of them after one, or from the first on.
  public List<Overlay> current(@Nullable UUID after, int most) {
    return database.transaction(sql -> store.overlays(sql, clock.instant(), after, most)).stream()
        .map(Overlay::masked)
        .toList();
  }

  /// Writes an overlay down. Problem: `overlay-defective`.
  public Overlay begin(Wish wish, String operator) {
    Instant now = clock.instant();
    List<Defect> defects = new ArrayList<>();
    Begun begun = read(wish, now, defects);
    return database.transaction(sql -> {
      if (begun != null && !store.exists(sql, begun.scope())) {
        defects.add(new Defect("$.scope", "There is nothing of that name."));
      }
      if (begun == null || !defects.isEmpty()) {
        throw Problem.of(422, "overlay-defective", "Correct the listed fields.")
            .with(defects)
            .asException();
      }
      Overlay overlay = store.begin(sql, begun, now, operator);
      audit.record(
          sql,
          operator,
          "overlay-begun",
          overlay.scope().written(),
          Map.of("overlay", overlay.id().toString()));
      return overlay.masked();
    });
  }

  /// Ends an overlay before its time. Problem: `overlay-unknown`.
  public void end(UUID id, String operator) {
    boolean ended =
        database.transaction(sql -> {
          boolean known = store.end(sql, id, clock.instant(), operator);
          if (known) {
            audit.record(sql, operator, "overlay-ended", id.toString(), Map.of());
          }
          return known;
        });
    if (!ended) {
      throw Problem.of(404, "overlay-unknown", "It is over already, or there never was one.")
          .asException();
    }
  }

  private @Nullable Begun read(Wish wish, Instant now, List<Defect> defects) {
    Scope scope = wish.scope() == null ? null : Scope.find(wish.scope()).orElse(null);
    Instant from = time("from", wish.from(), defects);
    Instant until = time("until", wish.until(), defects);
    String reason = wish.reason() == null ? "" : wish.reason().strip();
    if (scope == null) {
      defects.add(
          new Defect("$.scope", "One of fleet, model:NAME, district:ID, hall:ID, terminal:ID."));
    }
    if (from == null && until == null) {
      defects.add(new Defect("$.until", "A beginning or an end; otherwise edit the layer."));
    }
    if (until != null && (!until.isAfter(now) || (from != null && !until.isAfter(from)))) {
      defects.add(new Defect("$.until", "A time to come, after the beginning."));
    }
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      defects.add(new Defect("$.reason", "Why, in at most 500 characters."));
    }
    ObjectNode settings = settings(wish, defects);
    return scope == null ? null : new Begun(scope, from, until, settings, reason);
  }

  private ObjectNode settings(Wish wish, List<Defect> defects) {
    Map<String, JsonNode> values =
        wish.set() == null ? Map.of() : MaintenancePin.hashed(wish.set(), random);
    List<String> without = wish.without() == null ? List.of() : wish.without();
    Map<String, Setting> known =
        schema.settings().stream().collect(Collectors.toMap(Setting::path, setting -> setting));
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    Set<String> named = new HashSet<>(values.keySet());
    named.addAll(without);
    named.stream()
        .filter(path -> !known.containsKey(path))
        .forEach(path -> defects.add(new Defect("$." + path, "No such setting.")));
    named.stream()
        .filter(path -> known.containsKey(path) && !known.get(path).timeable())
        .forEach(path ->
            defects.add(
                new Defect("$." + path, "Not for a time; edit the layer and roll it out.")));
    if (named.isEmpty()) {
      defects.add(new Defect("$.set", "At least one setting."));
    }
    values.forEach((path, value) -> Leaves.set(settings, path, value));
    without.forEach(path -> Leaves.set(settings, path, NullNode.getInstance()));
    defects.addAll(schema.checkLayer(settings));
    return settings;
  }

  private static @Nullable Instant time(String field, @Nullable String text, List<Defect> defects) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).atZoneSameInstant(HallTime.ZONE).toInstant();
    } catch (DateTimeException unreadable) {
      defects.add(new Defect("$." + field, "A time such as 2026-12-01T08:00:00+08:00."));
      return null;
    }
  }
}
