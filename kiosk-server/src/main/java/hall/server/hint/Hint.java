// SPDX-License-Identifier: Apache-2.0
package hall.server.hint;

/// What a terminal had better look at now. A hint that is lost costs a heartbeat's time, no more.
public sealed interface Hint {
  /// Commands wait.
  record Commands() implements Hint {}

  /// The terminal shall run this generation; 0 for its own file.
  record Configuration(long generation) implements Hint {}

  /// This revision of the catalogue is published.
  record Catalogue(String revision) implements Hint {}
}
