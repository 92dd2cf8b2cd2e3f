// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

/// Who does something with a case.
public enum Party {
  /// Whoever applied, at a terminal.
  CITIZEN,
  /// Whoever works for the responsible unit, or decides in its place at the platform above.
  CLERK,
  /// The server by itself, by a rule.
  SERVER
}
