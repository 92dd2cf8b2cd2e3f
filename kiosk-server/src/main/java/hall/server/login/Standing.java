// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

/// How a login stands at the platform.
sealed interface Standing {
  /// Nobody has confirmed yet.
  record Waiting() implements Standing {}

  /// The same, and the platform wants to be asked less often (RFC 8628, 3.5).
  record SlowDown() implements Standing {}

  /// The citizen said no.
  record Denied() implements Standing {}

  record Expired() implements Standing {}

  record Done(Person person) implements Standing {}

  /// Somebody confirmed, and what the platform says of that person is not good enough.
  ///
  /// @param why a kebab-case word: `not-believed`, `name-missing`, `number-defective`,
  ///   `level-too-low`
  record Refused(String why) implements Standing {}
}
