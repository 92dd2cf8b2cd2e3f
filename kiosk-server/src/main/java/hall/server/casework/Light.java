// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import com.fasterxml.jackson.annotation.JsonValue;
import hall.server.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How near the day is by which the next step is due (红黄灯). Pure.
public enum Light {
  /// Nothing is due.
  NONE,
  GREEN,
  /// At most [#SOON] working days are left.
  YELLOW,
  /// The day is over.
  RED;

  /// From how many working days on it is yellow.
  public static final int SOON = 2;

  public static Light of(@Nullable LocalDate dueOn, LocalDate today, WorkingDays days) {
    if (dueOn == null) {
      return NONE;
    }
    if (today.isAfter(dueOn)) {
      return RED;
    }
    return days.between(today, dueOn) <= SOON ? YELLOW : GREEN;
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
