// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import java.util.Optional;

/// What this process runs with from its start to its end.
///
/// @param generation 0 for the terminal's own file
/// @param document the hash of the settings; empty for the terminal's own file
/// @param payload where the settings come from; absent for the terminal's own file
public record RunningConfiguration(
    TerminalConfig config,
    OwnSettings own,
    Role role,
    long generation,
    String document,
    Optional<ConfigurationPayload> payload) {

  /// Why it is this one.
  public enum Role {
    /// It has not proved itself yet.
    TRIAL,
    CONFIRMED,
    /// The confirmed one can't be read, so an earlier one runs.
    RESCUE,
    OWN_FILE
  }

  /// The terminal's own file.
  public static RunningConfiguration own(OwnSettings own) {
    return new RunningConfiguration(own.config(), own, Role.OWN_FILE, 0, "", Optional.empty());
  }
}
