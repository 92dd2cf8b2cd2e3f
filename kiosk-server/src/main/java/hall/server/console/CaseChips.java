// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.casework.CaseState;
import hall.server.casework.Light;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// States and deadlines of cases in words.
final class CaseChips {
  private CaseChips() {}

  static Chip of(CaseState state, Words words) {
    String said = words.word("casestate_", state.word());
    return switch (state) {
      case RECEIVED -> new Chip(said, "busy", "clock");
      case CORRECTING -> new Chip(said, "warn", "person");
      case ACCEPTED, REVIEWING -> new Chip(said, "busy", "paper");
      case GRANTED, DELIVERED -> new Chip(said, "good", "check");
      case REFUSED, DENIED -> new Chip(said, "calm", "pause");
    };
  }

  /// How near the next step's day is; empty words where nothing is due.
  static Chip due(Light light, @Nullable Integer left, Words words) {
    int days = Objects.requireNonNullElse(left, 0);
    return switch (light) {
      case NONE -> new Chip("", "calm", "clock");
      case GREEN -> new Chip(words.say("case_left", days), "calm", "clock");
      case YELLOW -> new Chip(words.say("case_left", days), "warn", "clock");
      case RED -> new Chip(words.say("case_over", -days), "bad", "alert");
    };
  }

  static String day(@Nullable LocalDate day) {
    return day == null ? "–" : day.toString();
  }
}
