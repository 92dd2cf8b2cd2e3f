// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.outbox;

import java.util.List;
import java.util.UUID;

/// A submission as it is born on the terminal: what will be sent, whole.
///
/// @param key the idempotency key, for ever
/// @param localNumber what the citizen's receipt says until there is a case number
/// @param metadata the JSON document of `PUT …/submissions/{key}`
public record Submission(UUID key, String localNumber, byte[] metadata, List<Document> documents) {

  /// A file of the submission.
  ///
  /// @param id names it in the metadata
  public record Document(String id, byte[] bytes) {
    /// Never the bytes.
    @Override
    public String toString() {
      return "Document[" + id + "]";
    }
  }

  public Submission {
    documents = List.copyOf(documents);
  }

  /// Never the content.
  @Override
  public String toString() {
    return "Submission[" + localNumber + "]";
  }
}
