// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The layers as configuration administrators read and edit them. An edit changes the draft alone;
/// terminals hear of it when it is published.
@ApplicationScoped
public class Layers {
  private final Database database;
  private final LayerStore store;
  private final SettingsSchema schema;
  private final Audit audit;
  private final InstantSource clock;
  private final SecureRandom random;

  Layers(
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

  /// A layer as it is shown.
  ///
  /// @param revision 0 where the scope never said anything
  public record Shown(
      Scope scope,
      long revision,
      ObjectNode settings,
      @Nullable OffsetDateTime changedAt,
      @Nullable String changedBy) {

    static Shown of(LayerStore.Stored stored) {
      return new Shown(
          stored.layer().scope(),
          stored.revision(),
          MaintenancePin.masked(stored.layer().settings()),
          stored.changedAt() == null ? null : HallTime.at(stored.changedAt()),
          stored.by());
    }
  }

  /// Layers that say something, or ever did, the widest first.
  ///
  /// @param after the scope that they come after; empty for the first ones. Problem:
  ///   `scope-unknown`
  public List<Shown> after(String after, int most) {
    Optional<Scope> last = after.isEmpty() ? Optional.empty() : Optional.of(scope(after));
    return database.transaction(sql -> store.heads(sql, last, most)).stream()
        .map(Shown::of)
        .toList();
  }

  /// Those of all scopes but terminals, and of the terminals whose layers changed last so many that
  /// say something; the widest first.
  public List<Shown> newest(int terminals) {
    return database.transaction(sql -> store.newest(sql, terminals)).stream()
        .map(Shown::of)
        .toList();
  }

  /// The layer of one scope. Problem: `scope-unknown`.
  public Shown find(String written) {
    Scope scope = scope(written);
    return database.transaction(sql -> {
      if (!store.exists(sql, scope)) {
        throw unknown();
      }
      return Shown.of(store.head(sql, scope));
    });
  }

  /// What a terminal would get if the draft were published. Problem: `terminal-unknown`.
  public Effective effective(String terminalId) {
    return database.transaction(sql -> {
      Membership member =
          store
              .member(sql, terminalId)
              .orElseThrow(() ->
                  Problem.of(404, "terminal-unknown", "Plan the terminal first.").asException());
      return new Drawing(
              store.heads(sql).stream().map(LayerStore.Stored::layer).toList(), List.of())
          .effective(member)
          .masked();
    });
  }

  /// What a scope would have if its own layer said nothing. Problem: `scope-unknown`.
  public Effective inherited(String written) {
    Scope scope = scope(written);
    return database.transaction(sql -> {
      List<Layer> wider = new ArrayList<>();
      for (Scope above : store.wider(sql, scope)) {
        wider.add(store.head(sql, above).layer());
      }
      return Effective.of(wider).masked();
    });
  }

  /// Edits the draft of a layer. Problems: `scope-unknown`, `layer-defective`, `revision-differs`.
  public Shown edit(String written, LayerEdit typed, String operator) {
    LayerEdit edit = MaintenancePin.hashed(typed, random);
    Scope scope = scope(written);
    List<Defect> defects = edit.defects(schema.settings());
    Long revision = edit.revision();
    if (!defects.isEmpty() || revision == null) {
      throw defective(defects);
    }
    return database.transaction(sql -> {
      if (!store.exists(sql, scope)) {
        throw unknown();
      }
      LayerStore.Stored known = store.head(sql, scope);
      Layer edited = new Layer(scope, edit.applied(known.layer().settings()));
      List<Defect> inside = schema.checkLayer(edited.settings());
      if (!inside.isEmpty()) {
        throw defective(inside);
      }
      // Two at once: both read the same head, and the table lets one of them add the next.
      if (known.revision() != revision
          || !store.add(sql, edited, revision + 1, clock.instant(), operator)) {
        throw differs();
      }
      Shown shown = Shown.of(store.head(sql, scope));
      audit.record(
          sql,
          operator,
          "configuration-edited",
          scope.written(),
          Map.of("revision", revision + 1, "settings", edit.paths()));
      return shown;
    });
  }

  private static Scope scope(String written) {
    return Scope.find(written).orElseThrow(Layers::unknown);
  }

  private static RuntimeException unknown() {
    return Problem.of(
            404,
            "scope-unknown",
            "Name fleet, model:NAME, district:ID, hall:ID or terminal:ID of something that exists.")
        .asException();
  }

  private static RuntimeException differs() {
    return Problem.of(
            409, "revision-differs", "Somebody else edited this layer. Read it again, then edit.")
        .asException();
  }

  private static RuntimeException defective(List<Defect> defects) {
    return Problem.of(422, "layer-defective", "Correct the listed settings.")
        .with(defects)
        .asException();
  }
}
