// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import org.jspecify.annotations.Nullable;

/// Who is told of alerts: from a severity on, of one hall or of all.
///
/// @param level 1 is told at once, the next levels when nobody acknowledges
record Recipient(long id, @Nullable String hallId, Severity severity, int level) {
  /// The last level.
  static final int LAST_LEVEL = 3;

  /// Whether alerts like this one are this recipient's.
  boolean hears(Alert alert) {
    return alert.severity().reaches(severity) && (hallId == null || hallId.equals(alert.hallId()));
  }
}
