// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Text;
import java.time.OffsetDateTime;

/// What a citizen takes home: the same answer for ever.
public record CaseReceipt(
    String caseNumber,
    OffsetDateTime acceptedAt,
    String queryUrl,
    Item item,
    Text department,
    int promisedWorkingDays) {

  public record Item(String code, Text name) {}
}
