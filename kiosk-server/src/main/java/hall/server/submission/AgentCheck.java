// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.IdNumber;
import hall.server.Problem.Defect;
import hall.server.catalogue.ServiceItem;
import hall.server.submission.Submission.Agent;
import hall.server.submission.Submission.Applicant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether somebody may apply for somebody else (代办), and whether both are named as the item wants
/// it. Pure.
final class AgentCheck {
  private AgentCheck() {}

  /// Nothing where the applicant came in person.
  static List<Defect> defects(ServiceItem item, Submission submission) {
    Agent agent = submission.agent();
    if (agent == null) {
      return List.of();
    }
    ServiceItem.Agent allowed = item.agent();
    if (allowed == null) {
      return List.of(new Defect("$.agent", "The applicant of this item has to come in person."));
    }
    List<Defect> defects = new ArrayList<>();
    if (!SubmissionCheck.isName(agent.name())) {
      defects.add(new Defect("$.agent.name", "A name of at most 120 characters."));
    }
    if (!SubmissionCheck.isIdNumber(agent.idNumber())) {
      defects.add(new Defect("$.agent.idNumber", "A number of at most 32 characters."));
    }
    String by = Objects.requireNonNullElse(agent.principalBy(), "");
    if (!Set.of(Agent.CARD, Agent.COPY).contains(by)) {
      defects.add(new Defect("$.agent.principalBy", "card or copy."));
    }
    if (by.equals(Agent.COPY) && !allowed.copySuffices()) {
      defects.add(new Defect("$.agent.principalBy", "The applicant's card has to be laid."));
    }
    applicant(agent, submission.applicant(), defects);
    return defects;
  }

  private static void applicant(Agent agent, @Nullable Applicant applicant, List<Defect> defects) {
    String number = applicant == null ? null : applicant.idNumber();
    if (number == null) {
      return;
    }
    if (number.equals(agent.idNumber())) {
      defects.add(new Defect("$.agent.idNumber", "An agent is somebody else than the applicant."));
    }
    if (Agent.COPY.equals(agent.principalBy()) && !IdNumber.isOne(number)) {
      defects.add(
          new Defect(
              "$.applicant.idNumber", "No citizen has this number: compare it digit by digit."));
    }
  }
}
