// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.Text;
import java.time.OffsetDateTime;
import java.util.List;

/// What a citizen takes home: the same answer for ever.
///
/// @param messages whether the applicant is told of corrections and of the end by short message, as
///   far as one knows when this is said
/// @param parts the cases that a life event (一件事) became, whose number is none of theirs
public record CaseReceipt(
    String caseNumber,
    OffsetDateTime acceptedAt,
    String queryUrl,
    Item item,
    Text department,
    int promisedWorkingDays,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean messages,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> parts) {

  public record Item(String code, Text name) {}

  /// One case of several.
  public record Part(String caseNumber, Item item, Text department, int promisedWorkingDays) {}
}
