// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.catalogue.ServiceItem.Material;
import hall.server.elicence.Showing.Person;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whose case it is, and who applied for that person where somebody did (代办).
record Parties(Person applicant, @Nullable Person agent) {
  /// Of a submission that was checked.
  static Parties of(Submission submission) {
    Submission.Applicant applicant = Objects.requireNonNull(submission.applicant());
    Submission.Agent agent = submission.agent();
    return new Parties(
        person(applicant.name(), applicant.idNumber()),
        agent == null ? null : person(agent.name(), agent.idNumber()));
  }

  private static Person person(@Nullable String name, @Nullable String idNumber) {
    return Person.of(Objects.requireNonNull(name), Objects.requireNonNull(idNumber));
  }

  /// Whose licence may stand for a paper: an agent shows that of whom he or she acts for, but the
  /// own one where the agent's is asked for.
  Person holder(Material material) {
    return agent != null && material.agentOnly() ? agent : applicant;
  }
}
