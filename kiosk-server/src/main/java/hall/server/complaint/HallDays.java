// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.calendar.Calendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/// Counts as the calendar of the halls does.
@ApplicationScoped
class HallDays implements Days {
  private final Calendar calendar;

  HallDays(Calendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public LocalDate after(LocalDate beginning, int workingDays) {
    return calendar.days().after(beginning, workingDays);
  }
}
