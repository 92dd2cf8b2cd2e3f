// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import hall.server.calendar.WorkingDays;
import hall.server.catalogue.ServiceItem.Limits;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The life of a case. Pure.
///
/// | from | step | by | to | due |
/// |---|---|---|---|---|
/// | – | receipt | citizen | received | 5 working days |
/// | received | accept | clerk; at receipt where the item is done at once | accepted | promised limit |
/// | received | ask, once | clerk | correcting | as many working days as the clerk gives |
/// | received, correcting | refuse | clerk | refused | – |
/// | received | count-as-accepted, after the fifth day | server | accepted from receipt | promised limit |
/// | correcting | corrected | citizen, clerk | received | 5 working days |
/// | accepted | review | clerk | reviewing | promised limit |
/// | reviewing; accepted where done at once | grant, deny | clerk | granted, denied | 10 working days |
/// | granted, denied | deliver | clerk | delivered | – |
///
/// The five days are those of article 32 of the law on administrative licensing (行政许可法), the ten
/// those of its article 44.
public final class CaseLife {
  /// Working days for the decision about acceptance.
  public static final int DECISION_DAYS = 5;

  /// Working days for the delivery of what was decided.
  static final int DELIVERY_DAYS = 10;

  private CaseLife() {}

  /// A case at its receipt; one of an item that is done at once is accepted with it.
  public static List<CaseFacts> received(LocalDate today, Limits limits, WorkingDays days) {
    CaseFacts facts = CaseFacts.waiting(today, false, limits, days);
    return facts.atOnce() ? List.of(facts, facts.begun(today, days)) : List.of(facts);
  }

  /// What a party may do now.
  public static Set<Step> open(CaseFacts facts, Party party, LocalDate today) {
    Set<Step> open = EnumSet.noneOf(Step.class);
    for (Step step : Step.values()) {
      if (allowed(facts, step, party, today)) {
        open.add(step);
      }
    }
    return open;
  }

  /// The case after a step; empty where it cannot be taken now, or not by this party.
  ///
  /// @param workingDays that the applicant gets for corrections
  public static Optional<CaseFacts> next(
      CaseFacts facts, Step step, Party party, int workingDays, LocalDate today, WorkingDays days) {
    return allowed(facts, step, party, today)
        ? Optional.of(
            switch (step) {
              case ACCEPT -> facts.begun(today, days);
              case COUNT_AS_ACCEPTED -> facts.begun(facts.countedFrom(), days);
              case ASK -> facts.to(CaseState.CORRECTING, days.after(today, workingDays));
              case CORRECTED -> CaseFacts.waiting(today, facts.asked(), facts.limits(), days);
              case REFUSE -> facts.to(CaseState.REFUSED, null);
              case REVIEW -> facts.to(CaseState.REVIEWING, facts.dueOn());
              case GRANT -> facts.to(CaseState.GRANTED, days.after(today, DELIVERY_DAYS));
              case DENY -> facts.to(CaseState.DENIED, days.after(today, DELIVERY_DAYS));
              case DELIVER -> facts.to(CaseState.DELIVERED, null);
            })
        : Optional.empty();
  }

  private static boolean allowed(CaseFacts facts, Step step, Party party, LocalDate today) {
    CaseState state = facts.state();
    return switch (step) {
      case ACCEPT -> state == CaseState.RECEIVED && party == Party.CLERK;
      case COUNT_AS_ACCEPTED ->
          state == CaseState.RECEIVED
              && party == Party.SERVER
              && facts.dueOn() != null
              && today.isAfter(facts.dueOn());
      case ASK -> state == CaseState.RECEIVED && party == Party.CLERK && !facts.asked();
      case CORRECTED -> state == CaseState.CORRECTING && party != Party.SERVER;
      case REFUSE ->
          (state == CaseState.RECEIVED || state == CaseState.CORRECTING) && party == Party.CLERK;
      case REVIEW -> state == CaseState.ACCEPTED && party == Party.CLERK;
      case GRANT, DENY ->
          (state == CaseState.REVIEWING || (state == CaseState.ACCEPTED && facts.atOnce()))
              && party == Party.CLERK;
      case DELIVER ->
          (state == CaseState.GRANTED || state == CaseState.DENIED) && party == Party.CLERK;
    };
  }
}
