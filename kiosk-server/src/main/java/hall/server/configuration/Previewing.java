// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Problem.Defect;
import hall.server.configuration.SettingsSchema.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Works out a preview: one terminal after the other, the work for equal ones done once. Pure but
/// for what it collects.
final class Previewing {
  private static final int EXAMPLES = 5;

  private final Drawing drawing;
  private final SettingsSchema schema;
  private final Nameable nameable;
  private final Map<ObjectNode, Findings> findings = new HashMap<>();
  private final Map<Step, Effect> effects = new HashMap<>();
  private final Map<Effect, Crowd> crowds = new LinkedHashMap<>();
  private final Map<List<Defect>, Integer> missing = new LinkedHashMap<>();
  private int unchanged;

  Previewing(Drawing drawing, SettingsSchema schema, Nameable nameable) {
    this.drawing = drawing;
    this.schema = schema;
    this.nameable = nameable;
  }

  /// What a terminal was told last.
  record Told(JsonNode settings, JsonNode overlays) {}

  private record Effect(List<Leaves.Change> changes, boolean overlays, List<Defect> defects) {}

  /// From what to what; most terminals take one of a few.
  private record Step(JsonNode told, JsonNode toldOverlays, JsonNode next, JsonNode overlays) {}

  private static final class Crowd {
    private int terminals;
    private final Set<String> halls = new HashSet<>();
    private final List<String> examples = new ArrayList<>();
  }

  /// Looks at one terminal.
  ///
  /// @param told null for one that was never told anything
  void look(Membership terminal, @Nullable Told told) {
    ObjectNode settings = drawing.effective(terminal).settings();
    ArrayNode overlays = drawing.overlays(terminal);
    Findings found = findings.computeIfAbsent(settings, schema::check);
    if (told == null && found.incomplete()) {
      missing.merge(found.defects(), 1, Integer::sum);
      return;
    }
    JsonNode before = told == null ? JsonNodeFactory.instance.objectNode() : told.settings();
    JsonNode beforeOverlays = told == null ? JsonNodeFactory.instance.arrayNode() : told.overlays();
    Effect effect =
        effects.computeIfAbsent(
            new Step(before, beforeOverlays, settings, overlays),
            step -> effect(step, told, found, settings, overlays));
    if (effect.changes().isEmpty() && !effect.overlays()) {
      unchanged++;
      return;
    }
    Crowd crowd = crowds.computeIfAbsent(effect, _ -> new Crowd());
    crowd.terminals++;
    crowd.halls.add(terminal.hallId());
    if (crowd.examples.size() < EXAMPLES) {
      crowd.examples.add(terminal.terminalId());
    }
  }

  private Effect effect(
      Step step, @Nullable Told told, Findings found, ObjectNode settings, ArrayNode overlays) {
    return new Effect(
        Leaves.changes(step.told(), settings).stream().map(MaintenancePin::masked).toList(),
        !step.toldOverlays().equals(overlays),
        Stream.concat(
                defects(found, settings, overlays).stream(),
                nameable.defects(told == null ? null : told.settings(), settings).stream())
            .toList());
  }

  /// An overlay must leave a good document as well, alone and over those before it.
  private List<Defect> defects(Findings found, ObjectNode settings, ArrayNode overlays) {
    List<Defect> defects = new ArrayList<>(found.defects());
    JsonNode all = settings;
    for (JsonNode overlay : overlays) {
      JsonNode patch = overlay.get("settings");
      all = MergePatch.apply(all, patch);
      defects.addAll(check(MergePatch.apply(settings, patch)));
      defects.addAll(check(all));
    }
    return defects.stream().distinct().toList();
  }

  private List<Defect> check(JsonNode document) {
    return findings.computeIfAbsent((ObjectNode) document, schema::check).defects();
  }

  Preview preview() {
    List<Preview.Group> groups = new ArrayList<>();
    crowds.forEach((effect, crowd) ->
        groups.add(
            new Preview.Group(
                effect.changes(),
                effect.overlays(),
                crowd.terminals,
                crowd.halls.size(),
                List.copyOf(crowd.examples),
                effect.defects())));
    groups.sort(Comparator.comparingInt(Preview.Group::terminals).reversed());
    return new Preview(
        List.copyOf(groups),
        unchanged,
        missing.values().stream().mapToInt(Integer::intValue).sum(),
        missing.entrySet().stream()
            .map(entry -> new Preview.Missing(entry.getKey(), entry.getValue()))
            .toList());
  }
}
