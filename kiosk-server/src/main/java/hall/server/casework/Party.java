// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

/// Who does something with a case.
public enum Party {
  /// Whoever applied, at a terminal.
  CITIZEN,
  /// Whoever works for the responsible unit.
  CLERK,
  /// The server by itself, by a rule.
  SERVER
}
