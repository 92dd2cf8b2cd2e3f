// SPDX-License-Identifier: Apache-2.0
package hall.server.calendar;

import hall.server.HallTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The days that the halls work, and which day it is there. A bad file is named and left out.
@ApplicationScoped
public class Calendar {
  private static final Logger LOG = Logger.getLogger(Calendar.class);

  private final InstantSource clock;
  private final WorkingDays days;
  private final List<String> defects;

  public Calendar(
      CalendarReader reader,
      InstantSource clock,
      @ConfigProperty(name = "hall.configs") Path configs) {
    this.clock = clock;
    CalendarReader.Years years = reader.read(configs);
    this.days = new WorkingDays(years.arrangements());
    this.defects = List.copyOf(years.defects());
    defects.forEach(defect -> LOG.errorf("Not counted: %s", defect));
  }

  public WorkingDays days() {
    return days;
  }

  /// What was left out.
  public List<String> defects() {
    return defects;
  }

  public LocalDate today() {
    return day(clock.instant());
  }

  /// The day that it is in the halls at a moment.
  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, HallTime.ZONE);
  }
}
