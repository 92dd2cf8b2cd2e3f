// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the audit, newest first.
///
/// @param before where the next page begins; null on the last one
public record AuditPage(List<Shown> entries, @Nullable Long before) {

  /// An entry as it is shown.
  public record Shown(
      long id,
      OffsetDateTime at,
      String actorKind,
      String actor,
      String action,
      String subject,
      JsonNode detail,
      String hash) {}
}
