// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import hall.server.Database;
import hall.server.Sql;
import hall.server.calendar.Calendar;
import hall.server.calendar.WorkingDays;
import hall.server.casework.CaseEvents.Cause;
import hall.server.casework.CaseStore.Held;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What rules do with cases as days pass: who is not answered within five working days is accepted,
/// and a deadline that comes near or passes is told once. Any server may take any step.
@ApplicationScoped
public class CaseTick {
  private static final Logger LOG = Logger.getLogger(CaseTick.class);
  private static final int AT_ONCE = 50;
  private static final int BATCHES = 40;

  private final Database database;
  private final CaseStore store;
  private final Calendar calendar;
  private final InstantSource clock;

  CaseTick(Database database, CaseStore store, Calendar calendar, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Scheduled(every = "{hall.cases.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    for (int i = 0; i < BATCHES && step() == AT_ONCE; i++) {
      LOG.debug("More cases are ripe");
    }
  }

  /// Looks at some cases in one transaction; tells at how many.
  int step() {
    Instant now = clock.instant();
    LocalDate today = Calendar.day(now);
    WorkingDays days = calendar.days();
    return database.transaction(sql -> {
      List<Held> ripe = store.ripe(sql, today, days.after(today, Light.SOON), AT_ONCE);
      for (Held held : ripe) {
        look(sql, held, now, today);
      }
      return ripe.size();
    });
  }

  private void look(Sql sql, Held held, Instant now, LocalDate today) throws SQLException {
    WorkingDays days = calendar.days();
    CaseFacts facts = held.facts();
    String number = held.caseNumber();
    if (facts.dueOn() == null) {
      store.write(sql, number, CaseFacts.waiting(facts.countedFrom(), false, facts.limits(), days));
      return;
    }
    Optional<CaseFacts> accepted =
        CaseLife.next(facts, Step.COUNT_AS_ACCEPTED, Party.SERVER, 0, today, days);
    if (accepted.isPresent()) {
      store.write(sql, number, accepted.get());
      CaseEvents.moved(
          sql,
          number,
          now,
          Cause.SERVER.because(Step.COUNT_AS_ACCEPTED.word()),
          facts.state(),
          accepted.get());
      LOG.infof("Case %s counts as accepted: nobody decided in time", number);
      return;
    }
    String warning = today.isAfter(facts.dueOn()) ? "overdue" : "due-soon";
    store.warned(sql, number, warning);
    CaseEvents.warned(sql, number, now, warning, facts);
  }
}
