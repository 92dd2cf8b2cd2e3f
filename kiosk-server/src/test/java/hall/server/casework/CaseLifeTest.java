// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.calendar.WorkingDays;
import hall.server.catalogue.ServiceItem.Limits;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CaseLifeTest {
  private static final List<Party> PARTIES = List.of(Party.values());
  private static final WorkingDays DAYS = new WorkingDays(List.of());
  private static final Limits LIMITS = new Limits(20, 5, 0);
  private static final Limits AT_ONCE = new Limits(10, 0, 0);
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  private static CaseFacts received() {
    return CaseLife.received(MONDAY, LIMITS, DAYS).getLast();
  }

  private static CaseFacts clerk(CaseFacts facts, Step step, LocalDate today) {
    return CaseLife.next(facts, step, Party.CLERK, 10, today, DAYS).orElseThrow();
  }

  private static Set<Step> clerkMay(CaseFacts facts) {
    return CaseLife.open(facts, Party.CLERK, MONDAY);
  }

  @Test
  void aCaseGoesFromReceiptToDelivery() {
    CaseFacts received = received();
    assertEquals(LocalDate.of(2026, 3, 9), received.dueOn());
    assertEquals(EnumSet.of(Step.ACCEPT, Step.ASK, Step.REFUSE), clerkMay(received));

    CaseFacts accepted = clerk(received, Step.ACCEPT, MONDAY.plusDays(1));
    assertEquals(LocalDate.of(2026, 3, 3), accepted.beganOn());
    assertEquals(LocalDate.of(2026, 3, 10), accepted.dueOn());
    assertEquals(LocalDate.of(2026, 3, 31), accepted.statutoryOn());
    assertEquals(EnumSet.of(Step.REVIEW), clerkMay(accepted));

    CaseFacts reviewing = clerk(accepted, Step.REVIEW, MONDAY.plusDays(2));
    assertEquals(accepted.dueOn(), reviewing.dueOn());
    assertEquals(EnumSet.of(Step.GRANT, Step.DENY), clerkMay(reviewing));

    CaseFacts granted = clerk(reviewing, Step.GRANT, MONDAY.plusDays(7));
    assertEquals(LocalDate.of(2026, 3, 23), granted.dueOn());
    assertEquals(CaseState.DENIED, clerk(reviewing, Step.DENY, MONDAY).state());
    assertEquals(EnumSet.of(Step.DELIVER), clerkMay(granted));

    CaseFacts delivered = clerk(granted, Step.DELIVER, MONDAY.plusDays(8));
    assertEquals(null, delivered.dueOn());
    assertEquals(Set.of(), clerkMay(delivered));
  }

  @Test
  void correctionsAreAskedForOnceAndTheDaysForTheDecisionBeginAnew() {
    CaseFacts asked = clerk(received(), Step.ASK, MONDAY.plusDays(3));
    assertEquals(CaseState.CORRECTING, asked.state());
    assertEquals(LocalDate.of(2026, 3, 19), asked.dueOn());
    assertEquals(EnumSet.of(Step.CORRECTED, Step.REFUSE), clerkMay(asked));

    CaseFacts corrected =
        CaseLife.next(asked, Step.CORRECTED, Party.CITIZEN, 0, MONDAY.plusDays(14), DAYS)
            .orElseThrow();
    assertEquals(CaseState.RECEIVED, corrected.state());
    assertEquals(LocalDate.of(2026, 3, 23), corrected.dueOn());
    assertEquals(EnumSet.of(Step.ACCEPT, Step.REFUSE), clerkMay(corrected));
  }

  @Test
  void whoeverIsNotAnsweredWithinFiveWorkingDaysIsAcceptedFromTheReceipt() {
    CaseFacts received = received();
    assertEquals(Optional.empty(), silence(received, LocalDate.of(2026, 3, 9)));
    CaseFacts accepted = silence(received, LocalDate.of(2026, 3, 10)).orElseThrow();
    assertEquals(CaseState.ACCEPTED, accepted.state());
    assertEquals(MONDAY, accepted.beganOn());
    assertEquals(LocalDate.of(2026, 3, 9), accepted.promisedOn());
    CaseFacts asked = clerk(received, Step.ASK, MONDAY);
    assertEquals(Optional.empty(), silence(asked, LocalDate.of(2027, 3, 10)));
  }

  private static Optional<CaseFacts> silence(CaseFacts facts, LocalDate today) {
    return CaseLife.next(facts, Step.COUNT_AS_ACCEPTED, Party.SERVER, 0, today, DAYS);
  }

  @Test
  void whatIsDoneAtOnceIsAcceptedWithItsReceiptAndNeedsNoReview() {
    List<CaseFacts> way = CaseLife.received(MONDAY, AT_ONCE, DAYS);
    assertEquals(
        List.of(CaseState.RECEIVED, CaseState.ACCEPTED),
        way.stream().map(CaseFacts::state).toList());
    assertEquals(MONDAY, way.getLast().dueOn());
    assertTrue(clerkMay(way.getLast()).contains(Step.GRANT));
  }

  @Test
  void onlyAClerkDecidesAndOnlyTheServerCounts() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 2000; i++) {
      CaseFacts facts = CaseLife.received(MONDAY, i % 5 == 0 ? AT_ONCE : LIMITS, DAYS).getLast();
      LocalDate today = MONDAY;
      for (int steps = 0; steps < 8; steps++) {
        today = today.plusDays(random.nextInt(9));
        Set<Step> citizen = CaseLife.open(facts, Party.CITIZEN, today);
        assertTrue(EnumSet.of(Step.CORRECTED).containsAll(citizen), citizen::toString);
        Set<Step> server = CaseLife.open(facts, Party.SERVER, today);
        assertTrue(EnumSet.of(Step.COUNT_AS_ACCEPTED).containsAll(server), server::toString);
        Party party = PARTIES.get(random.nextInt(PARTIES.size()));
        List<Step> open = List.copyOf(CaseLife.open(facts, party, today));
        if (!open.isEmpty()) {
          Step step = open.get(random.nextInt(open.size()));
          facts = CaseLife.next(facts, step, party, 10, today, DAYS).orElseThrow();
          boolean over = facts.state() == CaseState.REFUSED || facts.state() == CaseState.DELIVERED;
          assertEquals(over, facts.dueOn() == null, facts::toString);
        }
      }
    }
  }

  @Test
  void theLightTurnsYellowTwoWorkingDaysBeforeAndRedAfterTheDay() {
    LocalDate due = LocalDate.of(2026, 3, 9);
    assertEquals(Light.NONE, Light.of(null, MONDAY, DAYS));
    assertEquals(Light.GREEN, Light.of(due, LocalDate.of(2026, 3, 4), DAYS));
    assertEquals(Light.YELLOW, Light.of(due, LocalDate.of(2026, 3, 5), DAYS));
    assertEquals(Light.YELLOW, Light.of(due, due, DAYS));
    assertEquals(Light.RED, Light.of(due, due.plusDays(1), DAYS));
  }
}
