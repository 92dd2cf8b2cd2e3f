// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

/// What came of a question to a platform.
public sealed interface Answer<T> {
  /// It answered, and the answer is its own.
  record Given<T>(T value) implements Answer<T> {}

  /// It will never take this as it is; `why` is a short word without personal data.
  record Refused<T>(String why) implements Answer<T> {}

  /// Nobody knows whether it took it: ask again. `why` is a short word such as `timeout`.
  record Failed<T>(String why) implements Answer<T> {}
}
