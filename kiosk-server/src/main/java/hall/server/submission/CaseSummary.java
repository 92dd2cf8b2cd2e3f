// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Text;
import hall.server.casework.Light;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A case as lists show it, personal data masked.
public record CaseSummary(
    String caseNumber,
    String state,
    OffsetDateTime acceptedAt,
    CaseReceipt.Item item,
    Text department,
    String terminalId,
    Masked applicant,
    @Nullable LocalDate dueOn,
    @Nullable Integer workingDaysLeft,
    Light light) {

  /// Name and number with stars.
  public record Masked(String name, String idNumber) {}
}
