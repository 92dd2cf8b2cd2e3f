// SPDX-License-Identifier: Apache-2.0
package hall.server;

import java.util.Locale;

/// What the database tells all servers on it when a transaction commits: only what had better be
/// looked at. Fired as an event by [DatabaseNews].
public enum News {
  /// Commands were ordered.
  COMMANDS,
  /// A publication was asked for, or moved on.
  PUBLICATIONS,
  /// Terminals shall run another generation.
  CONFIGURATION,
  /// Credentials or certificates ended.
  IDENTITIES,
  /// A ticket was called, or moved on otherwise.
  QUEUE;

  /// The word in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
