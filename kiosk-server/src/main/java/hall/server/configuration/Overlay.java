// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Settings that count for a time over all layers, begun and ended by the terminal's own clock.
///
/// @param from null counts from now on
/// @param until null has no end
/// @param settings a merge patch
public record Overlay(
    UUID id,
    Scope scope,
    @Nullable OffsetDateTime from,
    @Nullable OffsetDateTime until,
    ObjectNode settings,
    String reason,
    OffsetDateTime createdAt,
    String createdBy) {

  /// As operators read it.
  Overlay masked() {
    return new Overlay(
        id, scope, from, until, MaintenancePin.masked(settings), reason, createdAt, createdBy);
  }

  /// What it sets, by path.
  public List<Leaves.Change> changes() {
    return Leaves.changes(JsonNodeFactory.instance.objectNode(), settings);
  }
}
