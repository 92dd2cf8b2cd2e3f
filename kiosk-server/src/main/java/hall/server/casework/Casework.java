// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import hall.server.Database;
import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Row;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.calendar.Calendar;
import hall.server.casework.CaseEvents.Cause;
import hall.server.casework.CaseStore.Held;
import hall.server.catalogue.ServiceItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Steps of cases: who takes one tells which revision he or she has seen, and each leaves an event.
@ApplicationScoped
public class Casework {
  private final Database database;
  private final CaseStore store;
  private final Calendar calendar;
  private final CaseMessages messages;
  private final Audit audit;
  private final InstantSource clock;

  Casework(
      Database database,
      CaseStore store,
      Calendar calendar,
      CaseMessages messages,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.calendar = calendar;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /// A case arrived: it gets its deadlines, and what is done at once is accepted with it.
  public void received(Sql sql, Arrival arrival, ServiceItem item) throws SQLException {
    Instant at = arrival.at();
    List<CaseFacts> steps = CaseLife.received(Calendar.day(at), item.limits(), calendar.days());
    store.add(sql, arrival, steps.getLast(), steps.size());
    CaseState from = null;
    Cause cause = new Cause("terminal " + arrival.terminalId(), arrival.terminalId(), null);
    for (CaseFacts facts : steps) {
      CaseEvents.moved(sql, arrival.caseNumber(), at, cause, from, facts);
      from = facts.state();
      cause = Cause.SERVER.because("at-once");
    }
  }

  /// An agent has applied, and whose name it is in is told so where that can be.
  ///
  /// @param caseNumber of the case, or of the first one of a life event
  /// @param number under which the whole is known
  /// @param submission of the whole
  public void byAgent(
      Sql sql, String caseNumber, String number, UUID submission, ServiceItem item, Instant at)
      throws SQLException {
    messages.made(sql, caseNumber, number, submission, item, at);
  }

  /// Whether an applicant is told by message what becomes of a case, or of one of a life event.
  public boolean tells(String number) {
    return messages.tells(number);
  }

  /// Papers came that the case waited for. Where all corrections are there, the department decides
  /// within its days again; a paper that was promised moves nothing, but whoever has not seen it
  /// yet cannot decide. Problem: `case-step-closed`.
  ///
  /// @param papers ids of the materials, behind each other
  /// @param corrected whether they are what was asked for
  public void handedIn(
      Sql sql, String caseNumber, String terminalId, String papers, boolean corrected, Instant at)
      throws SQLException {
    Held held = store.hold(sql, caseNumber).orElseThrow(Casework::unknown);
    String actor = "terminal " + terminalId;
    CaseEvents.add(sql, caseNumber, at, actor, "supplement", papers);
    if (!corrected) {
      store.touch(sql, caseNumber);
      return;
    }
    CaseFacts next =
        CaseLife.next(
                held.facts(), Step.CORRECTED, Party.CITIZEN, 0, Calendar.day(at), calendar.days())
            .orElseThrow(Casework::closed);
    store.write(sql, caseNumber, next);
    CaseEvents.moved(
        sql, caseNumber, at, new Cause(actor, terminalId, null), held.facts().state(), next);
  }

  /// A case that nobody else changes until the transaction ends. Who holds something of it besides
  /// holds the case first.
  public Optional<Held> hold(Sql sql, String caseNumber) throws SQLException {
    return store.hold(sql, caseNumber);
  }

  /// Does what a clerk orders. Problems: `case-unknown`, `case-order-defective`, `case-changed`,
  /// `case-step-closed`.
  public void order(String caseNumber, CaseOrder order, String operator) {
    Instant now = clock.instant();
    database.transaction(sql -> {
      order(sql, caseNumber, List.of(order), Actor.operator(operator), now);
      return true;
    });
  }

  /// Does what somebody of the responsible unit, or the platform above in its place, orders on one
  /// view of the case: all of it one after the other, or with a problem nothing. It ends with the
  /// audit, so whoever calls does nothing after it. Problems as those of a clerk.
  public void order(Sql sql, String caseNumber, List<CaseOrder> orders, Actor actor, Instant now)
      throws SQLException {
    Held held = store.hold(sql, caseNumber).orElseThrow(Casework::unknown);
    List<Taken> taken = new ArrayList<>();
    CaseFacts facts = held.facts();
    for (CaseOrder order : orders) {
      Taken one = taken(held, facts, order, Calendar.day(now));
      taken.add(one);
      facts = one.to();
    }
    for (Taken one : taken) {
      details(sql, caseNumber, one.step(), one.order());
      store.write(sql, caseNumber, one.to());
      CaseEvents.moved(sql, caseNumber, now, one.cause(actor), one.from(), one.to());
      messages.moved(sql, caseNumber, held.item(), one.to(), now);
    }
    for (Taken one : taken) {
      audit.record(
          sql,
          actor,
          "case-moved",
          caseNumber,
          Map.of("step", one.step().word(), "state", one.to().state().word()));
    }
  }

  /// A step that can be taken, and what it comes to.
  private record Taken(CaseOrder order, Step step, CaseState from, CaseFacts to) {
    Cause cause(Actor actor) {
      return new Cause(
          (actor.kind() + " " + actor.name()).strip(),
          null,
          step == Step.DELIVER ? order.way() : reason(order));
    }
  }

  private Taken taken(Held held, CaseFacts facts, CaseOrder order, LocalDate today) {
    Step step = order.checked(held.item());
    if (!Objects.equals(order.revision(), held.revision())) {
      throw Problem.of(
              409,
              "case-changed",
              "Somebody changed the case meanwhile. Look at it again, then decide.")
          .asException();
    }
    CaseFacts next =
        CaseLife.next(facts, step, Party.CLERK, order.days(), today, calendar.days())
            .orElseThrow(Casework::closed);
    return new Taken(order, step, facts.state(), next);
  }

  private void details(Sql sql, String caseNumber, Step step, CaseOrder order) throws SQLException {
    switch (step) {
      case REFUSE, GRANT, DENY -> store.reason(sql, caseNumber, reason(order));
      case ASK ->
          store.ask(sql, caseNumber, Objects.requireNonNullElse(order.corrections(), List.of()));
      case DELIVER -> store.delivered(sql, caseNumber, order.way(), order.trackingOfCourier());
      case ACCEPT, CORRECTED, REVIEW, COUNT_AS_ACCEPTED -> {}
    }
  }

  private static @Nullable String reason(CaseOrder order) {
    return order.reason() == null ? null : order.reason().strip();
  }

  /// What a row of `service_case` comes to today; the columns must all be there.
  public Standing standing(Row row, ServiceItem item) throws SQLException {
    CaseFacts facts = store.facts(row, item);
    LocalDate today = calendar.today();
    LocalDate due = facts.dueOn();
    return new Standing(
        facts.state(),
        row.number("revision"),
        facts.beganOn(),
        due,
        facts.promisedOn(),
        facts.statutoryOn(),
        due == null ? null : calendar.days().between(today, due),
        Light.of(due, today, calendar.days()),
        store.corrections(row),
        row.textOrNull("reason"),
        row.textOrNull("way"),
        row.textOrNull("tracking"),
        CaseLife.open(facts, Party.CLERK, today));
  }

  private static ProblemException unknown() {
    return Problem.of(404, "case-unknown", "Look for the case in the list of cases.").asException();
  }

  private static ProblemException closed() {
    return Problem.of(409, "case-step-closed", "The case is not at a point where this can be done.")
        .asException();
  }
}
