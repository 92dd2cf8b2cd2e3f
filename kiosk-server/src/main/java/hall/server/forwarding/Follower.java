// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.ProblemException;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.casework.CaseEvents;
import hall.server.casework.CaseOrder;
import hall.server.casework.CaseStore;
import hall.server.casework.Casework;
import hall.server.casework.Step;
import hall.server.forwarding.Upstream.Change;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/// Does here what the platform above has decided, by the orders that a clerk would give; what it
/// cannot do it leaves to people as a gap, with the platform's reason in the trail.
record Follower(Casework casework) {
  private static final Logger LOG = Logger.getLogger(Follower.class);

  /// Whoever calls holds the case, and does nothing after it.
  void follow(Sql sql, CaseStore.Held held, Forwarding of, Change said, Instant now)
      throws SQLException {
    List<CaseEvents.Event> trail = CaseEvents.of(sql, held.caseNumber());
    switch (Following.of(held.facts(), trail, said, now)) {
      case Following.Steps(List<Step> steps) -> {
        try {
          casework.order(
              sql, held.caseNumber(), orders(steps, held.revision(), said), Actor.PLATFORM, now);
          LOG.infof("Case %s follows the platform: %s", held.caseNumber(), steps);
        } catch (ProblemException e) {
          LOG.warnf("Case %s cannot follow: %s", held.caseNumber(), e.problem().word());
          gap(sql, of, said, GapSort.UNCLEAR, now);
        }
      }
      case Following.Nothing _ -> {}
      case Following.Gap(GapSort sort) -> gap(sql, of, said, sort, now);
    }
  }

  /// What the platform said belongs to the last step; those before only lead there.
  private static List<CaseOrder> orders(List<Step> steps, long revision, Change said) {
    Step last = steps.getLast();
    return steps.stream()
        .map(step ->
            step == last
                ? new CaseOrder(
                    step.word(),
                    revision,
                    said.reason(),
                    said.corrections(),
                    said.workingDays(),
                    null,
                    null)
                : new CaseOrder(step.word(), revision, null, null, null, null, null))
        .toList();
  }

  private static void gap(Sql sql, Forwarding of, Change said, GapSort sort, Instant now)
      throws SQLException {
    String why = said.why();
    if (!why.isEmpty()) {
      CaseEvents.add(sql, of.caseNumber(), now, CaseEvents.PLATFORM, "upstream-reason", why);
    }
    Gaps.found(sql, of.day(), of.caseNumber(), sort, now);
  }
}
