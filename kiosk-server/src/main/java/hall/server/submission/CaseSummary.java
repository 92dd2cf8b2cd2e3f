// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.Text;
import hall.server.casework.Light;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A case as lists show it, personal data masked.
///
/// @param bundle the life event (一件事) that it belongs to
/// @param agent who applied for the applicant (代办); null where nobody did
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
    Light light,
    @JsonInclude(JsonInclude.Include.NON_NULL) Bundles.@Nullable Bundle bundle,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Masked agent) {

  /// Name and number with stars.
  public record Masked(String name, String idNumber) {}
}
