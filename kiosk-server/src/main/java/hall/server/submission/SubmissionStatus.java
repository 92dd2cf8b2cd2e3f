// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a submission has come.
public record SubmissionStatus(
    String state, List<Received> documents, @JsonProperty("case") @Nullable CaseReceipt receipt) {

  /// Bytes of a document that are on disk.
  public record Received(String id, long receivedBytes) {}
}
