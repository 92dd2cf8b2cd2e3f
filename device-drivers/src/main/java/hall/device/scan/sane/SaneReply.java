// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

/// What the bytes that have come so far amount to.
sealed interface SaneReply<T> {

  /// A whole answer.
  ///
  /// @param length how many of the bytes it takes
  record Whole<T>(T value, int length) implements SaneReply<T> {}

  /// The beginning of an answer.
  ///
  /// @param atLeast how many bytes there must be before it is worth looking again
  record Part<T>(int atLeast) implements SaneReply<T> {}

  /// No answer that the protocol allows.
  record Broken<T>(String raw) implements SaneReply<T> {}
}
