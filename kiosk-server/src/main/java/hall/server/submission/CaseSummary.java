// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Text;
import java.time.OffsetDateTime;

/// A case as lists show it, personal data masked.
public record CaseSummary(
    String caseNumber,
    String state,
    OffsetDateTime acceptedAt,
    CaseReceipt.Item item,
    Text department,
    String terminalId,
    Masked applicant) {

  /// Name and number with stars.
  public record Masked(String name, String idNumber) {}
}
