// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.HallTime;
import hall.server.Language;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Text;
import hall.server.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rules for operators. An edit is a patch on the revision that it was made from; what it does not
/// name stays.
@ApplicationScoped
public class AlertRules {
  /// The longest that a condition may have to last, in seconds.
  public static final int DAY = 24 * 3600;

  private final RuleStore store;
  private final InstantSource clock;

  AlertRules(RuleStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// A rule as it is shown.
  ///
  /// @param threshold in `unit`; 0 where the condition has none
  /// @param changedAt of the last edit; null where there was none
  public record Shown(
      String id,
      Text name,
      Severity severity,
      boolean enabled,
      int threshold,
      @Nullable String unit,
      int windowSeconds,
      int raiseAfterSeconds,
      int clearAfterSeconds,
      int escalateAfterMinutes,
      int revision,
      @Nullable OffsetDateTime changedAt,
      @Nullable String changedBy) {}

  /// What shall become different.
  public record Patch(
      @Nullable Integer revision,
      @Nullable String severity,
      @Nullable Boolean enabled,
      @Nullable Integer threshold,
      @Nullable Integer windowSeconds,
      @Nullable Integer raiseAfterSeconds,
      @Nullable Integer clearAfterSeconds,
      @Nullable Integer escalateAfterMinutes) {}

  public List<Shown> all() {
    return store.all().stream().map(this::shown).toList();
  }

  /// One rule. Problem: `rule-unknown`.
  public Shown find(String id) {
    return shown(store.find(id).orElseThrow(AlertRules::unknown));
  }

  /// Edits a rule. Problems: `rule-unknown`, `rule-defective`, `revision-differs`.
  public Shown edit(String id, Patch patch, String operator) {
    RuleStore.Stored known = store.find(id).orElseThrow(AlertRules::unknown);
    RuleStore.Stored edited =
        new RuleStore.Stored(
            known.id(),
            known.condition(),
            Severity.find(patch.severity()).orElse(known.severity()),
            Objects.requireNonNullElse(patch.enabled(), known.enabled()),
            Objects.requireNonNullElse(patch.threshold(), known.threshold()),
            Objects.requireNonNullElse(patch.windowSeconds(), known.windowSeconds()),
            Objects.requireNonNullElse(patch.raiseAfterSeconds(), known.raiseAfterSeconds()),
            Objects.requireNonNullElse(patch.clearAfterSeconds(), known.clearAfterSeconds()),
            Objects.requireNonNullElse(patch.escalateAfterMinutes(), known.escalateAfterMinutes()),
            Objects.requireNonNullElse(patch.revision(), 0),
            known.changedAt(),
            known.changedBy());
    List<Defect> defects = defects(patch, edited);
    if (!defects.isEmpty()) {
      throw Problem.of(422, "rule-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    if (!store.replace(edited, operator, clock.instant())) {
      throw Problem.of(
              409, "revision-differs", "Somebody else edited this rule. Read it again, then edit.")
          .asException();
    }
    return shown(store.find(id).orElseThrow());
  }

  private static List<Defect> defects(Patch patch, RuleStore.Stored edited) {
    List<Defect> defects = new ArrayList<>();
    if (patch.revision() == null) {
      defects.add(new Defect("$.revision", "The revision that the edit was made from."));
    }
    if (patch.severity() != null && Severity.find(patch.severity()).isEmpty()) {
      defects.add(new Defect("$.severity", "One of critical, major, minor, warning."));
    }
    String unit = unit(edited.condition());
    if (unit == null) {
      check(defects, "threshold", edited.threshold(), 0, 0);
    } else {
      check(defects, "threshold", edited.threshold(), 1, most(unit));
    }
    int longest = longestWindow(unit);
    check(defects, "windowSeconds", edited.windowSeconds(), longest == 0 ? 0 : 60, longest);
    check(defects, "raiseAfterSeconds", edited.raiseAfterSeconds(), 0, DAY);
    check(defects, "clearAfterSeconds", edited.clearAfterSeconds(), 0, DAY);
    check(defects, "escalateAfterMinutes", edited.escalateAfterMinutes(), 0, DAY / 60);
    return defects;
  }

  private static void check(List<Defect> defects, String field, int value, int least, int most) {
    if (value < least || value > most) {
      defects.add(
          new Defect(
              "$." + field,
              least == most
                  ? "Nothing but " + least + "."
                  : "From " + least + " to " + most + "."));
    }
  }

  private static @Nullable String unit(String condition) {
    return switch (condition) {
      case "silence", "outbox", "clock-skew", "payments" -> "seconds";
      case "consumable-low", "certificate" -> "percent";
      case "changes" -> "changes";
      case "submissions" -> "submissions";
      case "crashed", "maintenance-locked", "help-called" -> "incidents";
      case "disk" -> "mebibytes";
      case "temperature" -> "degrees";
      case "server-certificate" -> "days";
      default -> null;
    };
  }

  /// The highest threshold in a unit.
  public static int most(String unit) {
    return switch (unit) {
      case "percent" -> 99;
      case "changes", "incidents" -> 60;
      case "submissions" -> 1000;
      case "mebibytes" -> 1024 * 1024;
      case "degrees" -> 150;
      case "days" -> 365;
      default -> DAY;
    };
  }

  /// Within how many seconds a condition may count at most; 0 where it counts nothing.
  public static int longestWindow(@Nullable String unit) {
    return switch (unit) {
      case "changes", "incidents" -> 3600;
      case "submissions" -> DAY;
      case null, default -> 0;
    };
  }

  private Shown shown(RuleStore.Stored rule) {
    return new Shown(
        rule.id(),
        new Text(
            AlertWords.rule(new Words(Language.CHINESE, clock.instant()), rule.id()),
            AlertWords.rule(new Words(Language.ENGLISH, clock.instant()), rule.id())),
        rule.severity(),
        rule.enabled(),
        rule.threshold(),
        unit(rule.condition()),
        rule.windowSeconds(),
        rule.raiseAfterSeconds(),
        rule.clearAfterSeconds(),
        rule.escalateAfterMinutes(),
        rule.revision(),
        rule.changedAt() == null ? null : HallTime.at(rule.changedAt()),
        rule.changedBy());
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "rule-unknown", "Look for the rule in the list of rules.").asException();
  }
}
